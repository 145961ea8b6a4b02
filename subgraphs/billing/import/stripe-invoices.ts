import { RowError, type UpsertRow } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';

const statuses = { draft: 'DRAFT', open: 'OPEN', paid: 'PAID', uncollectible: 'UNCOLLECTIBLE', void: 'VOID' } as const;

/** Older exports have an `amount` and a currency only; newer ones say what is due, paid and remaining. */
export function invoice(row: SourceRow): UpsertRow {
  const due = row.integer('amount_due');
  const paid = row.integer('amount_paid');
  const total = row.integer('total') ?? row.integer('amount') ?? due;
  const status = row.oneOf('status', statuses) ?? (row.isTrue('paid') ? 'PAID' : null);
  const remaining = row.integer('amount_remaining') ?? (due === null ? null : due - (paid ?? 0));
  return {
    kind: 'row',
    entity: 'invoice',
    id: row.id('id'),
    version: row.version(
      'created',
      'status_transitions_finalized_at',
      'status_transitions_paid_at',
      '_fivetran_synced',
    ),
    deleted: row.isTrue('is_deleted') || row.isTrue('deleted'),
    values: {
      account_id: row.key('customer_id'),
      subscription_id: row.key('subscription_id'),
      number: row.text('number'),
      status,
      currency: row.required('currency', row.currency('currency')),
      total_minor: total,
      amount_due_minor: due ?? total,
      amount_paid_minor: paid,
      amount_remaining_minor: remaining,
      description: row.text('description'),
      due_at: row.timestamp('due_date'),
      created_at: row.timestamp('created') ?? row.timestamp('period_start') ?? 0,
    },
  };
}

export function invoiceLine(row: SourceRow): UpsertRow {
  const start = row.timestamp('period_start');
  const end = row.timestamp('period_end');
  return {
    kind: 'row',
    entity: 'invoice_line',
    id: row.id('id'),
    version: row.version('_fivetran_synced'),
    deleted: row.isTrue('is_deleted'),
    values: {
      invoice_id: row.id('invoice_id'),
      subscription_id: row.key('subscription_id'),
      plan_id: row.firstText('plan_id', 'price_id'),
      description: row.text('description'),
      amount_minor: row.required('amount', row.integer('amount')),
      currency: row.required('currency', row.currency('currency')),
      quantity: row.int32('quantity', 0),
      period_start: start,
      period_end: end,
    },
  };
}

const creditNoteStatuses = { issued: 'ISSUED', void: 'VOID' } as const;

export function creditNote(row: SourceRow): UpsertRow {
  const amount = row.integer('total') ?? row.integer('amount');
  if (amount !== null && amount < 0)
    throw new RowError('amount', amount, 'amount must not be negative: a credit note takes off what it says');
  return {
    kind: 'row',
    entity: 'credit_note',
    id: row.id('id'),
    version: row.version('event_created', '_fivetran_synced'),
    deleted: false,
    values: {
      invoice_id: row.key('invoice_id'),
      number: row.text('number'),
      status: row.oneOf('status', creditNoteStatuses),
      reason: row.text('reason'),
      memo: row.text('memo'),
      amount_minor: row.required('amount', amount),
      currency: row.required('currency', row.currency('currency')),
      created_at: row.timestamp('created') ?? 0,
    },
  };
}
