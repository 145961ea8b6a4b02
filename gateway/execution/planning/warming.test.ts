import { createHash } from 'node:crypto';
import { buildSchema, Kind, parse } from 'graphql';
import { expect, test } from 'vitest';
import type { CompiledOperation } from '../operation.ts';
import { operationCache, type PlannableOperation } from '../operation-cache.ts';
import { ObjectShape } from '../shape.ts';
import { planAhead, worthPlanning } from './warming.ts';

const schema = buildSchema('type Query { a: String  b: String }');
const queryType = schema.getQueryType();

const unused = { used: () => {}, expectUse: () => {} };

/** A cache that tells how often something had to be planned. */
function countingCache() {
  const planned: unknown[] = [];
  const cache = operationCache((_document, operation, variables): CompiledOperation => {
    if (operation.name?.value === 'Unplannable' || !queryType) throw new Error('cannot be planned');
    planned.push({ name: operation.name?.value, variables });
    const response = new ObjectShape({ schema, fragments: new Map() }, queryType, [operation.selectionSet]);
    return {
      step: { kind: 'sequence', steps: [] },
      response,
      introspection: undefined,
      retelling: undefined,
      policy: undefined,
      ...unused,
    };
  });
  return { cache, planned };
}

function asked(query: string, documentHash: string, variables: Record<string, boolean> = {}): PlannableOperation {
  const document = parse(query);
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('no operation');
  return { documentHash, document, operation, variables };
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const manifest = (body: string) => ({ id: 'm1', name: 'A', type: 'query' as const, body });
const conditional = 'query A($deep: Boolean!) { a b @include(if: $deep) }';

test('a known operation needs no planning when it is first asked, by its id or as a text, whichever way it turns out', async () => {
  const { cache, planned } = countingCache();
  expect(await planAhead(cache, schema, worthPlanning([manifest(conditional)], []))).toBe(4);
  const before = planned.length;
  for (const hash of ['m1', hashOf(conditional)])
    for (const deep of [true, false]) cache.compiled(asked(conditional, hash, { deep }));
  expect(planned).toHaveLength(before);
});

test('what was used under one supergraph needs no planning under the next', async () => {
  const [first, second] = [countingCache(), countingCache()];
  first.cache.compiled(asked('query A { a }', 'h1'));
  first.cache.compiled(asked(conditional, 'h2', { deep: true }));
  await planAhead(second.cache, schema, worthPlanning([], first.cache.kept()));
  expect(second.planned).toEqual([
    { name: 'A', variables: {} },
    { name: 'A', variables: { deep: true } },
  ]);
  second.cache.compiled(asked(conditional, 'h2', { deep: true }));
  expect(second.planned).toHaveLength(2);
});

test('what the schema does not have, what is no document and what cannot be planned is passed over', async () => {
  const { cache } = countingCache();
  const known = ['{ gone }', '{ a', 'query Unplannable { a }', '{ a }'].map(manifest);
  expect(await planAhead(cache, schema, worthPlanning(known, []))).toBe(2);
});

test('of all that was used, the last 300 operations are planned ahead', () => {
  const used = Array.from({ length: 1000 }, (_, index) => asked('{ a }', `h${index}`));
  expect(worthPlanning([], used).map(({ documentHash }) => documentHash)).toEqual(
    used.slice(700).map(({ documentHash }) => documentHash),
  );
});
