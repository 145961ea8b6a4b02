import { sql } from 'kysely';
import { connection } from '../../kit/connection.ts';
import { rowById } from '../../kit/rows.ts';
import type { PaymentRow, ReversalRow } from '../tables.ts';
import { money } from './money.ts';

const present = sql`item.deleted = 0`;

const toPayment = (row: PaymentRow) => ({
  id: row.id,
  accountId: row.account_id,
  invoiceId: row.invoice_id,
  /** By which what says that it pays an invoice may know it. */
  knownBy: [row.id, ...(row.payment_intent_id ? [row.payment_intent_id] : [])],
  status: row.status,
  amount: money(row.amount_minor, row.currency),
  description: row.description,
  failureCode: row.failure_code,
  failureMessage: row.failure_message,
  createdAt: row.created_at,
});
export type Payment = ReturnType<typeof toPayment>;
export const payments = connection<PaymentRow, Payment, { status?: string | null }>({
  table: 'payment',
  parentColumn: 'account_id',
  sortBy: 'created_at',
  direction: 'desc',
  where: ({ status }) => (status ? [present, sql`item.status = ${status}`] : [present]),
  toNode: toPayment,
});
export const paymentById = rowById('payment', toPayment);

const toReversal = (row: ReversalRow) => ({
  id: row.id,
  status: row.status,
  reason: row.reason,
  amount: money(row.amount_minor, row.currency),
  createdAt: row.created_at,
});
export type Reversal = ReturnType<typeof toReversal>;
const reversals = (table: string) =>
  connection<ReversalRow, Reversal>({
    table,
    parentColumn: 'payment_id',
    sortBy: 'created_at',
    direction: 'desc',
    where: () => [present],
    toNode: toReversal,
  });
export const refundsOfPayment = reversals('refund');
export const disputesOfPayment = reversals('dispute');
