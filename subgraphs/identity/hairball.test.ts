import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Subgraph } from '../kit/subgraph.ts';
import type { PartyRecord } from './resolution/record.ts';
import { disposable } from './store/contract/customers.ts';
import { customerOf, partition, person, resolverOf, take, upserted } from './store/contract/fixture.ts';
import { order } from './store/contract/stewards.ts';
import { openEmbeddedStore } from './store/embedded.ts';
import { startIdentity } from './subgraph.ts';

const directory = mkdtempSync(join(tmpdir(), 'identity-hairball-'));
let databasePath: string;
let opened = 0;

beforeEach(() => {
  opened += 1;
  databasePath = join(directory, `${opened}.db`);
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

const birds = 'heron,wren,magpie,osprey,finch,jackdaw,lark,puffin,swift,teal,curlew,oriole,bittern,kestrel'.split(',');
const shared = 4;

/** Records of one name that hang together: each shares addresses with its neighbours, and none with most of the others. */
function group(id: string, name: string, domain: string): PartyRecord[] {
  return birds.map((_, n) => {
    const mailboxes = Array.from({ length: shared }, (_, next) => birds[(n + next) % birds.length]);
    const emails = mailboxes.map((mailbox) => `${mailbox}@${domain}`);
    return person(`marketing:contact:${id}${10 + n}`, { name, emails });
  });
}

const phones = ['+49 30 901820'];
const larsen = group('larsen', 'Kim Larsen', 'north.example');
const haddad = group('haddad', 'Noor Haddad', 'south.example').map((record, n) =>
  n === 0 ? { ...record, phones } : record,
);
const keysOf = (records: readonly PartyRecord[]): string[] => records.map(({ key }) => key);
/** One of the first group by addresses of theirs, and tied to a single record of the other by a number. */
const bridge = person('sales:lead:bridge', {
  emails: ['heron', 'finch', 'swift'].map((bird) => `${bird}@north.example`),
  phones,
});
const sides = [{ recordId: 'marketing:contact:haddad10' }, { recordId: bridge.key }];

async function ask(subgraph: Subgraph, query: string, variables: Record<string, unknown> = {}) {
  const caller = { subject: 'test', scopes: new Set<string>() };
  const { data, errors } = await subgraph.execute({ query, variables, caller, requestId: 'test' });
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data));
}

const questions = `{
  alerts { totalCount edges { node { recordCount density createdAt sides { recordId } } } }
  proposals(filter: { reason: BRIDGE }) { totalCount edges { node { reason sides { recordId } } } }
  refusals(reason: BRIDGE) { totalCount edges { node { reason sides { recordId } } } }
}`;
const none = { totalCount: 0, edges: [] };

