import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { BatchHttpLink } from '@apollo/client/link/batch-http';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { buildSchema } from 'graphql';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { defaultLimits } from '../../gateway/limits.ts';
import { knownOperations, readManifest } from '../../gateway/operations-manifest.ts';
import { manifestOf } from '../../scripts/operations/manifest.ts';
import { startConstellation } from './constellation.ts';

const folder = mkdtempSync(join(tmpdir(), 'customer-graph-client-'));
afterAll(() => rmSync(folder, { recursive: true }));

const schema = buildSchema('type Query { customer(id: ID!): Customer } type Customer { id: ID! }');
const text = 'query One($id: ID!) { customer(id: $id) { ...who } } fragment who on Customer { id }';
const path = join(folder, 'operations.json');
const documents = [{ path: 'one.graphql', text }];
writeFileSync(path, JSON.stringify(manifestOf(documents, { schema, typename: true })));
const known = readManifest(path);

/** A client that sends hashes, and what it sent. */
function clientOf(uri: string) {
  const bodies: string[] = [];
  const http = new HttpLink({
    uri,
    fetch: (address, init) => {
      bodies.push(String(init?.body));
      return fetch(address, init);
    },
  });
  const sha256 = (query: string) => createHash('sha256').update(query).digest('hex');
  const client = new ApolloClient({
    link: new PersistedQueryLink({ sha256 }).concat(http),
    cache: new InMemoryCache(),
  });
  onTestFinished(() => client.stop());
  return { client, bodies };
}

test('Apollo Client that sends hashes is answered where only the manifest is, without ever sending a text', async () => {
  await using house = await startConstellation({ over: 'memory', persistedOperations: { known, mode: 'enforce' } });
  const { client, bodies } = clientOf(house.url);
  const { data } = await client.query({ query: gql(text), variables: { id: '7' } });
  expect(data).toEqual({ customer: { __typename: 'Customer', id: '7' } });
  expect(bodies).toHaveLength(1);
  expect(bodies[0]).not.toContain('customer');
  const unknown = client.query({ query: gql('query Two { customer(id: "1") { id } }') });
  await expect(unknown).rejects.toThrow('no operation with this id is known here');
  expect(house.calls()).toBe(1);
});

test('Apollo Client that sends texts is answered whatever the files its fragments are in, and though it adds type names', async () => {
  const fragments = 'fragment b on Customer { id ...a } fragment a on Customer { id }';
  const query = 'query Two { customer(id: "2") { ...b } }';
  const manifest = manifestOf(
    [
      { path: 'fragments.graphql', text: fragments },
      { path: 'two.graphql', text: query },
    ],
    { schema },
  );
  const persistedOperations = { known: knownOperations(manifest.operations), mode: 'enforce' as const };
  await using house = await startConstellation({ over: 'memory', persistedOperations });
  const client = new ApolloClient({ link: new HttpLink({ uri: house.url }), cache: new InMemoryCache() });
  onTestFinished(() => client.stop());
  const { data } = await client.query({ query: gql(`${query} ${fragments}`) });
  expect(data).toEqual({ customer: { __typename: 'Customer', id: '2' } });
});

test('Apollo Client that sends operations together is answered those that are known, and told of each other why not', async () => {
  const limits = { ...defaultLimits, batch: 3 };
  const persistedOperations = { known, mode: 'enforce' as const };
  await using house = await startConstellation({ over: 'memory', limits, persistedOperations });
  const link = new BatchHttpLink({ uri: house.url, batchMax: 3 });
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  onTestFinished(() => client.stop());
  const ask = async (query: string) =>
    client.query({ query: gql(query), variables: { id: '7' } }).catch((error: unknown) => error);
  const unknown = (name: string) => ask(`query ${name}($id: ID!) { customer(id: $id) { id } }`);
  const answers = await Promise.all([unknown('Two'), ask(text), unknown('Three')]);
  const refused = { errors: [{ extensions: { code: 'QUERY_NOT_IN_SAFELIST' } }] };
  expect(answers).toMatchObject([refused, { data: { customer: { id: '7' } } }, refused]);
  expect(house.calls()).toBe(1);
});

test('Apollo Client registers an operation by itself where it may', async () => {
  await using house = await startConstellation({ over: 'memory' });
  const { client, bodies } = clientOf(house.url);
  const ask = (id: string) => client.query({ query: gql(text), variables: { id }, fetchPolicy: 'network-only' });
  expect((await ask('1')).data).toEqual({ customer: { __typename: 'Customer', id: '1' } });
  expect((await ask('2')).data).toEqual({ customer: { __typename: 'Customer', id: '2' } });
  expect(bodies.map((body) => body.includes('fragment who'))).toEqual([false, true, false]);
});
