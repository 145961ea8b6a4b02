import { type GraphQLLeafType, isEnumType } from 'graphql';

/** Tells whether a value can be one of this type. What a custom scalar holds is its subgraph's business. */
export function leafCheck(type: GraphQLLeafType): (value: unknown) => boolean {
  if (!isEnumType(type)) return builtInScalars[type.name] ?? (() => true);
  const names = new Set<unknown>(type.getValues().map(({ name }) => name));
  return (value) => names.has(value);
}

const builtInScalars: Record<string, ((value: unknown) => boolean) | undefined> = {
  Int: (value) => Number.isInteger(value),
  Float: (value) => typeof value === 'number',
  Boolean: (value) => typeof value === 'boolean',
  String: (value) => typeof value === 'string',
  ID: (value) => typeof value === 'string' || Number.isInteger(value),
};

/** The same in JavaScript, of `value`, for most values that are of the type. */
export function leafTest(type: GraphQLLeafType): string | undefined {
  return isEnumType(type) ? undefined : builtInTests[type.name];
}

const builtInTests: Record<string, string | undefined> = {
  Int: 'Number.isInteger(value)',
  Float: "typeof value === 'number'",
  Boolean: "typeof value === 'boolean'",
  String: "typeof value === 'string'",
  ID: "typeof value === 'string'",
};
