import { type FieldNode, type OperationDefinitionNode, valueFromASTUntyped } from 'graphql';
import type { Variables } from '../execution/settled.ts';

/** What is sent with a field by its arguments' names, with the values of variables as they came; what is not sent is not in it. */
export type SentArguments = ReadonlyMap<string, unknown>;

const nothingSent: SentArguments = new Map();

/** Reads what an operation sends with its fields. */
export function sentArguments(
  operation: OperationDefinitionNode,
  variables: Variables,
): (field: FieldNode) => SentArguments {
  // A variable may be called `__proto__`.
  const values: Record<string, unknown> = Object.assign(Object.create(null), variables);
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    if (defaultValue && values[name] === undefined) values[name] = valueFromASTUntyped(defaultValue);
  }
  return ({ arguments: given = [] }) => {
    if (given.length === 0) return nothingSent;
    return new Map(given.map(({ name, value }) => [name.value, valueFromASTUntyped(value, values)] as const));
  };
}
