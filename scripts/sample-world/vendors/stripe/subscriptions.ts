import { addMonths, timestamp } from '../../calendar.ts';
import { type Export, syncedAfter } from '../../history.ts';
import type { Subscription } from '../../stories/story.ts';
import { type Billed, writePlanInvoices } from './invoices.ts';
import type { Payer } from './payments.ts';
import { planId, welcomeCoupon } from './setup.ts';
import { discounts, subscriptionHistory, subscriptionItems, subscriptions } from './tables.ts';

export function writeSubscription(subscription: Subscription, payer: Payer, byInvoice: boolean, world: Export): void {
  const { emit, ids, now } = world;
  const { plan, currency, quantity, startedAt, cancellation, status, periodStart, periodEnd } = subscription;
  const id = ids.stripe('sub');
  const itemId = ids.stripe('si');
  const changedAt = cancellation?.requestedAt ?? periodStart;
  const base = {
    id,
    billing: byInvoice ? 'send_invoice' : 'charge_automatically',
    billing_cycle_anchor: timestamp(startedAt),
    created: timestamp(startedAt),
    current_period_end: timestamp(periodEnd),
    current_period_start: timestamp(periodStart),
    customer_id: payer.customerId,
    days_until_due: byInvoice ? 7 : null,
    livemode: true,
    metadata: '{}',
    quantity,
    start_date: timestamp(startedAt),
  };
  const current = {
    ...base,
    _fivetran_synced: timestamp(syncedAfter(changedAt, now)),
    cancel_at: cancellation === null ? null : timestamp(cancellation.effectiveAt),
    cancel_at_period_end: cancellation !== null && status !== 'canceled',
    canceled_at: cancellation === null ? null : timestamp(cancellation.requestedAt),
    ended_at: cancellation !== null && status === 'canceled' ? timestamp(cancellation.effectiveAt) : null,
    status,
    cancellation_details_reason: cancellation === null ? null : 'cancellation_requested',
    cancellation_details_feedback: cancellation?.reason,
    cancellation_details_comment: cancellation?.comment,
  };
  emit(subscriptions, current);
  emit(subscriptionHistory, { ...current, _fivetran_active: true });
  if (cancellation !== null) {
    emit(subscriptionHistory, {
      ...base,
      _fivetran_synced: timestamp(syncedAfter(startedAt, now)),
      _fivetran_active: false,
      cancel_at_period_end: false,
      status: 'active',
    });
  }
  emit(subscriptionItems, {
    _fivetran_synced: timestamp(syncedAfter(periodStart, now)),
    created: timestamp(startedAt),
    current_period_end: timestamp(periodEnd),
    current_period_start: timestamp(periodStart),
    id: itemId,
    metadata: '{}',
    plan_id: planId(plan, currency),
    quantity,
    subscription_id: id,
  });
  if (subscription.discounted) {
    emit(discounts, {
      id: ids.stripe('di'),
      _fivetran_synced: timestamp(syncedAfter(startedAt, now)),
      coupon_id: welcomeCoupon,
      customer_id: payer.customerId,
      end: timestamp(addMonths(startedAt, 3)),
      start: timestamp(startedAt),
      subscription_id: id,
    });
  }
  const billed: Billed = { subscription, subscriptionId: id, itemId, byInvoice };
  writePlanInvoices(billed, payer, world);
}
