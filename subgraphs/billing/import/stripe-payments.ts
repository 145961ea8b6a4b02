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
