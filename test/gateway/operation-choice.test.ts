import { expect, test } from 'vitest';
import { startConstellation } from './constellation.ts';

const unresolved = 'OPERATION_RESOLUTION_FAILURE';
const invalid = 'GRAPHQL_VALIDATION_FAILED';

test.each<[string, string | undefined, string, string]>([
  ['query A { __typename }', 'B', 'the document has no operation named "B"; it has A', unresolved],
  ['{ __typename }', 'B', 'the document has no operation named "B"; it has one without a name', unresolved],
  ['{ __typename }', '', 'the document has no operation named ""; it has one without a name', unresolved],
  [
    'query A { __typename } query B { __typename }',
    undefined,
    'operationName must say which operation of the document is meant; it has A, B',
    unresolved,
  ],
  ['mutation { x }', undefined, 'this graph has no mutations', invalid],
  [
    'subscription { customerChanged(ids: "1") { eventId } }',
    undefined,
    'subscriptions are sent with accept: text/event-stream, or over WebSocket',
    invalid,
  ],
])(
  '%s asked for operation %s is told as the client’s mistake and logged as none',
  async (query, operationName, message, code) => {
    await using house = await startConstellation({ over: 'memory' });
    expect(await house.ask(query, { operationName })).toMatchObject({
      status: 400,
      body: { errors: [{ message, extensions: { code, requestId: 'request-1' } }] },
    });
    expect(house.logged.filter(({ level }) => Number(level) >= 40)).toEqual([]);
  },
);

test('of several operations the named one is answered', async () => {
  await using house = await startConstellation({ over: 'memory' });
  const { body } = await house.ask('query A { a: __typename } query B { b: __typename }', { operationName: 'B' });
  expect(body).toEqual({ data: { b: 'Query' } });
});
