import { sql } from 'kysely';
import type { Money } from '../kit/builder.ts';
import { computed } from '../kit/rows.ts';
import { money } from './repository/values.ts';

/** The orders of each parent, each once even where it hangs on two of the parent's records. */
const ordersOf = (parents: ReturnType<typeof sql>) => sql`
  select distinct parent.ordinal as parent_ordinal, sales_order.id, sales_order.currency, sales_order.total_minor,
    sales_order.status, sales_order.ordered_at
  from ${parents} join purchase_party as link on link.party = parent.value and link.deleted = 0
    join sales_order on sales_order.id = link.order_id
  where sales_order.deleted = 0 and coalesce(sales_order.status, '') <> 'CANCELED'`;

export interface OrderTotal {
  count: number;
  total: Money | null;
}

interface TotalRow {
  currency: string;
  count: number;
  amount: number | null;
}

/** How many orders there are and what they come to, per currency; cancelled ones do not count. */
export const orderTotals = computed<TotalRow, OrderTotal[]>(
  (parents) => sql`
    select parent_ordinal, currency, count(*) as count, coalesce(sum(total_minor), 0) as amount
    from (${ordersOf(parents)}) as placed
    group by parent_ordinal, currency order by currency`,
  (rows) => rows.map(({ currency, count, amount }) => ({ count, total: money(amount, currency) })),
);

export const lastOrderAt = computed<{ newest: number | null }, number | null>(
  (parents) => sql`
    select parent_ordinal, max(ordered_at) as newest from (${ordersOf(parents)}) as placed group by parent_ordinal`,
  ([row]) => row?.newest ?? null,
);

export const mostOwnedProducts = 100;

interface OwnedRow {
  product_id: string;
  quantity_milli: number;
  first_at: number;
  last_at: number;
}
const toOwned = (row: OwnedRow) => ({
  productId: row.product_id,
  quantity: row.quantity_milli / 1000,
  firstOrderedAt: row.first_at,
  lastOrderedAt: row.last_at,
});
export type OwnedProduct = ReturnType<typeof toOwned>;

/**
 * What was ordered less what came back, newest first; a return may name no order. Drafts and cancelled orders or returns moved
 * nothing.
 */
export const productsOwned = computed<OwnedRow, OwnedProduct[]>(
  (parents) => sql`
    with placed as (select * from (${ordersOf(parents)}) as listed where coalesce(status, '') <> 'DRAFT'),
    sent_back as (
      select placed.parent_ordinal, return_order.id, placed.ordered_at
      from placed join return_order on return_order.order_id = placed.id
      union
      select parent.ordinal, link.return_id, null
      from ${parents} join purchase_party as link on link.party = parent.value and link.deleted = 0
      where link.return_id is not null
    ),
    moved as (
      select placed.parent_ordinal, line.product_id, line.quantity_milli, placed.ordered_at
      from placed join order_line as line on line.order_id = placed.id and line.deleted = 0
      union all
      select sent_back.parent_ordinal, coalesce(back.product_id, line.product_id), -back.quantity_milli, sent_back.ordered_at
      from sent_back join return_order on return_order.id = sent_back.id and return_order.deleted = 0
          and coalesce(return_order.status, '') not in ('DRAFT', 'CANCELED')
        join return_line as back on back.return_id = return_order.id and back.deleted = 0
        left join order_line as line on line.id = back.order_line_id
    ),
    owned as (
      select parent_ordinal, product_id, sum(quantity_milli) as quantity_milli, min(ordered_at) as first_at,
        max(ordered_at) as last_at
      from moved where product_id is not null
      group by parent_ordinal, product_id having sum(quantity_milli) > 0
    )
    select * from (
      select owned.*, row_number() over (partition by parent_ordinal order by last_at desc, product_id) as position
      from owned
    ) as ranked
    where position <= ${mostOwnedProducts} order by parent_ordinal, position`,
  (rows) => rows.map(toOwned),
);
