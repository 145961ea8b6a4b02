import { expect, test, vi } from 'vitest';
import { defaultLimits } from '../../gateway/limits.ts';
import { send, startConstellation } from './constellation.ts';
import { transports } from './subscribers.ts';

const unresolved = 'OPERATION_RESOLUTION_FAILURE';
const invalid = 'GRAPHQL_VALIDATION_FAILED';
const answered = { data: { customer: { id: '1' } } };

test.each<[string, string | undefined, string, string]>([
  ['query A { __typename }', 'B', 'the document has no operation named "B"; it has A', unresolved],
  ['{ __typename }', 'B', 'the document has no operation named "B"; it has one without a name', unresolved],
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

/** As GraphiQL sends it whichever of its operations is run. */
const several = `
  query Ask { customer(id: "1") { id } }
  subscription Hear { customerChanged(ids: "1") { eventId } }
  subscription HearMore { customerChanged(ids: "2") { eventId } }
`;

test('a query is answered beside a subscription in its document, however it is sent', async () => {
  await using house = await startConstellation({ over: 'memory' });
  const ask = async (headers = {}) => (await house.ask(several, { operationName: 'Ask', headers })).body;
  // The first time by Apollo Server, then as a document that is known.
  for (const _time of [1, 2]) expect(await ask()).toEqual(answered);
  expect(await ask({ accept: 'text/event-stream' })).toContain(JSON.stringify(answered));
});

test('a subscription beside a query in its document is told how subscriptions are sent, also once the query was answered', async () => {
  await using house = await startConstellation({ over: 'memory' });
  for (const operationName of ['Hear', 'Ask', 'Hear', 'HearMore']) {
    const { status, body } = await house.ask(several, { operationName });
    if (operationName === 'Ask') expect(body).toEqual(answered);
    else
      expect({ status, body }).toMatchObject({
        status: 400,
        body: {
          errors: [
            {
              message: 'subscriptions are sent with accept: text/event-stream, or over WebSocket',
              locations: [{ line: expect.any(Number), column: 3 }],
              extensions: { code: invalid },
            },
          ],
        },
      });
  }
});

const named = encodeURIComponent('query A { customer(id: "1") { id } }');

test.each(['operationName=&variables=null&extensions=null', 'operationName', 'variables=null', 'extensions=null'])(
  'by GET, %s is as if it had not been sent',
  async (parameters) => {
    await using house = await startConstellation({ over: 'memory' });
    const json = { 'content-type': 'application/json' };
    for (const path of [`/graphql?${parameters}&query=${named}`, `/graphql?query=${named}&${parameters}`]) {
      expect(await house.get(path, json)).toMatchObject({ status: 200, body: answered });
      const { body } = await house.get(path, { accept: 'text/event-stream' });
      expect(body).toContain(JSON.stringify(answered));
    }
  },
);

test('a name that begins as another parameter does, and a parameter within another, are left as they are', async () => {
  await using house = await startConstellation({ over: 'memory' });
  const query = encodeURIComponent('query ($v: ID!) { customer(id: $v) { id } }');
  const variables = encodeURIComponent(JSON.stringify({ v: '&variables=null&' }));
  expect(
    await house.get(`/graphql?query=${query}&variables=${variables}&operationNames=`, {
      'content-type': 'application/json',
    }),
  ).toMatchObject({ status: 200, body: { data: { customer: { id: '&variables=null&' } } } });
});

test('by POST, in a batch, as an event stream and over WebSocket an empty name of an operation is none', async () => {
  await using house = await startConstellation({ over: 'memory', limits: { ...defaultLimits, batch: 2 } });
  const sent = { query: 'query A { customer(id: "1") { id } }', operationName: '', variables: {} };
  const post = async (body: object, headers = {}) =>
    (
      await send(house.url, {
        ...{ method: 'POST', body: JSON.stringify(body) },
        headers: { 'content-type': 'application/json', ...headers },
      })
    ).body;
  // The first time by Apollo Server, then as a document that is known.
  for (const _time of [1, 2]) expect(await post(sent)).toEqual(answered);
  expect(await post([sent, sent])).toEqual([answered, answered]);
  expect(await post(sent, { accept: 'text/event-stream' })).toContain(JSON.stringify(answered));
  const subscriber = transports[1].open(house.url, sent);
  await vi.waitFor(() => expect(subscriber.ended()).toBe(null));
  expect(subscriber.told).toEqual([answered]);
});
