import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { createPartyTable, createRowTable } from '../../kit/row-table.ts';
import { createIndexes, withAddress, withTime } from './columns.ts';

type Table = CreateTableBuilder<string, never>;

function createPersonTable(kysely: Kysely<unknown>, table: string): Table {
  const columns = createPartyTable(kysely, table)
    .addColumn('name', 'text')
    .addColumn('given_name', 'text')
    .addColumn('family_name', 'text')
    .addColumn('email', 'text')
    .addColumn('phone', 'text')
    .addColumn('mobile_phone', 'text')
    .addColumn('birth_date', 'text')
    .addColumn('job_title', 'text')
    .addColumn('company', 'text') as Table;
  return withTime(withAddress(columns), 'created_at');
}

export const parties: Migration = {
  async up(kysely) {
    await createPersonTable(kysely, 'contact').execute();
    await createPersonTable(kysely, 'guest').execute();
    await createPersonTable(kysely, 'lead')
      .addColumn('status', 'text')
      .addColumn('converted_contact_id', 'text')
      .addColumn('converted_account_id', 'text')
      .addColumn('converted_at', 'bigint')
      .execute();
    await createIndexes(kysely, 'lead', ['converted_contact_id'], ['converted_account_id']);
    const account = createPartyTable(kysely, 'account')
      .addColumn('kind', 'text')
      .addColumn('name', 'text')
      .addColumn('email', 'text')
      .addColumn('phone', 'text')
      .addColumn('website', 'text')
      .addColumn('tax_id', 'text')
      .addColumn('industry', 'text')
      .addColumn('employees', 'bigint')
      .addColumn('parent_id', 'text') as Table;
    await withTime(withAddress(account), 'created_at').execute();
    await createIndexes(kysely, 'account', ['parent_id']);

    const membership = createRowTable(kysely, 'membership')
      .addColumn('contact_id', 'text')
      .addColumn('account_id', 'text')
      .addColumn('relation', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('roles', 'text')
      .addColumn('active', 'integer')
      .addColumn('ended_at', 'bigint') as Table;
    await withTime(membership, 'started_at').execute();
    await createIndexes(kysely, 'membership', ['contact_id', 'started_at'], ['account_id', 'started_at']);

    await createRowTable(kysely, 'salesperson').addColumn('name', 'text').addColumn('active', 'integer').execute();
  },
};
