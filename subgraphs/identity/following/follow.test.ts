import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { ChangeSource } from '../../kit/change-feed.ts';
import { type Database, openDatabase } from '../../kit/database.ts';
import { appendToOutbox, databaseChangeSource, outboxMigration, type WithOutbox } from '../../kit/outbox.ts';
import type { Party } from '../../kit/party.ts';
import { Resolver } from '../linking/resolver.ts';
import { defaultRules } from '../resolution/engine/rules.ts';
import { defaultSurvivorship } from '../resolution/golden/survivorship.ts';
import { openEmbeddedStore } from '../store/embedded.ts';
import type { IdentityStore } from '../store/identity-store.ts';
import { startIdentity } from '../subgraph.ts';
import { follow } from './follow.ts';

const directory = mkdtempSync(join(tmpdir(), 'identity-follow-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const silent = pino({ level: 'silent' });
const party: Party = {
  ...{ kind: 'PERSON', name: 'Jane Doe', givenName: null, familyName: null, birthDate: null, employer: 'Acme' },
  ...{ emails: ['jane@x.io'], phones: [], addresses: [], externalIds: [], taxIds: [], domains: [], updatedAt: null },
};

type Outbox = Database<unknown>;

async function openDepartment(name: string): Promise<Outbox> {
  return openDatabase({ url: join(directory, `${name}.db`), migrations: { '000-outbox': outboxMigration } });
}

async function tell(
  database: Outbox,
  entity: string,
  entityId: string,
  change: 'upserted' | 'deleted',
  values: object = {},
): Promise<void> {
  const payload = change === 'upserted' ? { party: { ...party, ...values } } : {};
  await database.kysely
    .transaction()
    .execute((transaction) =>
      appendToOutbox(transaction, [{ entity, entityId, type: change, payload, sourceTime: null }]),
    );
}

async function keysOf(store: IdentityStore): Promise<string[]> {
  const customers = await store.customers({ sort: 'name', direction: 'asc', limit: 100 });
  return customers.flatMap(({ recordKeys }) => recordKeys).sort();
}

describe('following change feeds', () => {
  it('takes in what departments tell, and goes on from where it stopped', async () => {
    const billing = await openDepartment('billing-1');
    const store = await openEmbeddedStore(join(directory, 'identity-1.db'));
    const sources = [databaseChangeSource('billing', billing)];
    const followUntil = async (expected: string[]): Promise<void> => {
      const stop = new AbortController();
      const following = follow({
        resolver: new Resolver(store),
        store,
        sources,
        logger: silent,
        signal: stop.signal,
        pauseMs: 5,
      });
      await vi.waitFor(async () => expect(await keysOf(store)).toEqual(expected), { timeout: 5000, interval: 5 });
      stop.abort();
      await following;
    };
    await tell(billing, 'account', 'cus_1', 'upserted');
    await tell(billing, 'account', 'cus_2', 'upserted');
    await followUntil(['billing:account:cus_1', 'billing:account:cus_2']);
    await tell(billing, 'account', 'cus_1', 'deleted');
    await followUntil(['billing:account:cus_2']);
    const [record] = await store.recordsByKey(['billing:account:cus_2']);
    expect(record).not.toHaveProperty('employer');
    await Promise.all([billing.close(), store.close()]);
  });

  it('reads a feed from its beginning that began anew with smaller numbers, once and not while it only lags', async () => {
    const billing = await openDepartment('billing-anew');
    for (const id of ['cus_1', 'cus_2', 'cus_3']) await tell(billing, 'account', id, 'upserted');
    const store = await openEmbeddedStore(join(directory, 'identity-anew.db'));
    const lines: string[] = [];
    const logger = pino({}, { write: (line: string) => void lines.push(line) });
    const source = databaseChangeSource('billing', billing);
    const looks = vi.fn();
    let lags = true;
    const read: ChangeSource['read'] = async (after, limit) => {
      looks();
      return lags && after > 0
        ? { changes: [], last: after, caughtUp: true, afterId: null }
        : source.read(after, limit);
    };
    const stop = new AbortController();
    const following = follow({
      ...{ resolver: new Resolver(store), store, sources: [{ ...source, read }], logger, signal: stop.signal },
      ...{ pauseMs: 5, shortFeedMs: 300 },
    });
    const three = ['billing:account:cus_1', 'billing:account:cus_2', 'billing:account:cus_3'];
    await vi.waitFor(async () => expect(await keysOf(store)).toEqual(three), { timeout: 5000, interval: 5 });
    const looksMore = async (times: number): Promise<void> => {
      const before = looks.mock.calls.length;
      await vi.waitFor(() => expect(looks.mock.calls.length).toBeGreaterThan(before + times), { timeout: 5000 });
    };
    await looksMore(3);
    lags = false;
    await looksMore(3);
    expect(lines.join()).not.toContain('read again');

    await sql`delete from outbox where sequence > 1`.execute(billing.untyped);
    await sql`update sqlite_sequence set seq = 1`.execute(billing.untyped);
    await tell(billing, 'account', 'cus_2', 'deleted');
    await vi.waitFor(
      async () => expect(await keysOf(store)).toEqual(['billing:account:cus_1', 'billing:account:cus_3']),
      { timeout: 5000, interval: 5 },
    );
    await vi.waitFor(() => expect(lines.filter((line) => line.includes('all of it is read again'))).toHaveLength(1));
    stop.abort();
    await following;
    expect((await store.feedPlaces()).get('billing')?.position).toBe(2);
    await Promise.all([billing.close(), store.close()]);
  });

  it('goes on with the other departments while one fails, and says which without a word of its data', async () => {
    const sales = await openDepartment('sales-2');
    await tell(sales, 'contact', '1', 'upserted');
    const store = await openEmbeddedStore(join(directory, 'identity-2.db'));
    const lines: string[] = [];
    const logger = pino({}, { write: (line: string) => void lines.push(line) });
    const broken: ChangeSource = {
      department: 'billing',
      read: async () => {
        throw new Error('no row for jane@x.io');
      },
      newest: async () => 1,
    };
    const stop = new AbortController();
    const sources = [broken, databaseChangeSource('sales', sales)];
    const following = follow({
      resolver: new Resolver(store),
      store,
      sources,
      logger,
      signal: stop.signal,
      pauseMs: 5,
    });
    await vi.waitFor(async () => expect(await keysOf(store)).toEqual(['sales:contact:1']), { timeout: 5000 });
    stop.abort();
    await following;
    expect(lines.join()).toContain('"department":"billing"');
    expect(lines.join()).not.toContain('jane@x.io');
    await Promise.all([sales.close(), store.close()]);
  });

  it('runs on a thread of its own, before a department has made its database', async () => {
    const identityDatabase = join(directory, 'identity-3.db');
    const departments = [{ name: 'support', databaseUrl: join(directory, 'support-3.db') }];
    const worker = new Worker(new URL('../linking/worker.ts', import.meta.url), {
      workerData: {
        ...{ identityDatabase, rules: defaultRules, survivorship: defaultSurvivorship },
        ...{ departments, logLevel: 'silent' },
      },
    });
    const support = await openDepartment('support-3');
    await tell(support, 'requester', '9', 'upserted');
    const store = await openEmbeddedStore(identityDatabase);
    await vi.waitFor(async () => expect(await keysOf(store)).toEqual(['support:requester:9']), { timeout: 10_000 });
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.postMessage('stop');
    expect(await ended).toBe(0);
    await Promise.all([support.close(), store.close()]);
  });
});
describe('a change that cannot be taken in', () => {
  const others = Array.from({ length: 40 }, (_, n) => `${10 + n}`);
  const bad = 'billing:account:cus_27';
  const allButBad = others.map((n) => `billing:account:cus_${n}`).filter((key) => key !== bad);

  /** A department of 40 accounts, each told once. */
  async function accounts(name: string): Promise<Outbox> {
    const billing = await openDepartment(name);
    for (const n of others) await tell(billing, 'account', `cus_${n}`, 'upserted', { emails: [`${n}@x.io`] });
    return billing;
  }

  interface Watched {
    store: IdentityStore;
    lines: string[];
    /** Follows until the records are these, and until so many changes are set aside. */
    until(keys: string[], setAside: number): Promise<void>;
  }

  function watch(store: IdentityStore, billing: Outbox, through: IdentityStore = store): Watched {
    const lines: string[] = [];
    const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
    const until = async (keys: string[], setAside: number): Promise<void> => {
      const stop = new AbortController();
      const following = follow({
        ...{ resolver: new Resolver(through), store, sources: [databaseChangeSource('billing', billing)], logger },
        ...{ signal: stop.signal, pauseMs: 1, backoffMs: 1, pageSize: 16 },
      });
      const isSo = async () => {
        expect(await keysOf(store)).toEqual(keys);
        expect(await store.countSetAsideChanges()).toBe(setAside);
      };
      await vi.waitFor(isSo, { timeout: 10_000, interval: 5 });
      stop.abort();
      await following;
    };
    return { store, lines, until };
  }

  it('because it fails is set aside alone, with its key in the log, and taken in at the next start', async () => {
    const billing = await accounts('billing-4');
    const store = await openEmbeddedStore(join(directory, 'identity-4.db'));
    const { lines, until } = watch(store, billing, failingFor(store, bad));
    await until(allButBad, 1);
    expect(await store.setAsideChanges({ limit: 9 })).toEqual([
      { department: 'billing', key: bad, sequence: 18, reason: 'FAILED', at: expect.any(Number) },
    ]);
    expect(lines.filter((line) => line.includes('is set aside'))).toEqual([expect.stringContaining(bad)]);
    expect(lines.join()).not.toContain('@x.io');

    await until(allButBad, 1);
    await watch(store, billing).until([...allButBad, bad].sort(), 0);
    await Promise.all([billing.close(), store.close()]);
  });

  it('is taken in when the record changes to what can be', async () => {
    const billing = await accounts('billing-5');
    const store = await openEmbeddedStore(join(directory, 'identity-5.db'));
    await tell(billing, 'account', 'cus_27', 'upserted', { kind: 'ROBOT' });
    await tell(billing, 'account', 'cus_99', 'upserted', { kind: 'ROBOT' });
    const { until, lines } = watch(store, billing);
    await until([...allButBad, bad].sort(), 2);
    expect(await store.setAsideChanges({ limit: 9 })).toMatchObject([
      { key: bad, reason: 'UNREADABLE' },
      { key: 'billing:account:cus_99', reason: 'UNREADABLE' },
    ]);
    expect(lines.filter((line) => line.includes('is set aside'))).toHaveLength(2);

    await tell(billing, 'account', 'cus_27', 'deleted');
    await tell(billing, 'account', 'cus_99', 'upserted');
    await until([...allButBad, 'billing:account:cus_99'], 0);
    await Promise.all([billing.close(), store.close()]);
  });

  it('because the store takes nothing is not blamed, and all are taken in when the store is back', async () => {
    const billing = await accounts('billing-6');
    const store = await openEmbeddedStore(join(directory, 'identity-6.db'));
    let failures = 0;
    const away: IdentityStore = {
      ...store,
      transact: async (work) => {
        failures += 1;
        if (failures <= 12) throw new Error('the store is away');
        return store.transact(work);
      },
    };
    const { until, lines } = watch(store, billing, away);
    await until([...allButBad, bad].sort(), 0);
    expect(failures).toBeGreaterThan(12);
    expect(lines.join()).not.toContain('set aside');
    await Promise.all([billing.close(), store.close()]);
  });

  it('because its entry is no JSON is set aside, and clients see which record it was about', async () => {
    const billing = await accounts('billing-7');
    await billing.kysely
      .withTables<WithOutbox>()
      .updateTable('outbox')
      .set({ payload: '{"party":' })
      .where('aggregateid', '=', 'cus_27')
      .execute();
    const databasePath = join(directory, 'identity-7.db');
    const store = await openEmbeddedStore(databasePath);
    await watch(store, billing).until(allButBad, 1);
    const subgraph = await startIdentity({ databasePath });
    const { data, errors } = await subgraph.execute({
      query: '{ setAsideChanges { totalCount edges { node { __typename recordId reason at } } } }',
      caller: { subject: 'test', scopes: new Set() },
      requestId: 'test',
    });
    expect(errors).toBeUndefined();
    const node = { __typename: 'SetAsideChange', recordId: bad, reason: 'UNREADABLE', at: expect.any(String) };
    expect(JSON.parse(JSON.stringify(data))).toEqual({ setAsideChanges: { totalCount: 1, edges: [{ node }] } });
    await Promise.all([subgraph.close(), billing.close(), store.close()]);
  });
});

/** The store, which fails whenever this record is to be written. */
function failingFor(store: IdentityStore, key: string): IdentityStore {
  return {
    ...store,
    transact: (work) =>
      store.transact((transaction) =>
        work({
          ...transaction,
          write: async (effects) => {
            if (effects.records.some(({ record }) => record.key === key)) throw new Error('no row for jane@x.io');
            await transaction.write(effects);
          },
        }),
      ),
  };
}
