import type { Migration } from 'kysely/migration';

/** A person who is kept as an account says what a contact says, and which contact is the same person. */
export const personAccounts: Migration = {
  async up(kysely) {
    await kysely.schema.alterTable('account').addColumn('person_contact_id', 'text').execute();
    for (const column of ['email_opt_out', 'do_not_call'])
      await kysely.schema.alterTable('account').addColumn(column, 'integer').execute();
    await kysely.schema.createIndex('account_person_contact_id').on('account').column('person_contact_id').execute();
  },
};
