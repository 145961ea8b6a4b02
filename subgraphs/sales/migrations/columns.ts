import { type CreateTableBuilder, type Kysely, type RawBuilder, sql } from 'kysely';
import { createRowTable } from '../../kit/row-table.ts';

type Table = CreateTableBuilder<string, never>;

export function withAddress(table: Table): Table {
  return table
    .addColumn('street', 'text')
    .addColumn('city', 'text')
    .addColumn('region', 'text')
    .addColumn('postal_code', 'text')
    .addColumn('country', 'text') as Table;
}

/** A time that lists are sorted by, and therefore never null. */
export function withTime(table: Table, name: string): Table {
  return table.addColumn(name, 'bigint', (column) => column.notNull().defaultTo(0)) as Table;
}

export function withLineColumns(table: Table): Table {
  return table
    .addColumn('product_id', 'text')
    .addColumn('description', 'text')
    .addColumn('quantity_milli', 'bigint')
    .addColumn('unit_price_minor', 'bigint')
    .addColumn('total_minor', 'bigint')
    .addColumn('currency', 'text') as Table;
}

/**
 * A table that says on which parties something hangs. `party` is the party's record id; the database keeps it in step with
 * the plain ids, which follow merges.
 */
export function createPartyLinkTable(kysely: Kysely<unknown>, table: string, party: RawBuilder<unknown>): Table {
  return createRowTable(kysely, table)
    .addColumn('contact_id', 'text')
    .addColumn('account_id', 'text')
    .addColumn('beside_contact', 'integer')
    .addColumn('party', 'text', (column) => column.generatedAlwaysAs(party).stored()) as Table;
}

export async function createIndexes(kysely: Kysely<unknown>, table: string, ...indexes: string[][]): Promise<void> {
  for (const columns of indexes)
    await kysely.schema
      .createIndex(`${table}_${columns[0] ?? ''}`)
      .on(table)
      .columns(columns)
      .execute();
}

export const contactOrAccount = sql`coalesce('contact:' || contact_id, 'account:' || account_id)`;
