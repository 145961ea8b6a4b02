import type { ApolloServerPlugin } from '@apollo/server';
import { type ASTVisitor, GraphQLError, Kind, OperationTypeNode, type ValidationContext } from 'graphql';
import type { RequestContext } from './request-context.ts';

const manyOf = { query: 'queries', mutation: 'mutations', subscription: 'subscriptions' };

/** A validation rule: GraphQL's own ones pass over an operation of a kind that the schema does not have, or that is sent otherwise. */
export function operationKindExists(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition: (node) => {
      const exists = Boolean(context.getSchema().getRootType(node.operation));
      if (exists && node.operation !== OperationTypeNode.SUBSCRIPTION) return;
      const mistake = exists
        ? 'subscriptions are sent with accept: text/event-stream, or over WebSocket'
        : `this graph has no ${manyOf[node.operation]}`;
      context.reportError(new GraphQLError(mistake, { nodes: node }));
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
