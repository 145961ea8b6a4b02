import { rowById } from '../../kit/rows.ts';
import type { AccountRow } from '../tables.ts';

export function toAccount(row: AccountRow) {
  const { street, city, region, country } = row;
  return {
    id: row.id,
    accountIds: [row.id],
    kind: row.kind ?? (row.tax_id === null ? ('PERSON' as const) : ('ORGANISATION' as const)),
    name: row.name,
    email: row.email,
    phone: row.phone,
    address: { street, city, region, postalCode: row.postal_code, country },
    currency: row.currency,
    isDelinquent: row.delinquent === 1,
    createdAt: row.created_at,
  };
}
export type BillingAccount = ReturnType<typeof toAccount>;
export type Address = BillingAccount['address'];
export const accountById = rowById('account', toAccount);
