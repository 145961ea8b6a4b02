import { chmodSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { describe, expect, inject, it } from 'vitest';
import { freshPostgresDatabase } from '../../test/engines/databases.ts';
import { dialects } from '../../test/engines/dialects.ts';
import { openDatabase } from './database.ts';
import { knownStatement } from './known-statement.ts';

const thing = {
  '001-thing': {
    up: async (kysely: Kysely<unknown>) => {
      await sql`create table thing (id text)`.execute(kysely);
    },
  },
};

describe.each(dialects)('a database on $name', (dialect) => {
  it('keeps nothing of a migration that failed half way, so that the next start can run it again', async () => {
    const url = await dialect.databaseUrl();
    let fails = true;
    const migrations = {
      '001-tables': {
        async up(kysely: Kysely<unknown>) {
          await sql`create table first_half (id text)`.execute(kysely);
          if (fails) throw new Error('killed');
          await sql`create table second_half (id text)`.execute(kysely);
        },
      },
    };
    await expect(openDatabase({ url, migrations })).rejects.toThrow('killed');
    fails = false;
    const database = await openDatabase({ url, migrations });
    const { rows } = await sql`select * from first_half cross join second_half`.execute(database.untyped);
    expect(rows).toEqual([]);
    await database.close();
  });

  it('is refused when newer software has changed it, in words that name it and say what to do', async () => {
    const url = await dialect.databaseUrl();
    const newer = { ...thing, '099-from-the-future': { up: async () => {} } };
    await (await openDatabase({ url, migrations: newer })).close();
    const place = dialect.name === 'sqlite' ? url : /^the PostgreSQL database test_[0-9a-f-]+ at [0-9.]+:\d+/.source;
    await expect(openDatabase({ url, migrations: thing })).rejects.toThrow(
      new RegExp(
        `${place} was written by a newer version of this software, which knows 099-from-the-future: start that`,
      ),
    );
  });

  it('is refused as that of another department when it has none of the tables that are asked for', async () => {
    const url = await dialect.databaseUrl();
    await (await openDatabase({ url, migrations: { '001-parties': { up: async () => {} } } })).close();
    await expect(openDatabase({ url, migrations: thing })).rejects.toThrow(
      'is in use for something else, which made 001-parties in it: give each department a database of its own',
    );
  });

  it('shows a reader nothing of a transaction under way, and all of it once it is done', async () => {
    const database = await openDatabase({ url: await dialect.databaseUrl(), migrations: thing });
    const read = knownStatement<{ id: string }>(() => sql`select id from thing order by id`);
    let before: Promise<{ id: string }[]> | undefined;
    await database.untyped
      .transaction()
      .execute(async (transaction) => {
        await sql`insert into thing values ('taken back')`.execute(transaction);
        before = read(database, {});
        throw new Error('changed my mind');
      })
      .catch(() => {});
    expect(await before).toEqual([]);
    await sql`insert into thing values ('kept')`.execute(database.untyped);
    expect(await read(database, {})).toEqual([{ id: 'kept' }]);
    await database.close();
  });

  it('counts each statement that is read, and those that fail', async () => {
    const database = await openDatabase({ url: await dialect.databaseUrl(), migrations: thing });
    const before = database.statements();
    await knownStatement(() => sql`select id from thing`)(database, {});
    await expect(knownStatement(() => sql`select id from nothing`)(database, {})).rejects.toThrow('nothing');
    expect(database.statements() - before).toBe(2);
    await database.close();
  });
});

it.skipIf(inject('postgresUrl') === null)(
  'a PostgreSQL database whose address has no host before the path is named when newer software has changed it',
  async () => {
    await using fresh = await freshPostgresDatabase();
    const { username, password, hostname, port, pathname } = new URL(fresh.url);
    const url = `postgres://${username}:${password}@${pathname}?host=${hostname}&port=${port}`;
    await (
      await openDatabase({ url, migrations: { ...thing, '099-from-the-future': { up: async () => {} } } })
    ).close();
    await expect(openDatabase({ url, migrations: thing })).rejects.toThrow('was written by a newer version');
  },
);

it('a file that was not there is made for this user alone, with those that SQLite keeps beside it; one that was stays as it is', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'customer-graph-test-'));
  const [made, kept] = [join(directory, 'made.sqlite'), join(directory, 'kept.sqlite')];
  writeFileSync(kept, '');
  chmodSync(kept, 0o644);
  for (const url of [made, kept]) {
    const database = await openDatabase({ url, migrations: thing });
    await sql`insert into thing values ('1')`.execute(database.untyped);
    const files = [url, `${url}-wal`, `${url}-shm`].map((file) => (statSync(file).mode & 0o777).toString(8));
    expect(new Set(files)).toEqual(new Set([url === made ? '600' : '644']));
    await database.close();
  }
});

it('a transaction for which the disk has no room says so, and leaves nothing of itself', async () => {
  const database = await openDatabase({ url: ':memory:', migrations: thing });
  await sql`insert into thing values ('before')`.execute(database.untyped);
  const { rows: pages } = await sql<{ page_count: number }>`pragma page_count`.execute(database.untyped);
  await sql`pragma max_page_count = ${sql.lit(pages[0]?.page_count ?? 0)}`.execute(database.untyped);
  const tooMuch = database.untyped.transaction().execute(async (transaction) => {
    await sql`insert into thing values ('small')`.execute(transaction);
    await sql`insert into thing values (${'x'.repeat(100_000)})`.execute(transaction);
  });
  await expect(tooMuch).rejects.toThrow('database or disk is full');
  expect((await sql`select id from thing`.execute(database.untyped)).rows).toEqual([{ id: 'before' }]);
  await database.close();
});
