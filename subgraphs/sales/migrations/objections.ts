import type { Migration } from 'kysely/migration';

/** What people told sales not to do; rows that were imported before do not say until their export is imported again. */
export const objections: Migration = {
  async up(kysely) {
    for (const table of ['contact', 'guest', 'lead'])
      for (const column of ['email_opt_out', 'do_not_call'])
        await kysely.schema.alterTable(table).addColumn(column, 'integer').execute();
  },
};
