import { sql } from 'kysely';
import { connection } from '../../kit/connection.ts';
import type { AnyDatabase } from '../../kit/database.ts';
import { computed, rowById } from '../../kit/rows.ts';
import type { SubscriptionRow } from '../tables.ts';
import { money } from './money.ts';

interface WithDatabase {
  database: AnyDatabase;
}

const present = sql`item.deleted = 0`;

const toSubscription = (row: SubscriptionRow) => ({
  id: row.id,
  accountId: row.account_id,
  status: row.status,
  startedAt: row.started_at,
  endsWithPeriod: row.cancel_at_period_end === 1,
  periodEnd: row.period_end,
  trialEnd: row.trial_end,
  cancelAt: row.cancel_at,
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

/** Where a subscription lists all of its items, one that is not in the list was taken out since. */
export const isStillItem = sql`item.deleted = 0 and (
  subscription.item_list is null or replace(subscription.item_list, '"' || item.id || '"', '') <> subscription.item_list)`;

const itemsOf = (parents: ReturnType<typeof sql>) => sql`
  ${parents} join subscription on subscription.id = parent.value
    join subscription_item as item on item.subscription_id = subscription.id and ${isStillItem}`;

const firstPeriodEnd = computed<{ period_end: number | null }, number | null>(
  (parents) => sql`
    select parent.ordinal as parent_ordinal, min(item.period_end) as period_end
    from ${itemsOf(parents)}
    group by parent.ordinal`,
  ([row]) => row?.period_end ?? null,
);

/** Of its items the one that ends first, where they have periods of their own. */
export async function periodEndOf({ id, periodEnd }: Subscription, context: WithDatabase): Promise<number | null> {
  return periodEnd ?? firstPeriodEnd(context, [id]);
}

export async function cancelAtOf(subscription: Subscription, context: WithDatabase): Promise<number | null> {
  const { cancelAt, endsWithPeriod } = subscription;
  return cancelAt ?? (endsWithPeriod ? periodEndOf(subscription, context) : null);
}

export async function renewsAtOf(subscription: Subscription, context: WithDatabase): Promise<number | null> {
  const { canceledAt, cancelAt, endsWithPeriod, endedAt } = subscription;
  if (canceledAt || cancelAt || endsWithPeriod || endedAt) return null;
  const periodEnd = await periodEndOf(subscription, context);
  return periodEnd !== null && periodEnd > Date.now() ? periodEnd : null;
}

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
    from ${itemsOf(parents)}
      left join plan on plan.id = item.plan_id
      left join product on product.id = plan.product_id
    order by item.created_at, item.id`,
  (rows) => rows.map(toSubscriptionItem),
);
