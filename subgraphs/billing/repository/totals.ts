import { sql } from 'kysely';
import type { Money } from '../../kit/builder.ts';
import { now } from '../../kit/known-statement.ts';
import { computed } from '../../kit/rows.ts';
import { isStillItem } from './subscriptions.ts';

interface Total {
  currency: string;
  amount: number;
}

const toMoney = (rows: Total[]): Money[] => rows.map(({ currency, amount }) => ({ amountMinor: amount, currency }));

/** What the accounts owe now: what remains on open invoices, and what they owe besides (credit counts against it). */
export const balance = computed<Total, Money[]>(
  (parents) => sql`
    select parent_ordinal, currency, sum(amount) as amount from (
      select parent.ordinal as parent_ordinal, invoice.currency, invoice.amount_remaining_minor as amount
      from ${parents} join invoice on invoice.account_id = parent.value
      where invoice.deleted = 0 and invoice.status in ('OPEN', 'UNCOLLECTIBLE')
      union all
      select parent.ordinal, account.currency, account.owed_minor
      from ${parents} join account on account.id = parent.value
      where account.deleted = 0 and account.owed_minor <> 0 and account.currency is not null
    ) as owed
    group by parent_ordinal, currency order by currency`,
  toMoney,
);

/**
 * What the accounts have paid so far, less refunds and disputes that were lost. A payment may say that more was given back than
 * its refunds here, which count as told whatever came of them.
 */
export const lifetimeValue = computed<Total, Money[]>(
  (parents) => sql`
    with paid as (
      select parent.ordinal as parent_ordinal, payment.id, payment.currency, payment.amount_minor, payment.refunded_minor
      from ${parents} join payment on payment.account_id = parent.value
      where payment.deleted = 0 and payment.status = 'SUCCEEDED'
    )
    select parent_ordinal, currency, sum(amount) as amount from (
      select parent_ordinal, currency, amount_minor as amount from paid
      union all
      select parent_ordinal, currency, -besides from (
        select parent_ordinal, currency, refunded_minor - coalesce((
          select sum(refund.amount_minor) from refund where refund.payment_id = paid.id and refund.deleted = 0
        ), 0) as besides
        from paid where refunded_minor > 0
      ) as told where besides > 0
      union all
      select paid.parent_ordinal, refund.currency, -refund.amount_minor
      from paid join refund on refund.payment_id = paid.id
      where refund.deleted = 0 and refund.status in ('SUCCEEDED', 'PENDING')
      union all
      select paid.parent_ordinal, dispute.currency, -dispute.amount_minor
      from paid join dispute on dispute.payment_id = paid.id
      where dispute.deleted = 0 and dispute.status = 'LOST'
    ) as net
    group by parent_ordinal, currency order by currency`,
  toMoney,
);

/** When the next subscription renews; null when none will, or billing has not heard of one since the last period ended. */
export const nextRenewal = computed<{ renews_at: number | null }, number | null>(
  (parents) => sql`
    select parent_ordinal, min(period_end) as renews_at from (
      select parent.ordinal as parent_ordinal, coalesce(subscription.period_end, (
        select min(item.period_end) from subscription_item as item
        where item.subscription_id = subscription.id and ${isStillItem}
      )) as period_end
      from ${parents} join subscription on subscription.account_id = parent.value
      where subscription.deleted = 0 and subscription.status in ('ACTIVE', 'TRIALING', 'PAST_DUE')
        and subscription.canceled_at is null and subscription.cancel_at is null
        and coalesce(subscription.cancel_at_period_end, 0) = 0
    ) as running
    where period_end > ${now}
    group by parent_ordinal`,
  ([row]) => row?.renews_at ?? null,
);
