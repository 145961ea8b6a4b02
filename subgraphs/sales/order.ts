import { pageArguments } from '../kit/builder.ts';
import { AccountRef } from './account.ts';
import { AddressRef } from './address.ts';
import { ContactRef } from './contact.ts';
import { descriptionOf, maskedDescription } from './line-description.ts';
import { ProductRef } from './product.ts';
import { allOrders, type Line, type Order, orderById, orderLines, productById } from './repository/orders.ts';
import { accountById, personById } from './repository/parties.ts';
import { builder } from './schema.ts';

export const OrderChannelRef = builder.enumType('OrderChannel', {
  description: 'Where an order was placed.',
  values: {
    WEB: { description: 'In the webshop.' },
    POINT_OF_SALE: { description: 'In a store.' },
    PHONE: { description: 'By phone.' },
    PARTNER: { description: 'Through a partner who resells.' },
    OTHER: { description: 'Elsewhere; the source names a channel that is none of the others.' },
  } as const,
});

export const OrderStatusRef = builder.enumType('OrderStatus', {
  description: 'How far an order has come.',
  values: {
    DRAFT: { description: 'Placed or being written, not confirmed yet.' },
    ACTIVATED: { description: 'Confirmed; it is being carried out.' },
    COMPLETED: { description: 'Delivered.' },
    CANCELED: { description: 'Called off.' },
    OTHER: { description: 'Somewhere else; see statusLabel.' },
  } as const,
});

const OrderLineRef = builder.objectRef<Line>('OrderLine').implement({
  description: 'One product within an order.',
  fields: (t) => ({
    id: t.exposeID('id', { description: "The line's id in the sales system." }),
    product: t.field({
      type: ProductRef,
      nullable: true,
      description: 'What was ordered.',
      resolve: ({ productId }, _args, context) => (productId ? productById(context, productId) : null),
    }),
    description: t.string({
      nullable: true,
      description: `What the line says was ordered. ${maskedDescription}`,
      resolve: (line, _args, context) => descriptionOf(line, context),
    }),
    quantity: t.exposeFloat('quantity', { nullable: true, description: 'How many, or how much.' }),
    unitPrice: t.expose('unitPrice', { type: 'Money', nullable: true, description: 'Price of one.' }),
    total: t.expose('total', { type: 'Money', nullable: true, description: 'Price of the line.' }),
  }),
});

const OrderLineConnection = builder.connectionObject(
  {
    type: OrderLineRef,
    name: 'OrderLineConnection',
    description: 'Lines of an order.',
    directives: { cacheControl: { inheritMaxAge: true } },
  },
  { description: 'One line of an order.' },
);

export const OrderRef = builder.objectRef<Order>('Order').implement({
  description: 'What a customer ordered at one time, in any channel.',
  fields: (t) => ({
    id: t.exposeID('id', { description: "The order's id in the sales system." }),
    number: t.exposeString('number', { nullable: true, description: 'Number the customer knows it by.' }),
    channel: t.expose('channel', { type: OrderChannelRef, nullable: true, description: 'Where it was placed.' }),
    status: t.expose('status', { type: OrderStatusRef, nullable: true, description: 'How far it has come.' }),
    statusLabel: t.exposeString('statusLabel', {
      nullable: true,
      description: "How far it has come, in the organisation's own words.",
    }),
    total: t.expose('total', { type: 'Money', nullable: true, description: 'What it comes to.' }),
    orderedAt: t.expose('orderedAt', { type: 'DateTime', description: 'When it was placed.' }),
    shippingAddress: t.expose('shippingAddress', { type: AddressRef, description: 'Where it goes.' }),
    placedBy: t.field({
      type: ContactRef,
      nullable: true,
      description: 'The person who placed it: a contact, or a guest of the webshop.',
      resolve: ({ placedById }, _args, context) => (placedById ? personById(context, placedById) : null),
    }),
    account: t.field({
      type: AccountRef,
      nullable: true,
      description: 'The company it was placed for.',
      resolve: ({ accountId }, _args, context) => (accountId ? accountById(context, accountId) : null),
    }),
    lines: t.field({
      type: OrderLineConnection,
      description: 'What was ordered.',
      args: pageArguments(t.arg),
      resolve: ({ id }, page, context) => orderLines(context, [id], page, {}),
    }),
  }),
});

export const OrderConnection = builder.connectionObject(
  {
    type: OrderRef,
    name: 'OrderConnection',
    description: 'Orders, newest first.',
    directives: { cacheControl: { inheritMaxAge: true } },
  },
  { description: 'One order.' },
);

builder.queryFields((t) => ({
  order: t.field({
    type: OrderRef,
    nullable: true,
    description: 'One order by its id in the sales system; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'Id in the sales system.' }) },
    resolve: (_root, { id }, context) => orderById(context, id),
  }),
  orders: t.field({
    type: OrderConnection,
    nullable: true,
    description: 'Orders of all customers, newest first.',
    args: {
      ...pageArguments(t.arg),
      channel: t.arg({ type: OrderChannelRef, description: 'Only those placed there.' }),
      status: t.arg({ type: OrderStatusRef, description: 'Only those that have come so far.' }),
      since: t.arg({ type: 'DateTime', description: 'Only those placed at this time or later.' }),
    },
    resolve: (_root, { channel, status, since, ...page }, context) =>
      allOrders(context, [], page, { channel, status, since }),
  }),
}));
