import { sql } from 'kysely';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { freshPostgresDatabase } from '../../../test/engines/databases.ts';
import { openDepartmentDatabase } from '../department.ts';
import { createPartyTable, createRowTable } from '../row-table.ts';
import type { Entities, ReadRow, RowChange } from './row-change.ts';
import { takeIn } from './take-in.ts';

const migrations = {
  '001-shop': {
    async up(kysely: Parameters<typeof createRowTable>[0]) {
      await createPartyTable(kysely, 'buyer').execute();
      await createRowTable(kysely, 'sale').addColumn('buyer_id', 'text').addColumn('amount', 'integer').execute();
    },
  },
};
const entities: Entities = {
  buyer: { table: 'buyer' },
  sale: { table: 'sale', references: { buyer_id: 'buyer' } },
};

const readRow = (line: number, ...changes: RowChange[]): ReadRow => ({ line, source: {}, changes });
const sale = (id: string, amount: number): RowChange => ({
  ...{ kind: 'row', entity: 'sale', id, version: 1, deleted: false },
  values: { buyer_id: 'a', amount },
});
const merge: RowChange = { kind: 'merge', entity: 'buyer', loser: 'a', survivor: 'b', version: 1 };

// SQLite keeps any value in any column.
describe.skipIf(inject('postgresUrl') === null)('rows of which PostgreSQL refuses one', () => {
  it('are taken in but for that one, and are unchanged when they come again', async () => {
    const database = await openDepartmentDatabase({ migrations }, (await freshPostgresDatabase()).url);
    onTestFinished(() => database.close());
    const amounts = Array.from({ length: 9 }, (_, index) => (index === 6 ? 3e9 : index));
    const sales = () => amounts.map((amount, index) => readRow(index + 2, sale(`s${index}`, amount)));
    const first = await takeIn(database, entities, [readRow(1, merge), ...sales()]);
    expect(first).toMatchObject({
      counts: { merged: 1, inserted: 8 },
      refused: [
        {
          row: { line: 8 },
          error: {
            message:
              'the database does not take a value of this row: value "3000000000" is out of range for type integer',
          },
        },
      ],
    });
    const { rows: stored } = await sql<{ id: string }>`
      select id from sale where buyer_id = 'b' order by id`.execute(database.untyped);
    expect(stored.map(({ id }) => id)).toEqual(['s0', 's1', 's2', 's3', 's4', 's5', 's7', 's8']);
    const again = await takeIn(database, entities, sales().toSpliced(6, 1));
    expect(again).toMatchObject({ counts: { unchanged: 8, inserted: 0, updated: 0 }, refused: [] });
  });

  it('fail as a whole where it is not a value that is wrong', async () => {
    const database = await openDepartmentDatabase({ migrations }, (await freshPostgresDatabase()).url);
    onTestFinished(() => database.close());
    await sql`drop table sale`.execute(database.untyped);
    await expect(takeIn(database, entities, [readRow(1, sale('s', 1))])).rejects.toThrow('"sale" does not exist');
  });
});
