import { sql } from 'kysely';
import type { Money } from '../kit/builder.ts';
import { type ConnectionDefinition, connection } from '../kit/connection.ts';
import { computed, rowById } from '../kit/rows.ts';
import type {
  AccountRow,
  CreditNoteRow,
  InvoiceLineRow,
  InvoiceRow,
  PaymentRow,
  ReversalRow,
  SubscriptionRow,
} from './tables.ts';

const money = (amountMinor: number | null, currency: string | null): Money | null =>
  amountMinor === null || currency === null ? null : { amountMinor, currency };

const present = sql`item.deleted = 0`;

function toAccount(row: AccountRow) {
  const { street, city, region, country } = row;
  return {
    id: row.id,
    accountIds: [row.id],
    kind: row.kind ?? 'PERSON',
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

function renewal(row: SubscriptionRow): number | null {
  const ends = row.canceled_at || row.cancel_at || row.cancel_at_period_end || row.ended_at;
  return ends || row.period_end === null || row.period_end <= Date.now() ? null : row.period_end;
}

const toSubscription = (row: SubscriptionRow) => ({
  id: row.id,
  accountId: row.account_id,
  status: row.status,
  startedAt: row.started_at,
  renewsAt: renewal(row),
  periodEnd: row.period_end,
  trialEnd: row.trial_end,
  cancelAt: row.cancel_at ?? (row.cancel_at_period_end ? row.period_end : null),
  canceledAt: row.canceled_at,
  cancellationReason: row.cancellation_reason,
  cancellationComment: row.cancellation_comment,
  endedAt: row.ended_at,
});
export type Subscription = ReturnType<typeof toSubscription>;
export const subscriptionById = rowById('subscription', toSubscription);
export const subscriptions = connection<SubscriptionRow, Subscription, { status?: string | null }>({
  table: 'subscription',
  parentColumn: 'account_id',
  sortBy: 'started_at',
  direction: 'desc',
  where: ({ status }) => (status ? [present, sql`item.status = ${status}`] : [present]),
  toNode: toSubscription,
});

interface SubscriptionItemRow {
  id: string;
  quantity: number | null;
  plan_id: string | null;
  plan_name: string | null;
  product_name: string | null;
  amount_minor: number | null;
  currency: string | null;
  interval: string | null;
  interval_count: number | null;
}
const toSubscriptionItem = (row: SubscriptionItemRow) => ({
  id: row.id,
  quantity: row.quantity ?? 1,
  planId: row.plan_id,
  planName: row.plan_name ?? row.product_name,
  unitPrice: money(row.amount_minor, row.currency),
  interval: row.interval,
  intervalCount: row.interval_count,
});
export type SubscriptionItem = ReturnType<typeof toSubscriptionItem>;
export const itemsOfSubscription = computed<SubscriptionItemRow, SubscriptionItem[]>(
  (parents) => sql`
    select parent.ordinal as parent_ordinal, item.id, item.quantity, item.plan_id, plan.name as plan_name,
      product.name as product_name, plan.amount_minor, plan.currency, plan.interval, plan.interval_count
    from ${parents}
      join subscription_item as item on item.subscription_id = parent.value and item.deleted = 0
      left join plan on plan.id = item.plan_id
      left join product on product.id = plan.product_id
    order by item.created_at, item.id`,
  (rows) => rows.map(toSubscriptionItem),
);

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
export interface InvoiceFilter {
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
  direction: 'asc',
  where: () => [present],
  toNode: toInvoiceLine,
});

const toPayment = (row: PaymentRow) => ({
  id: row.id,
  accountId: row.account_id,
  invoiceId: row.invoice_id,
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
