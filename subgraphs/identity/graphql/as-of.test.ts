import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { personalDataScope } from '../../kit/caller.ts';
import type { Subgraph } from '../../kit/subgraph.ts';
import { person, take, upserted } from '../store/contract/fixture.ts';
import { openEmbeddedStore } from '../store/embedded.ts';
import { startIdentity } from '../subgraph.ts';
import { eventsOfFamily } from './as-of.ts';

const directory = mkdtempSync(join(tmpdir(), 'identity-as-of-'));
const databasePath = join(directory, 'identity.db');
const day = 86_400_000;
const onDay = (n: number): string => new Date(n * day).toISOString();
let subgraph: Subgraph;
/** In the order of their creation. */
let ids: [jane: string, roe: string];

const jane = person('sales:lead:1', { name: 'Jane Doe', emails: ['jane@x.io'] });
const roe = person('billing:account:2', { name: 'Jane Roe', emails: ['roe@x.io'] });
const guest = person('sales:guest:3', { name: 'Jane Doe', emails: ['jane@x.io'] });

/** Day 1: Jane Doe, with a guest's record. 3: Jane Roe. 5: Jane Doe is called Roe, by her other mail too. 7: the guest is gone. */
beforeAll(async () => {
  const store = await openEmbeddedStore(databasePath);
  const takeOn = (n: number, ...changes: Parameters<typeof take>[1]) => take(store, changes, { now: () => n * day });
  const customerOf = async (key: string): Promise<string> => (await store.customersByRecord([key]))[0]?.id ?? '';
  await takeOn(1, upserted(jane), upserted(guest));
  await takeOn(3, upserted(roe));
  ids = [await customerOf(jane.key), await customerOf(roe.key)];
  await takeOn(5, upserted({ ...jane, name: 'Jane Roe', emails: ['jane@x.io', 'roe@x.io'] }));
  await takeOn(7, { type: 'deleted', key: guest.key });
  await store.close();
  subgraph = await startIdentity({ databasePath });
});

afterAll(async () => {
  await subgraph.close();
  rmSync(directory, { recursive: true, force: true });
});

async function ask(query: string, variables: Record<string, unknown>, scopes: string[] = [personalDataScope]) {
  const caller = { subject: 'test', scopes: new Set(scopes) };
  return JSON.parse(JSON.stringify(await subgraph.execute({ query, variables, caller, requestId: 'test' })));
}

const query = `query ($id: ID!, $asOf: DateTime) { customer(id: $id, asOf: $asOf) {
  __typename id formerIds kind name createdAt updatedAt forgottenRecordIds billingRecordIds salesRecordIds
  records { id name emails } profile { name { value } emails { value } }
  history { totalCount edges { node { type } } }
} }`;

const asOf = async (id: string, on: number) => (await ask(query, { id, asOf: onDay(on) })).data.customer;

const values = (...texts: string[]) => texts.map((value) => ({ value }));
const happened = (...types: string[]) => ({
  totalCount: types.length,
  edges: types.map((type) => ({ node: { type } })),
});

it('a customer is told as it was believed to be: its records, what they said, its name and what had happened', async () => {
  const [janesId] = ids;
  expect(await asOf(janesId, 2)).toEqual({
    ...{ __typename: 'Customer', id: janesId, formerIds: [], kind: 'PERSON', name: 'Jane Doe' },
    ...{ createdAt: onDay(1), updatedAt: onDay(1), billingRecordIds: [], salesRecordIds: ['lead:1', 'guest:3'] },
    records: [{ id: jane.key, name: 'Jane Doe', emails: ['jane@x.io'] }],
    profile: { name: { value: 'Jane Doe' }, emails: values('jane@x.io') },
    history: happened('CUSTOMER_CREATED'),
    // Its department deleted it since, and its values went with it.
    forgottenRecordIds: [guest.key],
  });
});

