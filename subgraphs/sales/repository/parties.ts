import { type RawBuilder, sql } from 'kysely';
import { batched } from '../../kit/loading.ts';
import { recordId } from '../../kit/party.ts';
import { idsOfType, rowById } from '../../kit/rows.ts';
import { isOneOf } from '../../kit/statement-parts.ts';
import type { SalesContext } from '../schema.ts';
import type { AccountRow, LeadRow, SalespersonRow } from '../tables.ts';
import { toAddress } from './values.ts';

const toBoolean = (flag: number | null): boolean | null => (flag === null ? null : flag === 1);

const kinds = { contact: 'CONTACT', lead: 'LEAD', guest: 'GUEST' } as const;
type PersonType = keyof typeof kinds;

const toPerson = (row: LeadRow & { type: PersonType }) => ({
  id: recordId(row.type, row.id),
  recordIds: [recordId(row.type, row.id)],
  kind: kinds[row.type],
  name: row.name,
  givenName: row.given_name,
  familyName: row.family_name,
  email: row.email,
  phone: row.phone,
  mobilePhone: row.mobile_phone,
  birthDate: row.birth_date,
  jobTitle: row.job_title,
  company: row.company,
  optedOutOfEmail: toBoolean(row.email_opt_out),
  doNotCall: toBoolean(row.do_not_call),
  address: toAddress(row),
  leadStatus: row.status,
  becameContactId: row.converted_contact_id,
  becameContactAt: row.converted_at,
  createdAt: row.created_at,
});
export type SalesPerson = ReturnType<typeof toPerson>;

const personColumns = sql`id, name, given_name, family_name, email, phone, mobile_phone, birth_date, job_title, company, email_opt_out,
  do_not_call, street, city, region, postal_code, country, created_at`;
const leadColumns = sql`status, converted_contact_id, converted_at`;
const noLeadColumns = sql`null as status, null as converted_contact_id, null as converted_at`;

/** A contact, lead or guest by its record id (`lead:00Q…`): one statement for all three kinds. */
export const personById = batched<SalesContext, string, SalesPerson | null>(async (recordIds, { database }) => {
  const those = (type: PersonType, more: RawBuilder<unknown>) => sql`
    select ${sql.lit(type)} as type, ${personColumns}, ${more} from ${sql.table(type)}
    where deleted = 0 and ${isOneOf(database.dialect, 'id', idsOfType(recordIds, type))}`;
  const { rows } = await sql<LeadRow & { type: PersonType }>`
    ${those('lead', leadColumns)} union all ${those('contact', noLeadColumns)} union all
    ${those('guest', noLeadColumns)}`.execute(database.untyped);
  const people = new Map(rows.map((row) => [recordId(row.type, row.id), toPerson(row)]));
  return recordIds.map((id) => people.get(id) ?? null);
});

const toAccount = (row: AccountRow) => ({
  id: row.id,
  recordIds: [recordId('account', row.id)],
  kind: row.kind ?? 'ORGANISATION',
  name: row.name,
  email: row.email,
  phone: row.phone,
  website: row.website,
  taxId: row.tax_id,
  industry: row.industry,
  employees: row.employees,
  parentId: row.parent_id,
  optedOutOfEmail: toBoolean(row.email_opt_out),
  doNotCall: toBoolean(row.do_not_call),
  address: toAddress(row),
  createdAt: row.created_at,
});
export type SalesAccount = ReturnType<typeof toAccount>;
export const accountById = rowById('account', toAccount);

const toSalesperson = ({ id, name, active }: SalespersonRow) => ({ id, name, isActive: active !== 0 });
export type Salesperson = ReturnType<typeof toSalesperson>;
export const salespersonById = rowById('salesperson', toSalesperson);
