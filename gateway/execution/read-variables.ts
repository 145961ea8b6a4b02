import { GraphQLError, type GraphQLSchema, getVariableValues, type OperationDefinitionNode } from 'graphql';
import { shortMessage } from '../short-message.ts';
import type { Variables } from './settled.ts';

/** Each mistake is told with the whole value that it is in: all mistakes of a value of 250 KB would be gigabytes. */
const mostMistakes = 5;

export type ReadVariables = { variables: Variables; mistakes?: undefined } | { mistakes: readonly GraphQLError[] };

/** What an operation was sent, as its types have it, or the first of the mistakes in it. */
export function readVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  sent: Variables,
): ReadVariables {
  const { coerced, errors } = getVariableValues(schema, variableDefinitions, sent, { maxErrors: mostMistakes });
  return errors ? { mistakes: errors.slice(0, mostMistakes).map(shortened) } : { variables: coerced };
}

function shortened(error: GraphQLError): GraphQLError {
  const { message, nodes } = error;
  const short = shortMessage(message);
  return short === message ? error : new GraphQLError(short, { nodes });
}
