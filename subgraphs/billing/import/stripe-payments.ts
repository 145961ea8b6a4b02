import type { UpsertRow } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';
import { amount } from './stripe-amount.ts';

const paymentStatuses = { succeeded: 'SUCCEEDED', pending: 'PENDING', failed: 'FAILED' } as const;

/** A charge that was only authorised has not brought any money yet. */
function paymentStatus(row: SourceRow): string {
  const status = row.oneOf('status', paymentStatuses);
  const captured = row.flag('captured');
  const paid = row.flag('paid');
  if (status) return status === 'SUCCEEDED' && captured === 0 ? 'PENDING' : status;
  if (row.text('failure_code') !== null) return 'FAILED';
  return paid === 1 && captured !== 0 ? 'SUCCEEDED' : 'PENDING';
}

export function charge(row: SourceRow): UpsertRow {
  const id = row.id('id');
  const currency = row.required('currency', row.currency('currency'));
  return {
    kind: 'row',
    entity: 'payment',
    id,
    version: row.version('event_created', '_fivetran_synced'),
    deleted: false,
    values: {
      account_id: row.key('customer_id'),
      invoice_id: row.key('invoice_id'),
      payment_intent_id: row.key('payment_intent_id') ?? row.key('payment_intent'),
      status: paymentStatus(row),
      amount_minor: row.required('amount', amount(row, 'amount', currency, 0)),
      refunded_minor: amount(row, 'amount_refunded', currency, 0),
      currency,
      description: row.text('description'),
      failure_code: row.text('failure_code'),
      failure_message: row.text('failure_message'),
      created_at: row.timestamp('created') ?? 0,
    },
  };
}

/** An object's own reference, or that of its `payment`, which may be expanded. */
function idIn(row: SourceRow, reference: string): string | null {
  const found = [`${reference}_id`, `payment_${reference}`, `payment_${reference}_id`].map((column) => row.key(column));
  return found.find((id) => id !== null) ?? null;
}

/** Which invoice a payment is for, as Stripe says it since its API of 2025: by the intent, and by a charge that has none. */
export function invoicePayment(row: SourceRow): UpsertRow {
  return {
    kind: 'row',
    entity: 'invoice_payment',
    id: row.id('id'),
    version: row.version('event_created', '_fivetran_synced'),
    deleted: false,
    values: {
      invoice_id: row.id('invoice_id'),
      payment_id: idIn(row, 'charge'),
      payment_intent_id: idIn(row, 'payment_intent'),
      status: row.text('status')?.toUpperCase() ?? null,
    },
  };
}

export function refund(row: SourceRow): UpsertRow {
  return reversal(row, 'refund');
}

export function dispute(row: SourceRow): UpsertRow {
  return reversal(row, 'dispute');
}

function reversal(row: SourceRow, entity: string): UpsertRow {
  const id = row.id('id');
  const currency = row.required('currency', row.currency('currency'));
  return {
    kind: 'row',
    entity,
    id,
    version: row.version('event_created', '_fivetran_synced'),
    deleted: false,
    values: {
      payment_id: row.key('charge_id'),
      status: row.text('status')?.toUpperCase() ?? null,
      reason: row.text('reason'),
      amount_minor: row.required('amount', amount(row, 'amount', currency, 0)),
      currency,
      created_at: row.timestamp('created') ?? 0,
    },
  };
}