it('an id that was merged away since answers as the customer that it was', async () => {
  const [janesId, roesId] = ids;
  expect(await asOf(roesId, 4)).toEqual({
    ...{ __typename: 'Customer', id: roesId, formerIds: [], kind: 'PERSON', name: 'Jane Roe' },
    ...{ createdAt: onDay(3), updatedAt: onDay(3), billingRecordIds: ['account:2'], salesRecordIds: [] },
    records: [{ id: roe.key, name: 'Jane Roe', emails: ['roe@x.io'] }],
    profile: { name: { value: 'Jane Roe' }, emails: values('roe@x.io') },
    ...{ history: happened('CUSTOMER_CREATED'), forgottenRecordIds: [] },
  });
  for (const on of [5, 6]) expect(await asOf(roesId, on)).toMatchObject({ id: janesId, formerIds: [roesId] });
});

it('an id that was not there yet answers null, and so does one that never was', async () => {
  const [janesId, roesId] = ids;
  expect(await asOf(janesId, 0)).toBeNull();
  expect(await asOf(roesId, 2)).toBeNull();
  expect(await asOf('c_none', 6)).toBeNull();
});

it('since the last change and in the future a customer is what it is today', async () => {
  const today = (await ask(query, { id: ids[1] })).data.customer;
  expect(today).toMatchObject({ id: ids[0], formerIds: [ids[1]], updatedAt: onDay(7) });
  expect(today.records.map(({ id }: { id: string }) => id)).toEqual([jane.key, roe.key]);
  for (const on of [7, 8, 1_000_000]) expect(await asOf(ids[1], on)).toEqual(today);
  expect(await asOf(ids[1], 6)).not.toEqual(today);
});

it('what was believed is masked like what is', async () => {
  const { data } = await ask(query, { id: ids[0], asOf: onDay(2) }, []);
  expect(data.customer.name).toBe('J*** D***');
  expect(JSON.stringify(data)).not.toMatch(/Doe|jane@/);
});

it('a time without its offset is refused', async () => {
  const { errors } = await ask(query, { id: ids[0], asOf: '2026-11-26' });
  expect(errors[0].message).toContain('DateTime must be an ISO 8601 time with offset');
});

it('costs few statements, and one when nothing happened since', async () => {
  const named = 'query ($id: ID!, $asOf: DateTime) { customer(id: $id, asOf: $asOf) { name formerIds } }';
  for (const [on, statements] of [
    [8, 1],
    [2, 4],
    [6, 5],
  ] as const) {
    const before = subgraph.statements();
    await ask(named, { id: ids[0], asOf: onDay(on) });
    expect(subgraph.statements() - before).toBe(statements);
  }
});

it('others are answered between the pages of a history that is long', async () => {
  const longPath = join(directory, 'long.db');
  copyFileSync(databasePath, longPath);
  const store = await openEmbeddedStore(longPath);
  const [event] = await store.eventLog({ after: 0, limit: 1 });
  if (!event) throw new Error('nothing has happened');
  sayAgain(longPath, event.sequence, 12_000);
  let answered = 0;
  let turn = setImmediate(function next() {
    answered += 1;
    turn = setImmediate(next);
  });
  const events = await eventsOfFamily(store, [event.customerId], Number.POSITIVE_INFINITY);
  clearImmediate(turn);
  expect(events.length).toBeGreaterThan(12_000);
  expect(answered).toBeGreaterThanOrEqual(2);
  await store.close();
});

/** As if an event had come again so many times. */
function sayAgain(path: string, sequence: number, times: number): void {
  const database = new DatabaseSync(path);
  database
    .prepare(
      `insert into event (sequence, type, at, customer, other_customer, record_keys, actor)
        with recursive time (n) as (select 1 union all select n + 1 from time where n < ?)
        select 1000000 + n, type, at, customer, other_customer, record_keys, actor from event, time where sequence = ?`,
    )
    .run(times, sequence);
  database.close();
}
