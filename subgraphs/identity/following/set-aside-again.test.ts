import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AnyDatabase } from '../../kit/database.ts';
import { openDepartmentDatabase } from '../../kit/department.ts';
import { appendToOutbox, databaseChangeSource } from '../../kit/outbox.ts';
import type { Party } from '../../kit/party.ts';
import { Resolver } from '../linking/resolver.ts';
import { person, upserted } from '../store/contract/fixture.ts';
import { openEmbeddedStore } from '../store/embedded.ts';
import type { IdentityStore } from '../store/identity-store.ts';
import { follow } from './follow.ts';

const directory = mkdtempSync(join(tmpdir(), 'identity-set-aside-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

let store: IdentityStore;
let billing: AnyDatabase;
let files = 0;
let logged: string[] = [];

beforeEach(async () => {
  files += 1;
  logged = [];
  store = await openEmbeddedStore(join(directory, `identity-${files}.db`));
  billing = await openDepartmentDatabase({ migrations: {} }, join(directory, `billing-${files}.db`));
});
afterEach(() => Promise.all([store.close(), billing.close()]));

function party(name: string): Party {
  return {
    ...{ kind: 'PERSON', name, givenName: null, familyName: null, birthDate: null, employer: null, emails: [] },
    ...{ phones: [], addresses: [], externalIds: [], taxIds: [], domains: [], updatedAt: null },
  };
}

/** Accounts, each by its id and its name. */
function tell(...accounts: [id: string, name: string][]): Promise<void> {
  const entries = accounts.map(([entityId, name]) => ({
    ...{ entity: 'account', entityId, type: 'upserted' as const, sourceTime: null },
    payload: { party: party(name) },
  }));
  return billing.untyped.transaction().execute((transaction) => appendToOutbox(transaction, entries));
}

async function names(): Promise<(string | null)[]> {
  return (await store.customers({ sort: 'name', direction: 'asc', limit: 10 })).map(({ name }) => name);
}

async function followUntil(isSo: () => Promise<void>, through = store): Promise<void> {
  const stop = new AbortController();
  const following = follow({
    ...{ resolver: new Resolver(through), store, sources: [databaseChangeSource('billing', billing)] },
    ...{ logger: pino({}, { write: (line: string) => void logged.push(line) }), signal: stop.signal },
    ...{ pauseMs: 1, backoffMs: 1, tryAgainMs: 10 },
  });
  try {
    await vi.waitFor(isSo, { timeout: 10_000, interval: 5 });
  } finally {
    stop.abort();
    await following;
  }
}

/** The store, which throws this whenever records are to be written. */
function failing(error: () => Error | null): IdentityStore {
  return {
    ...store,
    transact: (work) =>
      store.transact((transaction) =>
        work({
          ...transaction,
          write: async (effects) => {
            const thrown = error();
            if (thrown) throw thrown;
            await transaction.write(effects);
          },
        }),
      ),
  };
}

it('what fails is tried again while the feed is followed, and taken in once it no longer fails', async () => {
  await tell(['a', 'Ada'], ['b', 'Bob']);
  let fails = true;
  const through = failing(() => (fails ? new Error('no row for this') : null));
  await followUntil(async () => {
    if (fails) expect(await store.countSetAsideChanges()).toBe(2);
    fails = false;
    expect(await names()).toEqual(['Ada', 'Bob']);
    expect(await store.countSetAsideChanges()).toBe(0);
  }, through);
});

it('all that was set aside is tried again, however much it is', async () => {
  const ids = Array.from({ length: 250 }, (_, index) => `${index}`);
  await tell(...ids.map((id): [string, string] => [id, `Name ${id}`]));
  const setAside = ids.map((id, index) => ({
    ...{ key: `billing:account:${id}`, sequence: index + 1, reason: 'FAILED' as const },
  }));
  await new Resolver(store).take({ department: 'billing', after: 0, last: ids.length, changes: [], setAside });
  await followUntil(async () => expect(await store.countSetAsideChanges()).toBe(0));
  expect(await store.countRecords('billing')).toBe(ids.length);
});

it('a disk on which nothing but the place in the feed fits is no fault of the changes, which are taken in once there is room', async () => {
  await tell(['a', 'Ada'], ['b', 'Bob'], ['c', 'Cleo']);
  let failures = 0;
  const through = failing(() => {
    failures += 1;
    return failures <= 8 ? Object.assign(new Error('database or disk is full'), { errcode: 13 }) : null;
  });
  await followUntil(async () => {
    expect(await store.countSetAsideChanges()).toBe(0);
    expect(await names()).toEqual(['Ada', 'Bob', 'Cleo']);
  }, through);
  expect(logged.filter((line) => line.includes('is set aside'))).toEqual([]);
});

it('what was set aside is not tried again as another record that has its number now', async () => {
  await tell(['a', 'Old Name'], ['a', 'New Name'], ['z', 'Zoe']);
  const others = [upserted(person('billing:account:a', { name: 'New Name' }))];
  const setAside = [
    { key: 'billing:account:other', sequence: 1, reason: 'FAILED' as const },
    { key: 'billing:account:z', sequence: 3, reason: 'FAILED' as const },
  ];
  await new Resolver(store).take({ department: 'billing', after: 0, last: 3, changes: others, setAside });
  await followUntil(async () => expect(await store.countSetAsideChanges()).toBe(1));
  expect(await names()).toEqual(['New Name', 'Zoe']);
});
