import type { ApolloServerPlugin } from '@apollo/server';
import type { ChargeWasted } from '../rate-limit.ts';
import type { RequestContext } from '../request-context.ts';

/** Lets callers pay for texts that were parsed and validated to be refused: for what is executed they pay by its cost. */
export function wastedReading(chargeWasted: ChargeWasted): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async ({ contextValue }) => {
      let isRead = false;
      return {
        parsingDidStart: async () => {
          isRead = true;
        },
        executionDidStart: async () => {
          isRead = false;
        },
        didEncounterErrors: async ({ source = '' }) => {
          if (isRead) chargeWasted(source.length, contextValue);
          isRead = false;
        },
      };
    },
  };
}
