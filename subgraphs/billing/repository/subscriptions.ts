import { sql } from 'kysely';
import { connection } from '../../kit/connection.ts';
import { computed, rowById } from '../../kit/rows.ts';
import type { SubscriptionRow } from '../tables.ts';
import { money } from './money.ts';

const present = sql`item.deleted = 0`;

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
