import type { ApolloServerPlugin } from '@apollo/server';
import type { ChargeWork } from './rate-limit.ts';
import type { RequestContext } from './request-context.ts';

/** Lets callers pay for the time that parsing and validating took, for no limit knows how long that is for each text. */
export function readingCharge(chargeWork: ChargeWork): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async ({ contextValue }) => {
      const timed = async () => {
        const began = performance.now();
        return async (mistake?: unknown) =>
          chargeWork(performance.now() - began, mistake ? 'wasted' : 'useful', contextValue);
      };
      return { parsingDidStart: timed, validationDidStart: timed };
    },
  };
}