describe('a hairball: two groups of many records, held together by a single link', () => {
  it.each([
    ['when the link comes last', [[...larsen, ...haddad], [bridge]]],
    ['when the link comes first', [[bridge], haddad, larsen]],
    ['when everything comes at once', [[...haddad, bridge, ...larsen]]],
  ])('raises an alert, and the link is held and proposed, %s', async (_, batches) => {
    await using store = disposable(await openEmbeddedStore(databasePath));
    await using subgraph = closing(await startIdentity({ databasePath }));
    for (const batch of batches) await take(store, batch.map(upserted), { now: () => 86_400_000 });

    expect(await partition(store)).toEqual([keysOf(haddad), [...keysOf(larsen), bridge.key]]);
    const createdAt = '1970-01-02T00:00:00.000Z';
    const alert = { recordCount: 29, density: expect.any(Number), createdAt, sides };
    const held = { reason: 'BRIDGE', sides };
    expect(await ask(subgraph, questions)).toEqual({
      alerts: { totalCount: 1, edges: [{ node: alert }] },
      proposals: { totalCount: 1, edges: [{ node: held }] },
      refusals: { totalCount: 1, edges: [{ node: held }] },
    });
  });

  it.each([
    ['confirms the link: both are one customer', { type: 'confirmProposal' as const }, 1],
    ['forbids it: both stay two', { type: 'rejectProposal' as const, neverLink: true }, 2],
  ])('is over when a steward %s', async (_, action, customers) => {
    await using store = disposable(await openEmbeddedStore(databasePath));
    await using subgraph = closing(await startIdentity({ databasePath }));
    await take(store, [...larsen, ...haddad, bridge].map(upserted));
    const [proposal] = await store.proposals({ reason: 'BRIDGE', limit: 1 });
    const decided = { ...action, proposalId: proposal?.id ?? '' };
    expect(await resolverOf(store).decide(order(decided))).toMatchObject({ type: 'done' });
    expect(await partition(store)).toHaveLength(customers);
    const { alerts, proposals } = await ask(subgraph, questions);
    expect({ alerts, proposals }).toEqual({ alerts: none, proposals: none });
  });

  it('is told in the history once, however the groups grow', async () => {
    await using store = disposable(await openEmbeddedStore(databasePath));
    await using subgraph = closing(await startIdentity({ databasePath }));
    await take(store, [...larsen, ...haddad, bridge].map(upserted));
    const another = person('sales:lead:another', { emails: ['wren@south.example'] });
    await take(store, [upserted(another)]);

    const { alerts } = await ask(subgraph, questions);
    expect(alerts).toMatchObject({ totalCount: 1, edges: [{ node: { recordCount: 30, sides } }] });
    const events = await store.events({ customerId: (await customerOf(store, bridge.key)) ?? '', limit: 100 });
    expect(events.filter(({ type }) => type === 'CUSTOMER_SUSPECTED')).toHaveLength(1);
  });

  it('is told in the history of both customers, and over when the record that bridges them is deleted', async () => {
    await using store = disposable(await openEmbeddedStore(databasePath));
    await using subgraph = closing(await startIdentity({ databasePath }));
    await take(store, [...larsen, ...haddad].map(upserted));
    await take(store, [upserted(bridge)]);

    const ids = [await customerOf(store, 'marketing:contact:haddad10'), await customerOf(store, bridge.key)];
    const history = `query ($id: ID!) { customer(id: $id) { history(first: 1) {
      edges { node { type customerId otherCustomerId recordIds } } } } }`;
    const node = {
      ...{ type: 'CUSTOMER_SUSPECTED', customerId: ids[0], otherCustomerId: ids[1] },
      recordIds: sides.map(({ recordId }) => recordId),
    };
    for (const id of ids)
      expect(await ask(subgraph, history, { id })).toEqual({ customer: { history: { edges: [{ node }] } } });

    await take(store, [{ type: 'deleted', key: bridge.key }]);
    expect(await ask(subgraph, questions)).toEqual({ alerts: none, proposals: none, refusals: none });
    expect(await partition(store)).toEqual([keysOf(haddad), keysOf(larsen)]);
  });
});

const people = `Ada Lovelace,Bruno Keller,Chiara Rossi,David Okafor,Elif Yilmaz,Farid Haddad,Greta Thoms,Hugo Marchetti,
  Ingrid Solberg,Jamal Washington,Keiko Tanaka,Lars Pettersen,Mona Abadi,Nils Quist,Olga Ivanova,Pedro Vargas,Quentin Dubois,
  Rosa Jimenez,Sven Eklund,Tariq Zaman,Uma Chandra,Viktor Novak,Wanda Kowalska,Xavier Moreau,Yusuf Demir`
  .split(',')
  .map((name) => name.trim());

describe('many people behind one mailbox', () => {
  it('stay as many customers, in whatever order they come', async () => {
    const sharing = people.map((name, n) =>
      person(`support:requester:${10 + n}`, { name, emails: ['info@x.example'] }),
    );
    expect(sharing).toHaveLength(25);
    for (const batches of [[sharing], sharing.toReversed().map((record) => [record])]) {
      await using store = disposable(await openEmbeddedStore(join(directory, `mailbox-${batches.length}.db`)));
      for (const batch of batches) await take(store, batch.map(upserted));
      expect(await partition(store)).toEqual(keysOf(sharing).map((key) => [key]));
    }
  });
});

function closing(subgraph: Subgraph): Subgraph & AsyncDisposable {
  return { ...subgraph, [Symbol.asyncDispose]: () => subgraph.close() };
}
