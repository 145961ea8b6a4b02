import { type ASTVisitor, GraphQLError, OperationTypeNode, type ValidationContext } from 'graphql';

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
