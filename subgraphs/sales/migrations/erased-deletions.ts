import { erasedTombstones } from '../../kit/import/erased-tombstones.ts';

const buyer = ['contact_id', 'account_id'];

export const erasedDeletions = erasedTombstones({
  contact: { table: 'contact', isParty: true },
  lead: { table: 'lead', isParty: true, kept: ['converted_contact_id', 'converted_account_id'] },
  guest: { table: 'guest', isParty: true },
  account: { table: 'account', isParty: true, kept: ['parent_id'] },
  membership: { table: 'membership', kept: buyer },
  product: { table: 'product' },
  order: { table: 'sales_order', kept: [...buyer, 'guest_id'] },
  order_line: { table: 'order_line', kept: ['order_id', 'product_id'] },
  purchase_party: { table: 'purchase_party', kept: [...buyer, 'guest_id'] },
  return: { table: 'return_order', kept: [...buyer, 'order_id'] },
  return_line: { table: 'return_line', kept: ['return_id'] },
  opportunity: { table: 'opportunity', kept: buyer },
  opportunity_step: { table: 'opportunity_step', kept: ['opportunity_id'] },
  opportunity_line: { table: 'opportunity_line', kept: ['opportunity_id'] },
  opportunity_party: { table: 'opportunity_party', kept: [...buyer, 'opportunity_id'] },
  salesperson: { table: 'salesperson' },
});
