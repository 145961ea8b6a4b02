import { type GraphQLLeafType, isEnumType } from 'graphql';

/**
 * Tells whether a value can be one of this type. What a custom scalar holds is its subgraph's business, as long as it can be
 * written.
 */
export function leafCheck(type: GraphQLLeafType): (value: unknown) => boolean {
  if (!isEnumType(type)) return builtInScalars[type.name] ?? ((value) => isWithin(deepest, value));
  const names = new Set<unknown>(type.getValues().map(({ name }) => name));
  return (value) => names.has(value);
}

/** JSON is read however deep it is; written it overflows the stack, and with it the whole answer is lost. */
const deepest = 200;

/** JSON.parse reads 1e999 as Infinity, which JSON.stringify writes as null. */
function isWithin(levels: number, value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isWithin(levels - 1, inner));
}

/** Of 32 bits, as GraphQL has it. */
function isInt(value: unknown): boolean {
  return typeof value === 'number' && (value | 0) === value;
}

const builtInScalars: Record<string, ((value: unknown) => boolean) | undefined> = {
  Int: (value) => isInt(value),
  Float: (value) => Number.isFinite(value),
  Boolean: (value) => typeof value === 'boolean',
  String: (value) => typeof value === 'string',
  ID: (value) => typeof value === 'string' || Number.isInteger(value),
};

/** The same in JavaScript, of `value`, for most values that are of the type. */
export function leafTest(type: GraphQLLeafType): string | undefined {
  return isEnumType(type) ? undefined : builtInTests[type.name];
}

const builtInTests: Record<string, string | undefined> = {
  Int: '(value | 0) === value',
  Float: 'Number.isFinite(value)',
  Boolean: "typeof value === 'boolean'",
  String: "typeof value === 'string'",
  ID: "typeof value === 'string'",
};
