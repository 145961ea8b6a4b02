import {
  type ASTVisitor,
  type DefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type ValidationContext,
} from 'graphql';

const manyOf = { query: 'queries', mutation: 'mutations', subscription: 'subscriptions' };

/**
 * A validation rule: GraphQL's own ones pass over an operation of a kind that the schema does not have, or that is sent otherwise.
 * A subscription beside others is another one than is meant, or is refused when that is known.
 */
export function operationKindExists(context: ValidationContext): ASTVisitor {
  const isBesideOthers = context.getDocument().definitions.some(isAnswered);
  return {
    OperationDefinition: (node) => {
      if (!context.getSchema().getRootType(node.operation))
        context.reportError(new GraphQLError(`this graph has no ${manyOf[node.operation]}`, { nodes: node }));
      else if (!isAnswered(node) && !isBesideOthers) context.reportError(sentOtherwise(node));
    },
  };
}

/** Whether it is an operation that is answered once, and so by any request. */
export function isAnswered(node: DefinitionNode): boolean {
  return node.kind === Kind.OPERATION_DEFINITION && node.operation !== OperationTypeNode.SUBSCRIPTION;
}

export function sentOtherwise(subscription: OperationDefinitionNode): GraphQLError {
  const message = 'subscriptions are sent with accept: text/event-stream, or over WebSocket';
  const extensions = { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } };
  return new GraphQLError(message, { nodes: subscription, extensions });
}
