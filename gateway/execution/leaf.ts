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
