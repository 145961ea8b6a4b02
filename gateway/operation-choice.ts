import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, Kind } from 'graphql';
import { isAnswered, sentOtherwise } from './reading/operation-kind.ts';
import type { RequestContext } from './request-context.ts';

/**
 * Refuses requests that do not say which operation of their document is meant, or mean a subscription; the stock gateway fails on
 * them.
 */
export function operationIsChosen(): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operation, request }) => {
        if (operation && !isAnswered(operation)) throw sentOtherwise(operation);
        if (operation) return;
        const { operationName } = request;
        const names = document.definitions
          .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
          .map(({ name }) => name?.value ?? 'one without a name');
        const mistake =
          typeof operationName === 'string'
            ? `the document has no operation named "${operationName}"`
            : 'operationName must say which operation of the document is meant';
        throw new GraphQLError(`${mistake}; it has ${names.join(', ')}`, {
          extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } },
        });
      },
    }),
  };
}
