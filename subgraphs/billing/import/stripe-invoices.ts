import { RowError, type UpsertRow } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';
import { amount } from './stripe-amount.ts';
import { goneForGood } from './stripe-deletion.ts';

const statuses = { draft: 'DRAFT', open: 'OPEN', paid: 'PAID', uncollectible: 'UNCOLLECTIBLE', void: 'VOID' } as const;

/** Stripe's API of 2025 names the subscription and the price of an invoice and its lines further inside. */
function subscriptionOf(row: SourceRow, ...parents: string[]): string | null {
  const columns = ['subscription_id', ...parents.map((parent) => `parent_${parent}_details_subscription`)];
  const found = columns.map((column) => row.key(column));
  return found.find((id) => id !== null) ?? null;
}

/** Older exports have an `amount` and a currency only; newer ones say what is due, paid and remaining. */
export function invoice(row: SourceRow): UpsertRow {
  const gone = goneForGood(row, 'invoice');
  if (gone) return gone;
  const id = row.id('id');
  const currency = row.required('currency', row.currency('currency'));
  const due = amount(row, 'amount_due', currency);
  const paid = amount(row, 'amount_paid', currency);
  const total = amount(row, 'total', currency) ?? amount(row, 'amount', currency) ?? due;
  const status = row.oneOf('status', statuses) ?? (row.isTrue('paid') ? 'PAID' : null);
  const remaining = amount(row, 'amount_remaining', currency) ?? (due === null ? null : due - (paid ?? 0));
  return {
    kind: 'row',
    entity: 'invoice',
    id,
    version: row.version('event_created', '_fivetran_synced'),
    deleted: row.isTrue('is_deleted'),
    values: {
      account_id: row.key('customer_id'),
      subscription_id: subscriptionOf(row, 'subscription'),
      number: row.text('number'),
      status,
      currency,
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
  const id = row.id('id');
  const start = row.timestamp('period_start');
  const end = row.timestamp('period_end');
  const currency = row.required('currency', row.currency('currency'));
  return {
    kind: 'row',
    entity: 'invoice_line',
    id,
    version: row.version('event_created', '_fivetran_synced'),
    deleted: row.isTrue('is_deleted'),
    values: {
      invoice_id: row.id('invoice_id'),
      subscription_id: subscriptionOf(row, 'subscription_item', 'invoice_item'),
      plan_id: row.firstText('plan_id', 'price_id', 'pricing_price_details_price'),
      description: row.text('description'),
      amount_minor: row.required('amount', amount(row, 'amount', currency)),
      currency,
      quantity: row.int32('quantity', 0),
      period_start: start,
      period_end: end,
    },
  };
}

const creditNoteStatuses = { issued: 'ISSUED', void: 'VOID' } as const;

export function creditNote(row: SourceRow): UpsertRow {
  const id = row.id('id');
  const currency = row.required('currency', row.currency('currency'));
  const total = amount(row, 'total', currency) ?? amount(row, 'amount', currency);
  if (total !== null && total < 0)
    throw new RowError('amount', total, 'amount must not be negative: a credit note takes off what it says');
  return {
    kind: 'row',
    entity: 'credit_note',
    id,
    version: row.version('event_created', '_fivetran_synced'),
    deleted: false,
    values: {
      invoice_id: row.key('invoice_id'),
      number: row.text('number'),
      status: row.oneOf('status', creditNoteStatuses),
      reason: row.text('reason'),
      memo: row.text('memo'),
      amount_minor: row.required('amount', total),
      currency,
      created_at: row.timestamp('created') ?? 0,
    },
  };
}
