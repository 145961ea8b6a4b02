import { type Kysely, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { dialects } from '../../test/engines/dialects.ts';
import { openDatabase } from './database.ts';

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
});
