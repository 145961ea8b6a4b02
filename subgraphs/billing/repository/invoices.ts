import { sql } from 'kysely';
import { connection } from '../../kit/connection.ts';
import type { ConnectionDefinition } from '../../kit/page-statement.ts';
import { computed, rowById } from '../../kit/rows.ts';
import type { CreditNoteRow, InvoiceLineRow, InvoiceRow } from '../tables.ts';
import { money } from './money.ts';

const present = sql`item.deleted = 0`;

const toInvoice = (row: InvoiceRow) => ({
  id: row.id,
  accountId: row.account_id,
  subscriptionId: row.subscription_id,
  number: row.number,
  status: row.status,
  total: money(row.total_minor, row.currency),
  amountDue: money(row.amount_due_minor, row.currency),
  amountPaid: money(row.amount_paid_minor, row.currency),
  amountRemaining: money(row.amount_remaining_minor, row.currency),
  description: row.description,
  dueAt: row.due_at,
  createdAt: row.created_at,
});
export type Invoice = ReturnType<typeof toInvoice>;
export const invoiceById = rowById('invoice', toInvoice);
/** The invoice that a payment is for where the payment does not name it; of several the first one. */
export const invoicePaidBy = computed<InvoiceRow, Invoice | null>(
  (parents) => sql`
    select parent.ordinal as parent_ordinal, invoice.* from ${parents}
    join invoice_payment as paying on paying.payment_id = parent.value or paying.payment_intent_id = parent.value
    join invoice on invoice.id = paying.invoice_id
    where paying.deleted = 0 and coalesce(paying.status, 'PAID') <> 'CANCELED' and invoice.deleted = 0
    order by invoice.created_at, invoice.id`,
  ([first]) => (first ? toInvoice(first) : null),
);
interface InvoiceFilter {
  status?: string | null;
  overdueAt?: number | null;
}
const invoiceList: ConnectionDefinition<InvoiceRow, Invoice, InvoiceFilter> = {
  table: 'invoice',
  sortBy: 'created_at',
  direction: 'desc',
  where: ({ status, overdueAt }) => [
    present,
    ...(status ? [sql`item.status = ${status}`] : []),
    ...(overdueAt !== null && overdueAt !== undefined
      ? [sql`item.status = 'OPEN' and item.due_at < ${overdueAt}`]
      : []),
  ],
  toNode: toInvoice,
};
export const invoices = connection({ ...invoiceList, parentColumn: 'account_id' });
export const everyInvoice = connection(invoiceList);

const toInvoiceLine = (row: InvoiceLineRow) => ({
  id: row.id,
  description: row.description,
  isOfPlan: row.plan_id !== null || row.subscription_id !== null,
  amount: money(row.amount_minor, row.currency),
  quantity: row.quantity,
  periodStart: row.period_start,
  periodEnd: row.period_end,
});
export type InvoiceLine = ReturnType<typeof toInvoiceLine>;
export const invoiceLines = connection<InvoiceLineRow, InvoiceLine>({
  table: 'invoice_line',
  parentColumn: 'invoice_id',
  sortBy: 'id',
  sortKeys: 'texts',
  direction: 'asc',
  where: () => [present],
  toNode: toInvoiceLine,
});

const toCreditNote = (row: CreditNoteRow) => ({
  id: row.id,
  number: row.number,
  status: row.status,
  reason: row.reason,
  memo: row.memo,
  amount: money(row.amount_minor, row.currency),
  createdAt: row.created_at,
});
export type CreditNote = ReturnType<typeof toCreditNote>;
export const creditNotesOfInvoice = connection<CreditNoteRow, CreditNote>({
  table: 'credit_note',
  parentColumn: 'invoice_id',
  sortBy: 'created_at',
  direction: 'desc',
  where: () => [present],
  toNode: toCreditNote,
});
