import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { afterAll, expect, test } from 'vitest';
import { readManifest } from '../../gateway/operations-manifest.ts';
import type { PersistedOperations } from '../../gateway/persisted-operations.ts';
import { manifestOf } from '../../scripts/operations/manifest.ts';
import { send, startConstellation } from './constellation.ts';
import { raw } from './subscribers.ts';

const folder = mkdtempSync(join(tmpdir(), 'customer-graph-operations-'));
afterAll(() => rmSync(folder, { recursive: true }));

const schema = buildSchema('type Query { customer(id: ID!): Customer } type Customer { id: ID! }');
const text = 'query One { customer(id: "1") { id } }';
const manifest = manifestOf([{ path: 'one.graphql', text }], { schema });
const path = join(folder, 'operations.json');
writeFileSync(path, JSON.stringify(manifest));
const known = readManifest(path);
const id = manifest.operations[0]?.id ?? '';

const other = 'query Other { customer(id: "2") { id } }';
const sha256 = (query: string) => createHash('sha256').update(query).digest('hex');
const byId = (hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: hash } } });
const answered = (customerId: string) => [200, { data: { customer: { id: customerId } } }];
const refused = (status: number, code: string, message: string) => [
  status,
  { errors: [{ message, extensions: { code, requestId: 'request-1' } }] },
];
const notFound = refused(200, 'PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');

async function start(mode: PersistedOperations['mode'], queryCacheBytes?: number) {
  const house = await startConstellation({ over: 'memory', persistedOperations: { known, mode }, queryCacheBytes });
  const headers = { 'content-type': 'application/json', 'x-request-id': 'request-1' };
  const post = async (sent: object) => {
    const { status, body } = await send(house.url, { method: 'POST', headers, body: JSON.stringify(sent) });
    return [status, body];
  };
  return { ...house, post };
}

test('enforced, known operations are answered by id and by text, and all others refused without a call', async () => {
  await using house = await start('enforce');
  expect(await house.post(byId(id))).toEqual(answered('1'));
  expect(await house.post({ query: `# spaced\n${text.replaceAll(' ', '   ')}` })).toEqual(answered('1'));
  const calls = house.calls();
  const unknownText = refused(
    403,
    'QUERY_NOT_IN_SAFELIST',
    'only operations that clients were built with are answered here',
  );
  const unknownId = refused(403, 'PERSISTED_QUERY_NOT_IN_LIST', 'no operation with this id is known here');
  expect(await house.post({ query: other })).toEqual(unknownText);
  expect(await house.post({ query: other, ...byId(sha256(other)) })).toEqual(unknownText);
  expect(await house.post(byId(sha256(other)))).toEqual(unknownId);
  expect(await house.post({ query: '{ no graphql' })).toEqual(unknownText);
  const got = await house.get(`/graphql?query=${encodeURIComponent(other)}`, {
    'apollo-require-preflight': 'true',
    'x-request-id': 'request-1',
  });
  expect([got.status, got.body]).toEqual(unknownText);
  expect(house.calls()).toBe(calls);
});

test.each([5, 'x', [], {}, { version: 2 }])('%j for a hash is the mistake of the client', async (persistedQuery) => {
  await using house = await start('off');
  const message = 'extensions.persistedQuery has the version 1 and a text sha256Hash';
  const refusal = refused(400, 'BAD_REQUEST', message);
  expect(await house.post({ query: other, extensions: { persistedQuery } })).toEqual(refusal);
  expect(await house.post({ extensions: { persistedQuery } })).toEqual(refusal);
  expect(house.logged.filter(({ level }) => Number(level) >= 40)).toEqual([]);
});

test('logged, unknown operations are answered and leave a line with name and hash and nothing else of theirs', async () => {
  await using house = await start('log');
  expect(await house.post({ query: text })).toEqual(answered('1'));
  expect(await house.post({ query: other, operationName: 'Other', variables: { email: 'a@example.com' } })).toEqual(
    answered('2'),
  );
  expect(house.logged.filter(({ level }) => Number(level) >= 40)).toEqual([
    expect.objectContaining({
      msg: 'an operation is not in the manifest',
      requestId: 'request-1',
      operationName: 'Other',
      hash: sha256(other),
    }),
  ]);
  expect(JSON.stringify(house.logged)).not.toContain('a@example.com');
});

