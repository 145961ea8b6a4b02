import type { ImportedRow, PartyRow } from '../kit/row-table.ts';

export type OrderChannel = 'WEB' | 'POINT_OF_SALE' | 'PHONE' | 'PARTNER' | 'OTHER';
export type OrderStatus = 'DRAFT' | 'ACTIVATED' | 'COMPLETED' | 'CANCELED' | 'OTHER';
export type ReturnStatus = 'DRAFT' | 'SUBMITTED' | 'APPROVED' | 'CLOSED' | 'CANCELED' | 'OTHER';
export type OpportunityStatus = 'OPEN' | 'WON' | 'LOST';

export interface AddressColumns {
  street: string | null;
  city: string | null;
  region: string | null;
  postal_code: string | null;
  country: string | null;
}

/** What contacts, leads and guests have in common. */
export interface PersonRow extends PartyRow, AddressColumns {
  name: string | null;
  given_name: string | null;
  family_name: string | null;
  email: string | null;
  phone: string | null;
  mobile_phone: string | null;
  birth_date: string | null;
  job_title: string | null;
  /** The company as the row itself writes it, which only leads do. */
  company: string | null;
  /** 1 where they asked not to be written to, or called. */
  email_opt_out: number | null;
  do_not_call: number | null;
  created_at: number;
}

export interface LeadRow extends PersonRow {
  status: string | null;
  converted_contact_id: string | null;
  converted_account_id: string | null;
  converted_at: number | null;
}

export interface AccountRow extends PartyRow, AddressColumns {
  kind: 'PERSON' | 'ORGANISATION';
  name: string | null;
  email: string | null;
  phone: string | null;
  website: string | null;
  tax_id: string | null;
  industry: string | null;
  employees: number | null;
  parent_id: string | null;
  /** The contact that Salesforce keeps of a person's account: the same person once more. */
  person_contact_id: string | null;
  /** Of a person's account, as in `PersonRow`. */
  email_opt_out: number | null;
  do_not_call: number | null;
  created_at: number;
}

/** That a contact belongs to an account: said by the contact's own row, or by a relation that also says as what. */
export interface MembershipRow extends ImportedRow {
  contact_id: string | null;
  account_id: string | null;
  /** 1 for a relation, 0 for what the contact's own row says; where both speak of the same pair the relation counts. */
  relation: number;
  roles: string | null;
  active: number | null;
  started_at: number;
  ended_at: number | null;
}

export interface SalespersonRow extends ImportedRow {
  name: string | null;
  active: number | null;
}

export interface ProductRow extends ImportedRow {
  name: string | null;
  code: string | null;
  family: string | null;
  description: string | null;
  active: number | null;
}

export interface OpportunityRow extends ImportedRow {
  name: string | null;
  account_id: string | null;
  contact_id: string | null;
  owner_id: string | null;
  status: OpportunityStatus;
  stage: string | null;
  amount_minor: number | null;
  currency: string;
  probability: number | null;
  closes_on: string | null;
  lead_source: string | null;
  created_at: number;
}

/** Lines of opportunities and of orders. Quantities are thousandths, so that half a metre adds up exactly. */
export interface LineRow extends ImportedRow {
  product_id: string | null;
  description: string | null;
  quantity_milli: number | null;
  unit_price_minor: number | null;
  total_minor: number | null;
  currency: string;
}

export interface OrderRow extends ImportedRow, AddressColumns {
  number: string | null;
  account_id: string | null;
  contact_id: string | null;
  /** The order's own id where a webshop guest placed it. */
  guest_id: string | null;
  opportunity_id: string | null;
  channel: OrderChannel | null;
  status: OrderStatus | null;
  status_label: string | null;
  total_minor: number | null;
  currency: string;
  ordered_at: number;
}

export interface ReturnRow extends ImportedRow {
  order_id: string | null;
  account_id: string | null;
  contact_id: string | null;
  number: string | null;
  status: ReturnStatus | null;
  status_label: string | null;
  reason: string | null;
  created_at: number;
}

export interface ReturnLineRow extends ImportedRow {
  return_id: string;
  order_line_id: string | null;
  product_id: string | null;
  quantity_milli: number | null;
  reason: string | null;
}
