import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import pino from 'pino';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { ChangeSource } from '../kit/change-feed.ts';
import { type Database, openDatabase } from '../kit/database.ts';
import { appendToOutbox, databaseChangeSource, outboxMigration } from '../kit/outbox.ts';
import type { Party } from '../kit/party.ts';
import { follow } from './follow.ts';
import { defaultRules } from './resolution/engine/rules.ts';
import { Resolver } from './resolver.ts';
import { openEmbeddedStore } from './store/embedded.ts';
import type { IdentityStore } from './store/identity-store.ts';

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

async function tell(database: Outbox, entity: string, entityId: string, change: 'upserted' | 'deleted'): Promise<void> {
  const payload = change === 'upserted' ? { party } : {};
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
    const [records = []] = await store.recordsOfCustomers([
      (await store.customersByRecord(['billing:account:cus_2']))[0]?.id ?? '',
    ]);
    expect(records[0]).not.toHaveProperty('employer');
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
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { identityDatabase, rules: defaultRules, departments, logLevel: 'silent' },
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
