import type { Entities } from '../../kit/import/row-change.ts';
import { accountParty, leadParty, personParty } from './parties.ts';

const ofContactAndAccount = { contact_id: 'contact', account_id: 'account' };

export const entities: Entities = {
  contact: { table: 'contact', toParty: personParty },
  lead: {
    table: 'lead',
    toParty: leadParty,
    references: { converted_contact_id: 'contact', converted_account_id: 'account' },
  },
  guest: { table: 'guest', toParty: personParty },
  account: {
    table: 'account',
    toParty: accountParty,
    references: { parent_id: 'account', person_contact_id: 'contact' },
  },
  membership: { table: 'membership', references: ofContactAndAccount },
  salesperson: { table: 'salesperson' },
  product: { table: 'product' },
  order: { table: 'sales_order', references: ofContactAndAccount, partOf: { guest_id: 'guest' } },
  order_line: { table: 'order_line', kept: ['product_id'], partOf: { order_id: 'order' } },
  purchase_party: { table: 'purchase_party', references: ofContactAndAccount, partOf: { guest_id: 'guest' } },
  return: { table: 'return_order', references: ofContactAndAccount, partOf: { order_id: 'order' } },
  return_line: { table: 'return_line', partOf: { return_id: 'return' } },
  opportunity: {
    table: 'opportunity',
    references: ofContactAndAccount,
    linkedBy: { entity: 'opportunity_party', columns: ['opportunity_id'] },
  },
  opportunity_step: { table: 'opportunity_step', partOf: { opportunity_id: 'opportunity' } },
  opportunity_line: { table: 'opportunity_line', partOf: { opportunity_id: 'opportunity' } },
  opportunity_party: { table: 'opportunity_party', references: ofContactAndAccount },
};
