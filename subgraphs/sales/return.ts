import { pageArguments } from '../kit/builder.ts';
import { OrderRef } from './order.ts';
import { ProductRef } from './product.ts';
import {
  type OrderReturn,
  type OrderReturnLine,
  orderById,
  productById,
  returnById,
  returnLines,
  returnsOfOrder,
} from './repository/orders.ts';
import { builder } from './schema.ts';

const ReturnStatusRef = builder.enumType('OrderReturnStatus', {
  description: 'How far a return has come.',
  values: {
    DRAFT: { description: 'Being written; nothing has been asked for yet.' },
    SUBMITTED: { description: 'The customer asked for it.' },
    APPROVED: { description: 'Sales agreed to it.' },
    CLOSED: { description: 'Done.' },
    CANCELED: { description: 'Called off or refused; the customer keeps the goods.' },
    OTHER: { description: 'Somewhere else; see statusLabel.' },
  } as const,
});

const ReturnLineRef = builder.objectRef<OrderReturnLine>('OrderReturnLine').implement({
  description: 'One product within a return.',
  fields: (t) => ({
    id: t.exposeID('id', { description: "The line's id in the sales system." }),
    orderLineId: t.exposeID('orderLineId', { nullable: true, description: 'The line of the order it takes back.' }),
    product: t.field({
      type: ProductRef,
      nullable: true,
      description: 'What comes back.',
      resolve: ({ productId }, _args, context) => (productId ? productById(context, productId) : null),
    }),
    quantity: t.exposeFloat('quantity', { nullable: true, description: 'How many, or how much.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why this product comes back.' }),
  }),
});

const ReturnLineConnection = builder.connectionObject(
  {
    type: ReturnLineRef,
    name: 'OrderReturnLineConnection',
    description: 'Lines of a return.',
    directives: { cacheControl: { inheritMaxAge: true } },
  },
  { description: 'One line of a return.' },
);

const ReturnRef = builder.objectRef<OrderReturn>('OrderReturn').implement({
  description: 'That a customer sends back what they ordered.',
  fields: (t) => ({
    id: t.exposeID('id', { description: "The return's id in the sales system." }),
    number: t.exposeString('number', { nullable: true, description: 'Number the customer knows it by.' }),
    status: t.expose('status', { type: ReturnStatusRef, nullable: true, description: 'How far it has come.' }),
    statusLabel: t.exposeString('statusLabel', {
      nullable: true,
      description: "How far it has come, in the organisation's own words.",
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why it comes back.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the customer asked for it.' }),
    order: t.field({
      type: OrderRef,
      nullable: true,
      description: 'The order it takes back, where the return names one.',
      resolve: ({ orderId }, _args, context) => (orderId ? orderById(context, orderId) : null),
    }),
    lines: t.field({
      type: ReturnLineConnection,
      description: 'What comes back.',
      args: pageArguments(t.arg),
      resolve: ({ id }, page, context) => returnLines(context, [id], page, {}),
    }),
  }),
});

export const ReturnConnection = builder.connectionObject(
  {
    type: ReturnRef,
    name: 'OrderReturnConnection',
    description: 'Returns, newest first.',
    directives: { cacheControl: { inheritMaxAge: true } },
  },
  { description: 'One return.' },
);

builder.objectField(OrderRef, 'returns', (t) =>
  t.field({
    type: ReturnConnection,
    description: 'What the customer sent back of it, newest first.',
    args: pageArguments(t.arg),
    resolve: ({ id }, page, context) => returnsOfOrder(context, [id], page, {}),
  }),
);

builder.queryField('orderReturn', (t) =>
  t.field({
    type: ReturnRef,
    nullable: true,
    description: 'One return by its id in the sales system; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'Id in the sales system.' }) },
    resolve: (_root, { id }, context) => returnById(context, id),
  }),
);
