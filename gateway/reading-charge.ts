import type { ApolloServerPlugin } from '@apollo/server';
import type { ChargeWork } from './rate-limit.ts';
import type { RequestContext } from './request-context.ts';

/** Lets callers pay for the time that parsing and validating took, for no limit knows how long that is for each text. */
export function readingCharge(chargeWork: ChargeWork): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async ({ contextValue }) => {
      let milliseconds = 0;
      const timed = async () => {
        const began = performance.now();
        return async () => {
          milliseconds += performance.now() - began;
        };
      };
      const charge = (outcome: 'useful' | 'wasted'): void => {
        if (milliseconds > 0) chargeWork(milliseconds, outcome, contextValue);
        milliseconds = 0;
      };
      return {
        parsingDidStart: timed,
        validationDidStart: timed,
        executionDidStart: async () => charge('useful'),
        didEncounterErrors: async () => charge('wasted'),
      };
    },
  };
}
