import { sql } from 'kysely';
import { expect, inject, it } from 'vitest';
import { freshPostgresDatabase } from '../../../test/engines/databases.ts';
import type { Migrations } from '../database.ts';
import { openDepartmentDatabase } from '../department.ts';
import { createRowTable } from '../row-table.ts';
import { eraseRepetitions } from './erase.ts';
import { LockWatch } from './lock-watch.ts';
import { takeTurn } from './merges.ts';
import type { Entities, RowChange } from './row-change.ts';
import { writeBatch } from './write-batch.ts';

const migrations: Migrations = {
  '001-shop': {
    async up(kysely) {
      await createRowTable(kysely, 'buyer').execute();
      await createRowTable(kysely, 'address').addColumn('buyer_id', 'text').execute();
    },
  },
};
const entities: Entities = {
  buyer: { table: 'buyer' },
  address: { table: 'address', erasedWith: { entity: 'buyer', column: 'buyer_id' } },
};
const buyer = (version: number, deleted: boolean): RowChange => ({
  ...{ kind: 'row', entity: 'buyer', id: 'b', version, deleted, values: {} },
});
const address: RowChange = {
  ...{ kind: 'row', entity: 'address', id: 'a', version: 1, deleted: false, values: { buyer_id: 'b' } },
};

it.skipIf(inject('postgresUrl') === null)(
  'what repeats the values of a party stays when another import brings the party back as one ends, which says for whom it waits',
  async () => {
    const { url } = await freshPostgresDatabase();
    const database = await openDepartmentDatabase({ migrations }, url);
    await writeBatch(database, entities, [buyer(1, true), address]);

    const ended = await database.untyped.transaction().execute(async (other) => {
      await takeTurn(other, 'postgres');
      await sql`update buyer set deleted = 0`.execute(other);
      await sql`update address set version = 2`.execute(other);
      const waiting = Promise.withResolvers<unknown>();
      const erased = eraseRepetitions(database, entities, new LockWatch(database, waiting.resolve, 10));
      await waiting.promise;
      return { erased };
    });
    await ended.erased;
    expect((await sql`select id, version from address`.execute(database.untyped)).rows).toEqual([
      { id: 'a', version: 2 },
    ]);
    await database.close();
  },
);
