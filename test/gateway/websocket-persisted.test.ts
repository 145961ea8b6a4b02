import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { knownOperations } from '../../gateway/operations-manifest.ts';
import type { PersistedOperations } from '../../gateway/persisted-operations.ts';
import { startConstellation } from './constellation.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const byHash = (sha256Hash: unknown) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
const query = 'query One { customer(id: "1") { id } }';
const live = 'subscription Live { customerChanged(ids: "1", after: "") { customerId } }';
const other = 'query Other { customer(id: "2") { id } }';
const known = knownOperations([{ id: sha256(query), name: 'One', type: 'query', body: query }]);

async function house(mode: PersistedOperations['mode'], perConnection = 9) {
  const subscriptions = { customers: 9, perConnection, perCaller: 9 };
  const persistedOperations = { known, mode };
  const started = await startConstellation({ over: 'memory', persistedOperations, subscriptions });
  onTestFinished(() => started.close());
  const client = new WebSocket(started.url.replace('http', 'ws'), 'graphql-transport-ws');
  onTestFinished(() => client.terminate());
  await once(client, 'open');
  const heard: { id?: string; payload?: unknown }[] = [];
  client.on('message', (message) => heard.push(JSON.parse(String(message))));
  client.send('{"type":"connection_init"}');
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  let asked = 0;
  /** What is told first of what is asked. */
  const ask = (payload: object): Promise<unknown> => {
    asked += 1;
    const id = `${asked}`;
    client.send(JSON.stringify({ type: 'subscribe', id, payload }));
    return vi.waitFor(() => {
      const told = heard.find((message) => message.id === id);
      return told ? told.payload : Promise.reject(new Error('nothing has come yet'));
    });
  };
  return { ...started, ask };
}

const answered = (id: string) => ({ data: { customer: { id } } });
const refused = (code: string) => [
  { message: expect.any(String), extensions: { code, requestId: expect.any(String) } },
];

test.each<[string, object]>([
  ['absent', {}],
  ['empty', { query: '' }],
  ['null', { query: null }],
])(
  'over WebSocket an operation is known by its hash once it was registered, the query being %s',
  async (_what, none) => {
    const { ask } = await house('off');
    for (const [text, answer] of [
      [other, answered('2')],
      [live, { data: { customerChanged: { customerId: '1' } }, extensions: expect.anything() }],
    ] as const) {
      const hash = byHash(sha256(text));
      expect(await ask({ ...none, ...hash })).toEqual(refused('PERSISTED_QUERY_NOT_FOUND'));
      expect(await ask({ query: text, ...hash })).toEqual(answer);
      expect(await ask({ ...none, ...hash })).toEqual(answer);
    }
  },
);

test.each(['off', 'log', 'enforce'] as const)(
  'over WebSocket operations of the manifest are answered by id in the mode %s',
  async (mode) => {
    const { ask } = await house(mode);
    expect(await ask(byHash(sha256(query)))).toEqual(answered('1'));
  },
);

test('over WebSocket a hash is refused as over HTTP, and keeps no place of the connection', async () => {
  const { ask, calls } = await house('enforce', 1);
  expect(await ask(byHash(sha256(other)))).toEqual(refused('PERSISTED_QUERY_NOT_IN_LIST'));
  expect(await ask({ query: other, ...byHash(sha256(other)) })).toEqual(refused('QUERY_NOT_IN_SAFELIST'));
  expect(await ask({ query, ...byHash(sha256(other)) })).toEqual(refused('BAD_REQUEST'));
  expect(await ask(byHash(1))).toEqual(refused('BAD_REQUEST'));
  expect(await ask({})).toEqual(refused('BAD_REQUEST'));
  expect(calls()).toBe(0);
  expect(await ask({ query })).toEqual(answered('1'));
});

test('over WebSocket nothing is registered that is refused', async () => {
  const { ask } = await house('off');
  const wrong = other.replace('id }', 'nothing }');
  expect(await ask({ query: wrong, ...byHash(sha256(wrong)) })).toMatchObject([
    { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
  ]);
  expect(await ask(byHash(sha256(wrong)))).toEqual(refused('PERSISTED_QUERY_NOT_FOUND'));
});
