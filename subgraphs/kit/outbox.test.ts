import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { dialects } from '../../test/engines/dialects.ts';
import type { AnyDatabase, Migrations } from './database.ts';
import { openDepartmentDatabase } from './department.ts';
import {
  appendToOutbox,
  databaseChangeSource,
  newestSourceChange,
  numberingByTable,
  type OutboxEntry,
} from './outbox.ts';

const entry = (entityId: string, sourceTime: number | null = null): OutboxEntry => ({
  entity: 'invoice',
  entityId,
  type: 'upserted',
  payload: { values: { total: 1 } },
  sourceTime,
});

/** As the outbox was made at first. */
const lockBySchema: Migration = {
  async up(kysely) {
    await sql`
      create or replace function outbox_serialise_numbering() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(hashtext('customer_graph.outbox'), hashtext(current_schema()));
        return null;
      end $$`.execute(kysely);
  },
};

describe.each(dialects)('the change feed of $name', (dialect) => {
  const open = async (): Promise<AnyDatabase> =>
    openDepartmentDatabase({ migrations: {} }, await dialect.databaseUrl());
  const append = (database: AnyDatabase, ...entries: OutboxEntry[]): Promise<void> =>
    database.untyped.transaction().execute((transaction) => appendToOutbox(transaction, entries));

  it('is read in pages, each entry once and in order', async () => {
    const database = await open();
    await append(database, ...Array.from({ length: 5 }, (_, index) => entry(`in_${index}`)));
    const feed = databaseChangeSource('billing', database);
    const first = await feed.read(0, 3);
    const second = await feed.read(first.last, 3);
    const end = await feed.read(second.last, 3);
    expect([first, second].flatMap((page) => page.changes.map(({ entityId }) => entityId))).toEqual([
      'in_0',
      'in_1',
      'in_2',
      'in_3',
      'in_4',
    ]);
    expect([first.caughtUp, second.caughtUp]).toEqual([false, true]);
    expect(end).toEqual({ changes: [], last: second.last, caughtUp: true, afterId: second.changes.at(-1)?.id });
    await database.close();
  });

  it('is read in pages of many entries, and in shorter ones where entries are long', async () => {
    const database = await open();
    const values = { body: 'x'.repeat(6 * 1024 * 1024) };
    const long = Array.from({ length: 4 }, (_, index) => ({ ...entry(`long_${index}`), payload: { values } }));
    const short = Array.from({ length: 250 }, (_, index) => entry(`in_${index}`));
    await append(database, ...long, ...short);
    const feed = databaseChangeSource('billing', database);
    const pages = [await feed.read(0, 230)];
    for (let page = pages.at(-1); page && !page.caughtUp; page = pages.at(-1))
      pages.push(await feed.read(page.last, 230));
    expect(pages.map(({ changes }) => changes.length)).toEqual([2, 230, 22]);
    expect(pages.flatMap(({ changes }) => changes.map(({ entityId }) => entityId))).toEqual(
      [...long, ...short].map(({ entityId }) => entityId),
    );
    await database.close();
  });

  it('tells with a page which entry is where it was read from, and that there is none any more', async () => {
    const database = await open();
    await append(database, entry('in_1'), entry('in_2'), entry('in_3'));
    const feed = databaseChangeSource('billing', database);
    const { changes, afterId } = await feed.read(0, 10);
    const [first, second, third] = changes;
    expect(afterId).toBeNull();
    const page = { changes: [third], last: third?.sequence, caughtUp: true };
    expect(await feed.read(second?.sequence ?? 0, 10)).toEqual({ ...page, afterId: second?.id });
    expect(await feed.read(first?.sequence ?? 0, 1)).toMatchObject({ changes: [second], caughtUp: false });
    await sql`delete from outbox where sequence = ${second?.sequence}`.execute(database.untyped);
    expect(await feed.read(second?.sequence ?? 0, 10)).toEqual({ ...page, afterId: null });
    await database.close();
  });

  it('gives an entry as it was written, with an id of its own', async () => {
    const database = await open();
    await append(database, entry('in_1', 5));
    const { changes } = await databaseChangeSource('billing', database).read(0, 10);
    expect(changes).toEqual([
      {
        sequence: expect.any(Number),
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        entity: 'invoice',
        entityId: 'in_1',
        type: 'upserted',
        payload: { values: { total: 1 } },
        at: expect.any(Number),
      },
    ]);
    await database.close();
  });

  it('shows nothing of a transaction that was rolled back', async () => {
    const database = await open();
    const failing = database.untyped.transaction().execute(async (transaction) => {
      await appendToOutbox(transaction, [entry('never')]);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect((await databaseChangeSource('billing', database).read(0, 10)).changes).toEqual([]);
    await database.close();
  });

  it('knows the newest source change, and none before the first', async () => {
    const database = await open();
    expect(await newestSourceChange(database)).toBeNull();
    await append(database, entry('a', 7), entry('b', 9), entry('c', null));
    expect(await newestSourceChange(database)).toBe(9);
    await database.close();
  });

  // SQLite has one writer at a time, so only PostgreSQL can interleave two.
  if (dialect.name === 'postgres') {
    it('loses nothing to a reader when the transaction that wrote first commits last', async () => {
      const database = await open();
      const feed = databaseChangeSource('billing', database);
      const wroteFirst = Promise.withResolvers<void>();
      const mayCommit = Promise.withResolvers<void>();
      const slow = database.untyped.transaction().execute(async (transaction) => {
        await appendToOutbox(transaction, [entry('slow')]);
        wroteFirst.resolve();
        await mayCommit.promise;
      });
      await wroteFirst.promise;
      const quick = append(database, entry('quick'));
      await waitsForALock(database.untyped);

      const whileOpen = await feed.read(0, 10);
      mayCommit.resolve();
      await Promise.all([slow, quick]);
      const after = await feed.read(whileOpen.last, 10);
      expect([...whileOpen.changes, ...after.changes].map(({ entityId }) => entityId)).toEqual(['slow', 'quick']);
      await database.close();
    });

    const searchPaths = ['crm, public', "''"];
    const ages: [string, Migrations][] = [
      ['made today', {}],
      ['whose lock was named after the schema', { '001-by-schema': lockBySchema, '002-by-table': numberingByTable }],
    ];
    const cases = searchPaths.flatMap((path) => ages.map(([age, migrations]) => ({ path, age, migrations })));
    it.each(cases)('makes a writer with the search path $path wait in an outbox $age', async ({ path, migrations }) => {
      const url = await dialect.databaseUrl();
      const database = await openDepartmentDatabase({ migrations }, url);
      await sql`create schema crm`.execute(database.untyped);
      const crm = new pg.Client(url);
      await crm.connect();
      await crm.query(`set search_path = ${path}`);
      await crm.query('begin');
      await crm.query(`insert into public.outbox (id, aggregatetype, aggregateid, type, payload, created_at)
        values (gen_random_uuid(), 'account', 'slow', 'upserted', '{}', 0)`);
      const quick = append(database, entry('quick'));
      await Promise.race([quick, waitsForALock(database.untyped)]);

      const feed = databaseChangeSource('billing', database);
      const whileOpen = await feed.read(0, 10);
      await crm.query('commit');
      await quick;
      const after = await feed.read(whileOpen.last, 10);
      expect([...whileOpen.changes, ...after.changes].map(({ entityId }) => entityId)).toEqual(['slow', 'quick']);
      await Promise.all([crm.end(), database.close()]);
    });
  }
});

/** Resolves once some connection of this database waits for an advisory lock. */
async function waitsForALock(kysely: Kysely<unknown>): Promise<void> {
  for (;;) {
    const { rows } = await sql`
      select 1 from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`.execute(kysely);
    if (rows.length > 0) return;
  }
}
