import { pageSize } from '../../graph-schema/shared/cursor.ts';
import { pageArguments } from '../kit/builder.ts';
import { BuyerRef } from './buyer.ts';
import { OpportunityConnection } from './opportunity.ts';
import { OrderChannelRef, OrderConnection, OrderStatusRef } from './order.ts';
import { OwnedProductRef } from './product.ts';
import { opportunities } from './repository/opportunities.ts';
import { orders, returns } from './repository/orders.ts';
import { ReturnConnection } from './return.ts';
import { builder } from './schema.ts';
import { lastOrderAt, mostOwnedProducts, type OrderTotal, orderTotals, productsOwned } from './totals.ts';

const OrderTotalRef = builder.objectRef<OrderTotal>('OrderTotal').implement({
  description: 'All orders in one currency together.',
  directives: { cacheControl: { inheritMaxAge: true } },
  fields: (t) => ({
    count: t.exposeInt('count', { description: 'How many orders.' }),
    total: t.expose('total', { type: 'Money', nullable: true, description: 'What they come to.' }),
  }),
});

builder.interfaceFields(BuyerRef, (t) => ({
  orders: t.field({
    type: OrderConnection,
    description: 'Orders from every channel, newest first.',
    args: {
      ...pageArguments(t.arg),
      channel: t.arg({ type: OrderChannelRef, description: 'Only those placed there.' }),
      status: t.arg({ type: OrderStatusRef, description: 'Only those that have come so far.' }),
      since: t.arg({ type: 'DateTime', description: 'Only those placed at this time or later.' }),
    },
    resolve: ({ recordIds }, { channel, status, since, ...page }, context) =>
      orders(context, recordIds, page, { channel, status, since }),
  }),
  orderTotals: t.field({
    type: [OrderTotalRef],
    description: 'How many orders there are and what they come to, per currency; cancelled ones do not count.',
    resolve: ({ recordIds }, _args, context) => orderTotals(context, recordIds),
  }),
  lastOrderAt: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'When the newest order was placed that was not cancelled; null when there is none.',
    resolve: ({ recordIds }, _args, context) => lastOrderAt(context, recordIds),
  }),
  returns: t.field({
    type: ReturnConnection,
    description: 'What was sent back, newest first.',
    args: pageArguments(t.arg),
    resolve: ({ recordIds }, page, context) => returns(context, recordIds, page),
  }),
  opportunities: t.field({
    type: OpportunityConnection,
    description: 'Sales that may come about or did, newest first.',
    args: { ...pageArguments(t.arg), open: t.arg.boolean({ description: 'Only open ones, or only closed ones.' }) },
    resolve: ({ recordIds }, { open, ...page }, context) => opportunities(context, recordIds, page, { open }),
  }),
  productsOwned: t.field({
    type: [OwnedProductRef],
    description: `What was ordered and not sent back, the newest first: at most ${mostOwnedProducts} products.`,
    args: { first: pageArguments(t.arg).first },
    resolve: async ({ recordIds }, { first }, context) =>
      (await productsOwned(context, recordIds)).slice(0, pageSize(first)),
  }),
}));
