import type { ApolloServerPlugin } from '@apollo/server';
import { type ASTVisitor, GraphQLError, Kind, type ValidationContext } from 'graphql';
import type { RequestContext } from './request-context.ts';

const manyOf = { query: 'queries', mutation: 'mutations', subscription: 'subscriptions' };

/** A validation rule: GraphQL's own ones pass over an operation of a kind that the schema does not have. */
export function operationKindExists(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition: (node) => {
      if (context.getSchema().getRootType(node.operation)) return;
      context.reportError(new GraphQLError(`this graph has no ${manyOf[node.operation]}`, { nodes: node }));
    },
  };
}

/** Refuses requests that do not say which operation of their document is meant; the stock gateway fails on them. */
export function operationIsChosen(): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operation, request }) => {
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
