import { buildSchema, Kind, parse } from 'graphql';
import { expect, test } from 'vitest';
import { operationCache, type PlannableOperation, rememberedOperations } from './operation-cache.ts';
import { ObjectShape } from './shape.ts';

const schema = buildSchema('type Query { a: String }');
const queryType = schema.getQueryType();

function asked(query: string): PlannableOperation {
  const document = parse(query);
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('no operation');
  return { documentHash: query, document, operation, variables: {} };
}

/** @param compileLater is how operations are made that need a thread. */
function cacheOf(mostBytes?: number, compileLater = (text: string) => text.includes('fails')) {
  const cache = operationCache(
    ({ loc }, operation) => {
      if (!queryType) throw new Error('no query type');
      if (compileLater(loc?.source.body ?? '')) return Promise.reject(new Error('cannot be planned'));
      const response = new ObjectShape({ schema, fragments: new Map() }, queryType, [operation.selectionSet]);
      const rest = {
        introspection: undefined,
        retelling: undefined,
        policy: undefined,
        used: () => {},
        expectUse: () => {},
      };
      return { step: { kind: 'sequence', steps: [] }, response, ...rest };
    },
    { mostBytes },
  );
  return { cache, names: () => cache.kept().map(({ operation }) => operation.name?.value) };
}

test('operations that were used longest ago are forgotten when there are too many', () => {
  const { cache, names } = cacheOf();
  for (let turn = 0; turn <= rememberedOperations; turn += 1) {
    cache.compiled(asked(`query Q${turn} { a }`));
    cache.compiled(asked('query Often { a }'));
  }
  expect(names()).toHaveLength(rememberedOperations);
  expect(names().slice(-2)).toEqual([`Q${rememberedOperations}`, 'Often']);
  expect(names()).not.toContain('Q0');
});

test('long operations are forgotten when together they take too much memory, and short ones with many fields as well', () => {
  const { cache, names } = cacheOf(100_000);
  for (const name of ['A', 'B', 'C']) cache.compiled(asked(`query ${name} { a } # ${'x'.repeat(700)}`));
  expect(names()).toEqual(['B', 'C']);
  const doubled = '... on Query { ...f } ... on Query { ...f }';
  cache.compiled(
    asked(`query D { ...g ...g } fragment g on Query { ${doubled} } fragment f on Query { ${'a '.repeat(25)} }`),
  );
  expect(names()).toEqual(['D']);
});

test('one operation that takes more than all may is kept until the next', () => {
  const { cache, names } = cacheOf(1000);
  cache.compiled(asked(`query A { a } # ${'x'.repeat(500)}`));
  expect(names()).toEqual(['A']);
  cache.compiled(asked('query B { a }'));
  expect(names()).toEqual(['B']);
});

test('an operation that could not be made takes nothing', async () => {
  const { cache, names } = cacheOf(100_000);
  for (let turn = 0; turn < 9; turn += 1)
    await expect(cache.compiled(asked(`query Q${turn} { a } # fails ${'x'.repeat(500)}`))).rejects.toThrow();
  for (const name of ['A', 'B']) cache.compiled(asked(`query ${name} { a } # ${'x'.repeat(500)}`));
  expect(names()).toEqual(['A', 'B']);
});

test.each(['skip', 'include'])(
  'a null for the condition of @%s is refused, whatever was decided before',
  (directive) => {
    const { cache } = cacheOf();
    const operation = asked(`query ($b: Boolean = true) { a @${directive}(if: $b) }`);
    cache.compiled({ ...operation, variables: { b: false } });
    expect(() => cache.compiled({ ...operation, variables: { b: null } })).toThrow('must not be null');
  },
);
