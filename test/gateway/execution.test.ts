import { createHash } from 'node:crypto';
import { Kind, parse } from 'graphql';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { SubgraphCall } from '../../gateway/calls/subgraph-endpoint.ts';
import { startDeadline } from '../../gateway/deadline.ts';
import { loadExecution } from '../../gateway/execution.ts';
import { answerEntities } from './answer-entities.ts';
import { composeFeatured } from './differential/featured-supergraph.ts';

type Answer = (call: SubgraphCall) => unknown;

/** What the gateway's execution makes of one operation when subgraphs answer like this. */
async function execute(query: string, answers: Record<string, Answer>, variables: Record<string, unknown> = {}) {
  const calls: { name: string; variables: unknown }[] = [];
  const execution = await loadExecution(composeFeatured(), {
    subgraphs: ['catalogue', 'shipping', 'reviews', 'insight'].map((name) => ({
      name,
      ready: async () => {},
      execute: async (call) => {
        calls.push({ name, variables: call.variables });
        return answers[name]?.(call);
      },
    })),
    subgraphTimeoutMs: 1000,
    logger: pino({ level: 'silent' }),
  });
  const document = parse(query);
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('no operation');
  const deadline = startDeadline(5000);
  const context = { requestId: 'request-1', caller: { subject: 'test', scopes: new Set() }, deadline };
  const queryHash = createHash('sha256').update(query).digest('hex');
  const answer = await execution.execute({ request: { query, variables }, context, queryHash, document, operation });
  deadline.end();
  return { answer: JSON.parse(JSON.stringify(answer)), calls };
}

test('mutations are carried out one after the other, in the order of the operation, whichever subgraph has them', async () => {
  const going: string[] = [];
  const slowly = (answer: object) => async (call: SubgraphCall) => {
    going.push(`${call.query.match(/praise|shipAll|addProduct/)?.[0]} begins`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    going.push('ends');
    return answer;
  };
  const { answer } = await execute(
    'mutation { praise(id: "1") { id } shipAll { id } addProduct(input: { name: "x" }) { id } }',
    {
      reviews: slowly({ data: { praise: { id: '1' } } }),
      shipping: slowly({ data: { shipAll: [] } }),
      catalogue: slowly({ data: { addProduct: null } }),
    },
  );
  expect(answer).toEqual({ data: { praise: { id: '1' }, shipAll: [], addProduct: null } });
  expect(going).toEqual(['praise begins', 'ends', 'shipAll begins', 'ends', 'addProduct begins', 'ends']);
});

test('an entity that is in a list several times is asked for once and told of in every place', async () => {
  const author = { __typename: 'Author', id: '1' };
  const { answer, calls } = await execute('{ anything { ... on Author { bio } } }', {
    catalogue: () => ({ data: { anything: [author, { ...author }, null, { ...author, id: '2' }] } }),
    reviews: (call) => answerEntities(call, ({ id }) => (id === '1' ? { bio: 'first' } : null)),
  });
  expect(answer).toEqual({ data: { anything: [{ bio: 'first' }, { bio: 'first' }, null, { bio: null }] } });
  expect(calls[1]).toEqual({ name: 'reviews', variables: { representations: [author, { ...author, id: '2' }] } });
});

test('names that every object has anyway are names like any other', async () => {
  const { answer } = await execute('{ product(id: "1") { __proto__: name constructor: sku toString: price } }', {
    catalogue: () => JSON.parse('{"data":{"product":{"__proto__":"Lamp","constructor":"L-1","toString":3}}}'),
  });
  expect(JSON.stringify(answer)).toBe('{"data":{"product":{"__proto__":"Lamp","constructor":"L-1","toString":3}}}');
});

test('names that an answer does not have are not found in what every object has', async () => {
  const { answer } = await execute('{ product(id: "1") { constructor: name } }', {
    catalogue: () => ({ data: { product: {} } }),
  });
  expect(answer.data).toEqual({ product: null });
});

test('an answer that a subgraph keeps is not changed by what others add to it', async () => {
  const kept = { data: { trending: [{ __typename: 'Book', id: '1', demand: 1 }] } };
  const before = structuredClone(kept);
  await execute('{ trending { demand isbn } }', {
    insight: () => kept,
    catalogue: (call: SubgraphCall) => answerEntities(call, () => ({ isbn: '978' })),
  });
  expect(kept).toEqual(before);
});

test('conditions decide what is fetched, also where both ways are asked one after the other', async () => {
  const query = 'query ($deep: Boolean = false) { trending { demand isbn @include(if: $deep) } }';
  const answers = {
    insight: () => ({ data: { trending: [{ __typename: 'Book', id: '1', demand: 1 }] } }),
    catalogue: (call: SubgraphCall) => answerEntities(call, () => ({ isbn: '978' })),
  };
  const shallow = await execute(query, answers);
  expect(shallow.answer).toEqual({ data: { trending: [{ demand: 1 }] } });
  expect(shallow.calls.map(({ name }) => name)).toEqual(['insight']);
  const deep = await execute(query, answers, { deep: true });
  expect(deep.answer).toEqual({ data: { trending: [{ demand: 1, isbn: '978' }] } });
});

test('a null variable is none of a condition that only another operation of the document has by that name', async () => {
  const query = `query Asked($id: ID) { parcels(from: $id) { id } }
    query Other($id: Boolean = true) { parcels @include(if: $id) { id } }`;
  const { answer } = await execute(query, { shipping: () => ({ data: { parcels: null } }) }, { id: null });
  expect(answer).toEqual({ data: { parcels: null } });
});

test('a variable of another type is refused before any subgraph is asked', async () => {
  const { answer, calls } = await execute('query ($id: ID!) { product(id: $id) { name } }', {}, { id: {} });
  expect(answer).toMatchObject({ errors: [{ message: expect.stringContaining('Variable "$id" got invalid value') }] });
  expect(answer).not.toHaveProperty('data');
  expect(calls).toEqual([]);
});

test('introspection is answered beside data, in the order of the operation', async () => {
  const query =
    'query ($name: String!) { __type(name: $name) { name } product(id: "1") { name } ...rest } fragment rest on Query { __schema { queryType { name } } }';
  const { answer } = await execute(
    query,
    { catalogue: () => ({ data: { product: { name: 'Lamp' } } }) },
    { name: 'Product' },
  );
  expect(JSON.stringify(answer.data)).toBe(
    '{"__type":{"name":"Product"},"product":{"name":"Lamp"},"__schema":{"queryType":{"name":"Query"}}}',
  );
});
