import type { ImportedRow, PartyRow } from '../kit/row-table.ts';

export type SubscriptionStatus =
  | 'TRIALING'
  | 'ACTIVE'
  | 'PAST_DUE'
  | 'UNPAID'
  | 'PAUSED'
  | 'CANCELED'
  | 'INCOMPLETE'
  | 'INCOMPLETE_EXPIRED';
export type InvoiceStatus = 'DRAFT' | 'OPEN' | 'PAID' | 'UNCOLLECTIBLE' | 'VOID';
export type PaymentStatus = 'SUCCEEDED' | 'PENDING' | 'FAILED';

export interface AccountRow extends PartyRow {
  /** Null where it follows from the tax id. */
  kind: 'PERSON' | 'ORGANISATION' | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  street: string | null;
  city: string | null;
  region: string | null;
  postal_code: string | null;
  country: string | null;
  tax_id: string | null;
  external_id: string | null;
  currency: string | null;
  /** What the account owes besides its invoices, in minor units; negative is credit in the customer's favour. */
  owed_minor: number | null;
  delinquent: number | null;
  created_at: number;
}

export interface SubscriptionRow extends ImportedRow {
  account_id: string | null;
  status: SubscriptionStatus | null;
  started_at: number;
  period_start: number | null;
  period_end: number | null;
  trial_end: number | null;
  cancel_at: number | null;
  cancel_at_period_end: number | null;
  canceled_at: number | null;
  cancellation_reason: string | null;
  cancellation_comment: string | null;
  ended_at: number | null;
  /** JSON list of its items' ids; null where the source does not give all of them with it. */
  item_list: string | null;
}

export interface InvoiceRow extends ImportedRow {
  account_id: string | null;
  subscription_id: string | null;
  number: string | null;
  status: InvoiceStatus | null;
  currency: string;
  total_minor: number;
  amount_due_minor: number;
  amount_paid_minor: number;
  amount_remaining_minor: number;
  description: string | null;
  due_at: number | null;
  created_at: number;
}

export interface InvoiceLineRow extends ImportedRow {
  invoice_id: string;
  subscription_id: string | null;
  plan_id: string | null;
  description: string | null;
  amount_minor: number;
  currency: string;
  quantity: number | null;
  period_start: number | null;
  period_end: number | null;
}

export interface PaymentRow extends ImportedRow {
  account_id: string | null;
  invoice_id: string | null;
  /** What an invoice may know the payment by, which may be one of several attempts. */
  payment_intent_id: string | null;
  status: PaymentStatus;
  amount_minor: number;
  /** What was given back, as the payment itself says: its refunds may have been exported with it or not. */
  refunded_minor: number | null;
  currency: string;
  description: string | null;
  failure_code: string | null;
  failure_message: string | null;
  created_at: number;
}

/** Refunds and disputes take money of a payment back. */
export interface ReversalRow extends ImportedRow {
  payment_id: string | null;
  status: string;
  reason: string | null;
  amount_minor: number;
  currency: string;
  created_at: number;
}

export interface CreditNoteRow extends ImportedRow {
  invoice_id: string | null;
  number: string | null;
  status: string;
  reason: string | null;
  memo: string | null;
  amount_minor: number;
  currency: string;
  created_at: number;
}
