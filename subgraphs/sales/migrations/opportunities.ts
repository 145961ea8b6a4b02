import { type CreateTableBuilder, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { createRowTable } from '../../kit/row-table.ts';
import { contactOrAccount, createIndexes, createPartyLinkTable, withLineColumns, withTime } from './columns.ts';

type Table = CreateTableBuilder<string, never>;

export const opportunities: Migration = {
  async up(kysely) {
    const opportunity = createRowTable(kysely, 'opportunity')
      .addColumn('name', 'text')
      .addColumn('account_id', 'text')
      .addColumn('contact_id', 'text')
      .addColumn('owner_id', 'text')
      .addColumn('status', 'text')
      .addColumn('stage', 'text')
      .addColumn('amount_minor', 'bigint')
      .addColumn('currency', 'text')
      .addColumn('probability', 'integer')
      .addColumn('closes_on', 'text')
      .addColumn('lead_source', 'text') as Table;
    await withTime(opportunity, 'created_at').execute();
    await createIndexes(kysely, 'opportunity', ['created_at'], ['contact_id'], ['account_id']);

    const step = createRowTable(kysely, 'opportunity_step')
      .addColumn('opportunity_id', 'text')
      .addColumn('stage', 'text')
      .addColumn('amount_minor', 'bigint')
      .addColumn('currency', 'text')
      .addColumn('probability', 'integer') as Table;
    await withTime(step, 'entered_at').execute();
    await createIndexes(kysely, 'opportunity_step', ['opportunity_id', 'entered_at']);
    await withLineColumns(createRowTable(kysely, 'opportunity_line')).addColumn('opportunity_id', 'text').execute();
    await createIndexes(kysely, 'opportunity_line', ['opportunity_id']);

    await createPartyLinkTable(kysely, 'opportunity_party', contactOrAccount)
      .addColumn('opportunity_id', 'text')
      .execute();
    await createIndexes(kysely, 'opportunity_party', ['party'], ['contact_id'], ['account_id']);
    await sql`create view opportunity_of_party as
      select opportunity.*, link.party, link.beside_contact
      from opportunity_party as link join opportunity on opportunity.id = link.opportunity_id
      where link.deleted = 0`.execute(kysely);
  },
};
