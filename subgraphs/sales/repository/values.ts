import { sql } from 'kysely';
import type { Money } from '../../kit/builder.ts';
import type { AddressColumns } from '../tables.ts';

export const present = sql`item.deleted = 0`;

/** Something that hangs on a contact and on their account counts once where both are the same customer's. */
export const countedOnce = sql`coalesce(item.beside_contact, 0) = 0`;

export const money = (amountMinor: number | null, currency: string | null): Money | null =>
  amountMinor === null || currency === null ? null : { amountMinor, currency };

export const quantity = (thousandths: number | null): number | null =>
  thousandths === null ? null : thousandths / 1000;

export const toAddress = ({ street, city, region, postal_code, country }: AddressColumns) => ({
  street,
  city,
  region,
  postalCode: postal_code,
  country,
});
export type Address = ReturnType<typeof toAddress>;

/** Whether a customer has records both as a person and as an account, as with Salesforce's person accounts. */
export function isPersonAndAccount(recordIds: readonly string[]): boolean {
  const accounts = recordIds.filter((recordId) => recordId.startsWith('account:')).length;
  return accounts > 0 && accounts < recordIds.length;
}
