import { type RawBuilder, sql } from 'kysely';
import { connection } from '../../kit/connection.ts';
import type { PageArguments } from '../../kit/page.ts';
import { recordId } from '../../kit/party.ts';
import { rowById } from '../../kit/rows.ts';
import type { SalesContext } from '../schema.ts';
import type { LineRow, OrderRow, ProductRow, ReturnLineRow, ReturnRow } from '../tables.ts';
import { countedOnce, isPersonAndAccount, money, present, quantity, toAddress } from './values.ts';

const toOrder = (row: OrderRow) => ({
  id: row.id,
  number: row.number,
  channel: row.channel,
  status: row.status,
  statusLabel: row.status_label,
  total: money(row.total_minor, row.currency),
  orderedAt: row.ordered_at,
  shippingAddress: toAddress(row),
  placedById: row.contact_id ? recordId('contact', row.contact_id) : row.guest_id && recordId('guest', row.guest_id),
  accountId: row.account_id,
  opportunityId: row.opportunity_id,
});
export type Order = ReturnType<typeof toOrder>;
export const orderById = rowById('sales_order', toOrder);

export interface OrderFilter {
  channel?: string | null;
  status?: string | null;
  since?: number | null;
}

function matching({ channel, status, since }: OrderFilter): RawBuilder<unknown>[] {
  return [
    present,
    ...(channel ? [sql`item.channel = ${channel}`] : []),
    ...(status ? [sql`item.status = ${status}`] : []),
    ...(since ? [sql`item.ordered_at >= ${since}`] : []),
  ];
}

const newestFirst = { sortBy: 'ordered_at', direction: 'desc', toNode: toOrder } as const;
export const allOrders = connection<OrderRow, Order, OrderFilter>({
  ...newestFirst,
  table: 'sales_order',
  where: matching,
});
const ordersOfParties = connection<OrderRow, Order, OrderFilter & { once: boolean }>({
  ...newestFirst,
  table: 'order_of_party',
  rowTable: 'sales_order',
  parentColumn: 'party',
  where: ({ once, ...filter }) => [...matching(filter), ...(once ? [countedOnce] : [])],
});
export function orders(context: SalesContext, recordIds: string[], page: PageArguments, filter: OrderFilter) {
  return ordersOfParties(context, recordIds, page, { ...filter, once: isPersonAndAccount(recordIds) });
}

export const toLine = (row: LineRow) => ({
  id: row.id,
  productId: row.product_id,
  description: row.description,
  quantity: quantity(row.quantity_milli),
  unitPrice: money(row.unit_price_minor, row.currency),
  total: money(row.total_minor, row.currency),
});
export type Line = ReturnType<typeof toLine>;
export const orderLines = connection<LineRow, Line>({
  table: 'order_line',
  parentColumn: 'order_id',
  sortBy: 'id',
  sortKeys: 'texts',
  direction: 'asc',
  where: () => [present],
  toNode: toLine,
});

const toReturn = (row: ReturnRow) => ({
  id: row.id,
  number: row.number,
  orderId: row.order_id,
  status: row.status,
  statusLabel: row.status_label,
  reason: row.reason,
  createdAt: row.created_at,
});
export type OrderReturn = ReturnType<typeof toReturn>;
export const returnById = rowById('return_order', toReturn);
const returnsNewestFirst = { sortBy: 'created_at', direction: 'desc', toNode: toReturn } as const;
export const returnsOfOrder = connection<ReturnRow, OrderReturn>({
  ...returnsNewestFirst,
  table: 'return_order',
  parentColumn: 'order_id',
  where: () => [present],
});
const returnsOfParties = connection<ReturnRow, OrderReturn, { once: boolean }>({
  ...returnsNewestFirst,
  table: 'return_of_party',
  rowTable: 'return_order',
  parentColumn: 'party',
  where: ({ once }) => (once ? [present, countedOnce] : [present]),
});
export function returns(context: SalesContext, recordIds: string[], page: PageArguments) {
  return returnsOfParties(context, recordIds, page, { once: isPersonAndAccount(recordIds) });
}

const toReturnLine = (row: ReturnLineRow) => ({
  id: row.id,
  productId: row.product_id,
  orderLineId: row.order_line_id,
  quantity: quantity(row.quantity_milli),
  reason: row.reason,
});
export type OrderReturnLine = ReturnType<typeof toReturnLine>;
export const returnLines = connection<ReturnLineRow, OrderReturnLine>({
  table: 'return_line',
  parentColumn: 'return_id',
  sortBy: 'id',
  sortKeys: 'texts',
  direction: 'asc',
  where: () => [present],
  toNode: toReturnLine,
});

const toProduct = (row: ProductRow) => ({
  id: row.id,
  name: row.name,
  code: row.code,
  family: row.family,
  description: row.description,
  isActive: row.active !== 0,
});
export type Product = ReturnType<typeof toProduct>;
export const productById = rowById('product', toProduct);
