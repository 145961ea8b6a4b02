import { expect, test } from 'vitest';
import { startConstellation } from './constellation.ts';

const limits = { bodyBytes: 2000, tokens: 50, depth: 4 };

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
