import { expect, test } from 'vitest';
import { defaultLimits } from '../../gateway/limits.ts';
import { startConstellation } from './constellation.ts';

const limits = {
  ...defaultLimits,
  bodyBytes: 2000,
  tokens: 50,
  depth: 4,
  nesting: 8,
  rootFields: 3,
  aliases: 4,
  objects: 100,
  page: 1000,
};

const tooDeep = '{ __type(name: "Customer") { fields { type { fields { name } } } } }';

test('an operation over the depth limit is refused with 400 and calls no subgraph', async () => {
  await using house = await startConstellation({ over: 'memory', limits });
  expect(await house.ask(tooDeep)).toMatchObject({
    status: 400,
    body: {
      errors: [
        {
          message: 'the operation is 5 fields deep, and 4 are allowed',
          extensions: { code: 'OPERATION_TOO_DEEP', requestId: 'request-1' },
        },
      ],
    },
  });
});

test('depth cannot be hidden in fragments', async () => {
  await using house = await startConstellation({ over: 'memory', limits });
  const { status } = await house.ask(
    '{ __type(name: "A") { ...a } } fragment a on __Type { fields { type { ...b } } } fragment b on __Type { fields { name } }',
  );
  expect(status).toBe(400);
});

test.each<[string, string]>([
  ['{ a: __typename b: __typename ...more } fragment more on Query { c: __typename d: __typename }', '4 root fields'],
  [
    '{ a: __schema { ...names } b: __schema { ...names } } fragment names on __Schema { description c: description d: description }',
    '6 aliases',
  ],
])('%s is refused for its %s', async (query, excess) => {
  await using house = await startConstellation({ over: 'memory', limits });
  const { status, body } = await house.ask(query);
  expect(status).toBe(400);
  expect(body).toMatchObject({
    errors: [
      { message: expect.stringContaining(`the operation has ${excess}`), extensions: { code: 'OPERATION_TOO_LARGE' } },
    ],
  });
});

test('an operation whose pages may hold too much is refused by what its variables ask for', async () => {
  await using house = await startConstellation({ over: 'memory', limits });
  const query = 'query ($first: Int) { customers(first: $first) { id } }';
  expect((await house.ask(query, { variables: { first: 100 } })).status).toBe(200);
  expect(await house.ask(query, { variables: { first: 101 } })).toMatchObject({
    status: 400,
    body: {
      errors: [
        {
          message:
            'the operation may answer 101 objects, and 100 are allowed: ask for smaller pages or fewer lists in lists',
          extensions: { code: 'OPERATION_TOO_LARGE', requestId: 'request-1' },
        },
      ],
    },
  });
});

test.each<[string, string]>([
  ['fields', '{a'.repeat(40_000)],
  ['inline fragments', `${'{ ... '.repeat(9)}{ __typename }${' }'.repeat(9)}`],
  ['lists', `{ customer(id: ${'['.repeat(40_000)}) { id } }`],
])('%s nested beyond reason are refused before they are parsed', async (_what, query) => {
  await using house = await startConstellation({ over: 'memory', limits: { ...limits, bodyBytes: 200_000 } });
  expect(await house.ask(query)).toMatchObject({
    status: 400,
    body: {
      errors: [
        {
          message: 'the document has more than 8 brackets within each other',
          extensions: { code: 'OPERATION_TOO_DEEP', requestId: 'request-1' },
        },
      ],
    },
  });
});

test('nesting sent by GET is refused as well, and brackets in texts and comments are none', async () => {
  await using house = await startConstellation({ over: 'memory', limits });
  const headers = { 'apollo-require-preflight': 'true' };
  const nested = await house.get(`/graphql?query=${'{a'.repeat(9)}`, headers);
  expect(nested).toMatchObject({ status: 400, body: { errors: [{ extensions: { code: 'OPERATION_TOO_DEEP' } }] } });
  const { body } = await house.ask(`{ customer(id: "${'{'.repeat(9)}") { id } } # ${'{'.repeat(9)}`);
  expect(body).toEqual({ data: { customer: { id: '{{{{{{{{{' } } });
});

test('an operation at the limits is answered', async () => {
  await using house = await startConstellation({ over: 'memory', limits });
  expect(await house.ask('{ customer(id: "1") { billing { recordIds } } }')).toMatchObject({ status: 200 });
});

test('too many tokens are refused while they are read', async () => {
  await using house = await startConstellation({ over: 'memory', limits });
  const { status, body } = await house.ask(`{ ${'__typename '.repeat(60)} }`);
  expect(status).toBe(400);
  expect(body).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }] });
});

test('a body over the limit is refused with 413', async () => {
  await using house = await startConstellation({ over: 'memory', limits });
  expect(await house.ask(`{ __typename } # ${'x'.repeat(2000)}`)).toMatchObject({
    status: 413,
    body: {
      errors: [
        { message: 'the request is too large', extensions: { code: 'PAYLOAD_TOO_LARGE', requestId: 'request-1' } },
      ],
    },
  });
});

test.each(['memory', 'http'] as const)(
  'a body below a limit of many megabytes is taken, and its part by a subgraph over %s',
  async (over) => {
    const megabytes = 1024 * 1024;
    const patience = { subgraphTimeoutMs: 30_000, requestDeadlineMs: 30_000 };
    await using house = await startConstellation({
      ...{ over, ...patience },
      limits: { ...defaultLimits, bodyBytes: 20 * megabytes },
    });
    const id = 'x'.repeat(17 * megabytes);
    const { status, body } = await house.ask('query ($id: ID!) { customer(id: $id) { __typename } }', {
      variables: { id },
    });
    expect({ status, body }).toEqual({ status: 200, body: { data: { customer: { __typename: 'Customer' } } } });
  },
);
