import type { Migrations } from '../kit/database.ts';
import { numberingByTable } from '../kit/outbox.ts';
import { mergedPartiesIndexed } from '../kit/row-table.ts';
import { erasedDeletions } from './migrations/erased-deletions.ts';
import { objections } from './migrations/objections.ts';
import { opportunities } from './migrations/opportunities.ts';
import { parties } from './migrations/parties.ts';
import { personAccounts } from './migrations/person-accounts.ts';
import { purchases } from './migrations/purchases.ts';

export const migrations: Migrations = {
  '001-parties': parties,
  '002-purchases': purchases,
  '003-opportunities': opportunities,
  '004-parties-of-opportunities': {
    up: (kysely) =>
      kysely.schema
        .createIndex('opportunity_party_opportunity_id')
        .on('opportunity_party')
        .column('opportunity_id')
        .execute(),
  },
  '005-numbering-by-table': numberingByTable,
  '006-merged-parties': mergedPartiesIndexed('contact', 'lead', 'account'),
  '007-objections': objections,
  '008-erased-deletions': erasedDeletions,
  '009-person-accounts': personAccounts,
  '010-pairs-of-memberships': {
    up: (kysely) =>
      kysely.schema
        .createIndex('membership_contact_id_account_id')
        .on('membership')
        .columns(['contact_id', 'account_id'])
        .execute(),
  },
};
