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

test('off, clients may register an operation and then send its hash alone', async () => {
  await using house = await start('off');
  expect(await house.post(byId(sha256(other)))).toEqual(notFound);
  expect(await house.post({ query: other, ...byId(sha256(other)) })).toEqual(answered('2'));
  expect(await house.post(byId(sha256(other)))).toEqual(answered('2'));
  expect(await house.post(byId(id))).toEqual(answered('1'));
});

test('what clients register is bounded: the operation that was used longest ago is forgotten', async () => {
  await using house = await start('off', 20_000);
  const numbered = (index: number) => `query N${index} { customer(id: "${index}") { id } } # ${'x'.repeat(1000)}`;
  for (let index = 0; index < 40; index += 1)
    await house.post({ query: numbered(index), ...byId(sha256(numbered(index))) });
  expect(await house.post(byId(sha256(numbered(39))))).toEqual(answered('39'));
  expect(await house.post(byId(sha256(numbered(0))))).toEqual(notFound);
});
