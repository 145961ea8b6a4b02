import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import { freshPostgresDatabase } from '../../test/engines/databases.ts';
import { type AnyDatabase, openDatabase } from './database.ts';

const migrations = {
  '001-thing': {
    up: async (kysely: Kysely<unknown>) => void (await sql`create table thing (id text)`.execute(kysely)),
  },
};

describe.skipIf(inject('postgresUrl') === null)('a PostgreSQL database with several schemas', () => {
  let url: string;
  beforeEach(async () => {
    const fresh = await freshPostgresDatabase();
    onTestFinished(() => fresh[Symbol.asyncDispose]());
    url = fresh.url;
  });

  async function inDatabase<Result>(url: string, work: (database: AnyDatabase) => Promise<Result>): Promise<Result> {
    const database = await openDatabase({ url, migrations });
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  }
  const searching = (schema: string): string =>
    Object.assign(new URL(url), { search: `?options=-c%20search_path%3D${schema}` }).href;
  const insert = (id: string) => (database: AnyDatabase) =>
    sql`insert into thing values (${id})`.execute(database.untyped);
  const things = async (database: AnyDatabase) => (await sql`select id from thing`.execute(database.untyped)).rows;

  it('has its tables made in the one that its address names, whatever tables of the same names are in others', async () => {
    await inDatabase(url, async ({ untyped }) => {
      for (const name of ['restored', 'empty']) await sql`create schema ${sql.id(name)}`.execute(untyped);
    });
    await inDatabase(url, insert('in public'));
    await inDatabase(searching('restored'), insert('restored'));
    expect(await inDatabase(url, things)).toEqual([{ id: 'in public' }]);
    expect(await inDatabase(searching('restored'), things)).toEqual([{ id: 'restored' }]);
    expect(await inDatabase(searching('empty'), things)).toEqual([]);
  });

  it('keeps its tables where they are when one comes that is searched before', async () => {
    await inDatabase(url, insert('as ever'));
    await inDatabase(url, ({ untyped }) => sql`create schema postgres`.execute(untyped));
    expect(await inDatabase(url, things)).toEqual([{ id: 'as ever' }]);
  });

  it('is refused where none that is searched is there', async () => {
    await expect(openDatabase({ url: searching('nowhere'), migrations })).rejects.toThrow(
      'there is none of the schemas in its search_path, or this user may not use them',
    );
  });

  it('whose user may make no tables is refused in PostgreSQL’s own words', async () => {
    const [user, password] = [`reader_${randomUUID()}`, randomUUID()];
    const administer = (...statements: string[]) =>
      inDatabase(url, async ({ untyped }) => {
        for (const statement of statements) await sql.raw(statement).execute(untyped);
      });
    await administer(
      ...[`create role "${user}" login password '${password}'`, 'create schema another'],
      `grant usage on schema another to "${user}"`,
    );
    onTestFinished(() => administer(`drop owned by "${user}"`, `drop role "${user}"`));
    const asReader = Object.assign(new URL(searching('another')), { username: user, password }).href;
    await expect(openDatabase({ url: asReader, migrations })).rejects.toMatchObject({
      message: 'permission denied for schema another',
      code: '42501',
    });
  });
});
