import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChangeSource } from '../../kit/change-feed.ts';
import type { AnyDatabase } from '../../kit/database.ts';
import { openDepartmentDatabase } from '../../kit/department.ts';
import { httpChangeSource } from '../../kit/http-change-source.ts';
import { appendToOutbox, databaseChangeSource } from '../../kit/outbox.ts';
import type { Party } from '../../kit/party.ts';
import { serveSubgraph } from '../../kit/server.ts';
import { Resolver } from '../linking/resolver.ts';
import { openEmbeddedStore } from '../store/embedded.ts';
import type { IdentityStore } from '../store/identity-store.ts';
import { follow } from './follow.ts';

const directory = mkdtempSync(join(tmpdir(), 'identity-restored-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const logger = pino({ level: 'silent' });
const secret = 'a secret that both share';
let files = 0;

function party(name: string): Party {
  return {
    ...{ kind: 'PERSON', name, givenName: null, familyName: null, birthDate: null, employer: null, emails: [] },
    ...{ phones: [], addresses: [], externalIds: [], taxIds: [], domains: [], updatedAt: null },
  };
}

function openBilling(): Promise<AnyDatabase> {
  files += 1;
  return openDepartmentDatabase({ migrations: {} }, join(directory, `billing-${files}.db`));
}

function tell(billing: AnyDatabase, ...ids: string[]): Promise<void> {
  const entries = ids.map((entityId) => ({
    ...{ entity: 'account', entityId, type: 'upserted' as const, sourceTime: null },
    payload: { party: party(entityId) },
  }));
  return billing.untyped.transaction().execute((transaction) => appendToOutbox(transaction, entries));
}

/** Puts the database back to when it had told no more than this. */
async function putBack(billing: AnyDatabase, newest: number): Promise<void> {
  await sql`delete from outbox where sequence > ${newest}`.execute(billing.untyped);
  await sql`update sqlite_sequence set seq = ${newest}`.execute(billing.untyped);
}

async function overHttp(changes: ChangeSource, opened: AsyncDisposableStack): Promise<ChangeSource> {
  const subgraph = {
    ...{ name: 'billing', schema: buildSchema('type Query { name: String }'), execute: async () => ({}), changes },
    ...{ ready: async () => {}, statements: () => 0, close: async () => {} },
  };
  const server = await serveSubgraph(subgraph, { host: '127.0.0.1', port: 0, secret, logger });
  opened.defer(server.close);
  return httpChangeSource('billing', server.url, secret);
}

describe.each(['memory', 'http'])('a feed over %s', (over) => {
  let opened: AsyncDisposableStack;
  let store: IdentityStore;
  let billing: AnyDatabase;

  beforeEach(async () => {
    opened = new AsyncDisposableStack();
    files += 1;
    store = await openEmbeddedStore(join(directory, `identity-${files}.db`));
    opened.defer(() => store.close());
    billing = await openBilling();
    opened.defer(() => billing.close());
    await tell(billing, 'a', 'b', 'c', 'd');
    await followUntilKnown('a', 'b', 'c', 'd');
  });
  afterEach(() => opened.disposeAsync());

  async function followUntil(isSo: () => Promise<void>, database = billing): Promise<void> {
    const feed = databaseChangeSource('billing', database);
    const stop = new AbortController();
    const following = follow({
      ...{ resolver: new Resolver(store), store, logger, signal: stop.signal, pauseMs: 5 },
      sources: [over === 'http' ? await overHttp(feed, opened) : feed],
    });
    try {
      await vi.waitFor(isSo, { timeout: 5000, interval: 5 });
    } finally {
      stop.abort();
      await following;
    }
  }

  function followUntilKnown(...ids: string[]): Promise<void> {
    return followUntil(() => expectKnown(...ids));
  }

  async function expectKnown(...ids: string[]): Promise<void> {
    const records = await store.records({ department: 'billing', limit: 100 });
    expect(records.map(({ record }) => record.sourceId).sort()).toEqual(ids);
  }

  it('that was put back to a backup and has passed the place where it was left is read again', async () => {
    await putBack(billing, 2);
    await tell(billing, 'x', 'y', 'z');
    await followUntilKnown('a', 'b', 'c', 'd', 'x', 'y', 'z');
  });

  it('that was put back and has no entry at that place, but later ones, is read again', async () => {
    await putBack(billing, 2);
    await tell(billing, 'x', 'rolled back', 'z');
    await sql`delete from outbox where aggregateid = 'rolled back'`.execute(billing.untyped);
    await followUntilKnown('a', 'b', 'c', 'd', 'x', 'z');
  });

  it('of another database in the place of the one that was read is read from its beginning', async () => {
    const other = await openBilling();
    opened.defer(() => other.close());
    await tell(other, 'p', 'q', 'r', 's', 't');
    await followUntil(() => expectKnown('a', 'b', 'c', 'd', 'p', 'q', 'r', 's', 't'), other);
  });

  it('that was left when ids of entries were not kept is known by the one that is there now', async () => {
    await store.transact(({ advance }) => advance('billing', { position: 4, entryId: null }));
    const { changes } = await databaseChangeSource('billing', billing).read(3, 1);
    const place = { position: 4, entryId: changes[0]?.id };
    await followUntil(async () => expect((await store.feedPlaces()).get('billing')).toEqual(place));
    await putBack(billing, 2);
    await tell(billing, 'x', 'y', 'z');
    await followUntilKnown('a', 'b', 'c', 'd', 'x', 'y', 'z');
  });
});
