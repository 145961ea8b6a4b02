import { timestamp } from '../../calendar.ts';
import { type Export, syncedAfter } from '../../history.ts';
import type { PlanInvoice, Subscription } from '../../stories/story.ts';
import { type Payer, writePayment } from './payments.ts';
import { planId } from './setup.ts';
import { creditNoteLineItems, creditNotes, invoiceLineItems, invoices } from './tables.ts';

export interface Billed {
  subscription: Subscription;
  subscriptionId: string;
  itemId: string;
  /** The customer pays an invoice; otherwise the card on file is charged. */
  byInvoice: boolean;
}

export function writePlanInvoices(billed: Billed, payer: Payer, world: Export): void {
  billed.subscription.invoices.forEach((invoice, index) => {
    writeInvoice(invoice, index === 0 && invoice.issuedAt === billed.subscription.startedAt, billed, payer, world);
  });
}

function writeInvoice(invoice: PlanInvoice, first: boolean, billed: Billed, payer: Payer, world: Export): void {
  const { emit, ids, now } = world;
  const { subscription, subscriptionId, itemId } = billed;
  const { amount, issuedAt, paidAt } = invoice;
  const id = ids.stripe('in');
  const currency = subscription.currency.toLowerCase();
  const changedAt = paidAt ?? invoice.failedAttempts.at(-1) ?? issuedAt;
  const synced = timestamp(syncedAfter(changedAt, now));
  const period = { period_end: timestamp(invoice.periodEnd), period_start: timestamp(issuedAt) };
  emit(invoices, {
    ...period,
    id,
    _fivetran_synced: synced,
    currency,
    customer_id: payer.customerId,
    due_date: timestamp(invoice.dueAt),
    description: subscription.plan.name,
    is_deleted: false,
    livemode: true,
    subscription_id: subscriptionId,
    default_payment_method_id: payer.methodId,
    amount_due: amount,
    amount_paid: paidAt === null ? 0 : amount,
    amount_remaining: paidAt === null ? amount : 0,
    post_payment_credit_notes_amount: invoice.credited,
    pre_payment_credit_notes_amount: 0,
    subtotal: amount,
    tax: 0,
    total: amount,
    attempt_count: invoice.failedAttempts.length + (paidAt === null ? 0 : 1),
    auto_advance: true,
    billing_reason: first ? 'subscription_create' : 'subscription_cycle',
    metadata: '{}',
    number: `LUM-${id.slice(-8)}`,
    paid: paidAt !== null,
    status: paidAt === null ? 'open' : 'paid',
    created: timestamp(issuedAt),
  });
  emit(invoiceLineItems, {
    ...period,
    id: ids.stripe('il'),
    invoice_id: id,
    _fivetran_synced: synced,
    amount,
    currency,
    description: `${subscription.quantity} × ${subscription.plan.name}`,
    discountable: true,
    livemode: true,
    plan_id: planId(subscription.plan, subscription.currency),
    proration: false,
    quantity: subscription.quantity,
    subscription_id: subscriptionId,
    subscription_item_id: itemId,
    type: 'subscription',
    metadata: '{}',
    unit_amount_excluding_tax: amount / subscription.quantity,
  });
  const failedAt = invoice.failedAttempts;
  const description = `Invoice LUM-${id.slice(-8)}`;
  writePayment(
    { amount, currency: subscription.currency, description, failedAt, paidAt, refunded: 0, invoiceId: id },
    payer,
    world,
  );
  if (invoice.credited > 0 && paidAt !== null) writeCreditNote(invoice.credited, currency, id, paidAt, world);
}

function writeCreditNote(
  amount: number,
  currency: string,
  invoiceId: string,
  at: number,
  { emit, ids, now }: Export,
): void {
  const id = ids.stripe('cn');
  const synced = timestamp(syncedAfter(at, now));
  emit(creditNotes, {
    id,
    amount,
    created: timestamp(at),
    currency,
    discount_amount: 0,
    subtotal: amount,
    total: amount,
    livemode: true,
    memo: 'Seats that were not used',
    metadata: '{}',
    number: `LUM-CN-${id.slice(-6)}`,
    reason: 'order_change',
    status: 'issued',
    type: 'post_payment',
    invoice_id: invoiceId,
    _fivetran_synced: synced,
  });
  emit(creditNoteLineItems, {
    credit_note_id: id,
    id: ids.stripe('cnli'),
    amount,
    discount_amount: 0,
    description: 'Seats that were not used',
    livemode: true,
    quantity: 1,
    type: 'custom_line_item',
    unit_amount: amount,
    unit_amount_decimal: amount,
    _fivetran_synced: synced,
  });
}