test('logged, what a client sends in place of a hash leaves a line without it', async () => {
  await using house = await start('log');
  await house.post(byId('a@example.com'));
  const [line] = house.logged.filter(({ msg }) => msg === 'an operation is not in the manifest');
  expect(line).toBeDefined();
  expect(JSON.stringify(house.logged)).not.toContain('a@example.com');
});

test('off, clients may register an operation and then send its hash alone', async () => {
  await using house = await start('off');
  expect(await house.post(byId(sha256(other)))).toEqual(notFound);
  expect(await house.post({ query: other, ...byId(sha256(other)) })).toEqual(answered('2'));
  expect(await house.post(byId(sha256(other)))).toEqual(answered('2'));
  expect(await house.post(byId(id))).toEqual(answered('1'));
});

const live = 'subscription Live { customerChanged(ids: "1") { eventId } }';
const stream = { accept: 'text/event-stream' };
const either = { accept: 'application/graphql-response+json, application/json, text/event-stream' };

async function told(url: string, sent: object, headers: Record<string, string>) {
  const subscriber = await raw(url, sent, headers);
  const { status } = subscriber.response;
  const type = subscriber.response.headers.get('content-type')?.split(';')[0];
  subscriber.leave();
  return [status, type, subscriber.text.includes('PersistedQueryNotFound') ? 'not found' : 'found'];
}

test.each([
  ['a subscription', live, stream, 'text/event-stream', 'text/event-stream'],
  ['a query', other, stream, 'text/event-stream', 'text/event-stream'],
  ['a subscription', live, either, 'application/graphql-response+json', 'text/event-stream'],
  ['a query', other, either, 'application/graphql-response+json', 'application/graphql-response+json'],
])('off, %s is registered by clients that accept event streams: %s %o', async (_what, query, accept, unknown, type) => {
  await using house = await start('off');
  const hash = byId(sha256(query));
  expect(await told(house.url, hash, accept)).toEqual([200, unknown, 'not found']);
  for (const sent of [{ query, ...hash }, hash])
    expect(await told(house.url, sent, accept)).toEqual([200, type, 'found']);
});

test('what a client registered by an event stream is known to those that send plain requests, and the other way round', async () => {
  await using house = await start('off');
  await told(house.url, { query: other, ...byId(sha256(other)) }, stream);
  expect(await house.post(byId(sha256(other)))).toEqual(answered('2'));
  await house.post({ query: text, ...byId(sha256(text)) });
  expect(await told(house.url, byId(sha256(text)), stream)).toEqual([200, 'text/event-stream', 'found']);
});

test('a hash that is sent beside a query of null is answered by an event stream as by a plain request', async () => {
  await using house = await start('off');
  const sent = { query: null, ...byId(id) };
  expect(await house.post(sent)).toEqual(answered('1'));
  expect(await told(house.url, sent, stream)).toEqual([200, 'text/event-stream', 'found']);
});

test.each([
  ['a text under the hash of another', live, sha256(other)],
  ['a subscription that is refused', live.replace('eventId', 'nothing'), undefined],
  ['a query that is refused', other.replace('id }', 'nothing }'), undefined],
])('%s is not registered by an event stream', async (_what, query, hash = sha256(query)) => {
  await using house = await start('off');
  await told(house.url, { query, ...byId(hash) }, stream);
  expect(await told(house.url, byId(hash), stream)).toEqual([200, 'text/event-stream', 'not found']);
});

test('what clients register is bounded: the operation that was used longest ago is forgotten', async () => {
  await using house = await start('off', 20_000);
  const numbered = (index: number) => `query N${index} { customer(id: "${index}") { id } } # ${'x'.repeat(1000)}`;
  for (let index = 0; index < 40; index += 1)
    await house.post({ query: numbered(index), ...byId(sha256(numbered(index))) });
  expect(await house.post(byId(sha256(numbered(39))))).toEqual(answered('39'));
  expect(await house.post(byId(sha256(numbered(0))))).toEqual(notFound);
});
