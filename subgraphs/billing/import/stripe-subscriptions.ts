import type { UpsertRow } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';
import { amount } from './stripe-amount.ts';
import { goneForGood, goneForNow } from './stripe-deletion.ts';

const statuses = {
  trialing: 'TRIALING',
  active: 'ACTIVE',
  past_due: 'PAST_DUE',
  unpaid: 'UNPAID',
  paused: 'PAUSED',
  canceled: 'CANCELED',
  incomplete: 'INCOMPLETE',
  incomplete_expired: 'INCOMPLETE_EXPIRED',
} as const;

const intervals = { day: 'DAY', week: 'WEEK', month: 'MONTH', year: 'YEAR' } as const;

/** Some connectors write FALSE where they mean that there is no time. */
function timeOrFalse(row: SourceRow, column: string): number | null {
  return row.text(column)?.toLowerCase() === 'false' ? null : row.timestamp(column);
}

export function subscription(row: SourceRow): UpsertRow {
  return {
    kind: 'row',
    entity: 'subscription',
    id: row.id('id'),
    version: row.version('event_created', '_fivetran_synced'),
    deleted: row.isTrue('is_deleted'),
    values: {
      account_id: row.key('customer_id'),
      status: row.oneOf('status', statuses),
      started_at: row.timestamp('start_date') ?? row.timestamp('created') ?? 0,
      period_start: row.timestamp('current_period_start'),
      period_end: row.timestamp('current_period_end'),
      trial_end: row.timestamp('trial_end'),
      cancel_at: timeOrFalse(row, 'cancel_at'),
      cancel_at_period_end: row.flag('cancel_at_period_end'),
      canceled_at: row.timestamp('canceled_at'),
      cancellation_reason: row.firstText('cancellation_details_feedback', 'cancellation_details_reason'),
      cancellation_comment: row.text('cancellation_details_comment'),
      ended_at: row.timestamp('ended_at'),
      item_list: itemList(row),
    },
  };
}

/** A connector of today keeps every state that a subscription was in; the active one holds. */
export function subscriptionHistory(row: SourceRow): UpsertRow[] {
  const state = subscription(row);
  return row.flag('_fivetran_active') === 0 ? [] : [state];
}

/** All items, which only the API gives with the subscription; so that one that was taken out is seen to be gone. */
function itemList(row: SourceRow): string | null {
  const ids = row.json('item_ids');
  return Array.isArray(ids) ? JSON.stringify(ids.map(String).sort()) : null;
}

export function subscriptionItem(row: SourceRow): UpsertRow {
  const gone = goneForGood(row, 'subscription_item');
  if (gone) return gone;
  return {
    kind: 'row',
    entity: 'subscription_item',
    id: row.id('id'),
    version: row.version('event_created', '_fivetran_synced'),
    deleted: row.isTrue('is_deleted'),
    values: {
      subscription_id: row.id('subscription_id'),
      plan_id: row.firstText('plan_id', 'price_id'),
      quantity: row.int32('quantity', 0),
      period_start: row.timestamp('current_period_start'),
      period_end: row.timestamp('current_period_end'),
      created_at: row.timestamp('created') ?? 0,
    },
  };
}

/** Plans and prices share one space of ids: a price is what Stripe calls a plan today. */
function planRow(row: SourceRow, price: string, interval: string, intervalCount: string): UpsertRow {
  const gone = goneForNow(row, 'plan');
  if (gone) return gone;
  const id = row.id('id');
  const currency = row.currency('currency');
  return {
    kind: 'row',
    entity: 'plan',
    id,
    version: row.version('event_created', '_fivetran_synced'),
    deleted: row.isTrue('is_deleted'),
    values: {
      product_id: row.key('product_id'),
      name: row.text('nickname'),
      amount_minor: amount(row, price, currency, 0),
      currency,
      interval: row.oneOf(interval, intervals),
      interval_count: row.int32(intervalCount, 1),
      active: row.flag('active'),
    },
  };
}

export function plan(row: SourceRow): UpsertRow {
  return planRow(row, 'amount', 'interval', 'interval_count');
}

export function price(row: SourceRow): UpsertRow {
  return planRow(row, 'unit_amount', 'recurring_interval', 'recurring_interval_count');
}

export function product(row: SourceRow): UpsertRow {
  const gone = goneForNow(row, 'product');
  if (gone) return gone;
  return {
    kind: 'row',
    entity: 'product',
    id: row.id('id'),
    version: row.version('event_created', 'updated', '_fivetran_synced'),
    deleted: row.isTrue('is_deleted'),
    values: { name: row.text('name'), description: row.text('description'), active: row.flag('active') },
  };
}
