import { addMonths, day } from '../calendar.ts';
import { type CurrencyCode, priceIn } from '../money.ts';
import type { Random } from '../random.ts';
import type { Plan } from './catalogue.ts';
import type { Cancellation, PlanInvoice, Subscription } from './story.ts';

/** Only the newest invoices are in the export, as after a move from another billing system. */
const newestInvoices = 5;

export function makeSubscription(
  plan: Plan,
  quantity: number,
  currency: CurrencyCode,
  startedAt: number,
  now: number,
  random: Random,
): Subscription {
  const months = plan.interval === 'month' ? 1 : 12;
  const amount = priceIn(currency, plan.euroCents) * quantity;
  const invoices: PlanInvoice[] = [];
  let periodStart = startedAt;
  for (let at = startedAt, period = 1; at <= now; at = addMonths(startedAt, months * period), period++) {
    periodStart = at;
    invoices.push(paidInvoice(at, addMonths(startedAt, months * period), amount, random));
  }
  for (const invoice of invoices) if ((invoice.paidAt ?? 0) > now) invoice.paidAt = null;
  return {
    plan,
    currency,
    quantity,
    startedAt,
    status: 'active',
    invoices: invoices.slice(-newestInvoices),
    periodStart,
    periodEnd: addMonths(periodStart, months),
    cancellation: null,
    discounted: random.chance(0.12),
  };
}

/** The newest invoice that is already due stays unpaid; one before it was paid only after reminders. */
export function payLate(subscription: Subscription, now: number): void {
  const due = subscription.invoices.filter((invoice) => invoice.dueAt < now);
  const newest = due.at(-1);
  if (newest === undefined) return;
  newest.paidAt = null;
  newest.failedAttempts = [newest.dueAt, newest.dueAt + 3 * day].filter((at) => at < now);
  subscription.status = 'past_due';
  const earlier = due.at(-2);
  if (earlier !== undefined) {
    earlier.failedAttempts = [earlier.dueAt];
    earlier.paidAt = earlier.dueAt + 9 * day;
  }
}

export function cancelAtPeriodEnd(
  subscription: Subscription,
  requestedAt: number,
  reason: Cancellation['reason'],
  comment: string,
): void {
  subscription.cancellation = { requestedAt, effectiveAt: subscription.periodEnd, reason, comment };
}

/** Long gone: the customer left at the end of a period in the past. */
export function endInThePast(subscription: Subscription, reason: Cancellation['reason'], comment: string): void {
  subscription.invoices = subscription.invoices.slice(0, -1);
  const last = subscription.invoices.at(-1);
  if (last === undefined) return;
  subscription.status = 'canceled';
  subscription.periodStart = last.issuedAt;
  subscription.periodEnd = last.periodEnd;
  subscription.cancellation = { requestedAt: last.issuedAt + 2 * day, effectiveAt: last.periodEnd, reason, comment };
}

function paidInvoice(issuedAt: number, periodEnd: number, amount: number, random: Random): PlanInvoice {
  const dueAt = issuedAt + 7 * day;
  return {
    issuedAt,
    dueAt,
    periodEnd,
    amount,
    paidAt: issuedAt + random.between(60, 5 * 24 * 60) * 60_000,
    failedAttempts: [],
    credited: 0,
  };
}
