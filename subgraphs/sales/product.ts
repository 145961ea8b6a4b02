import { type Product, productById } from './repository/orders.ts';
import { builder } from './schema.ts';
import type { OwnedProduct } from './totals.ts';

export const ProductRef = builder.objectRef<Product>('SalesProduct').implement({
  description: 'Something sales sells.',
  directives: { cacheControl: { inheritMaxAge: true } },
  fields: (t) => ({
    id: t.exposeID('id', { description: "The product's id in the sales system." }),
    name: t.exposeString('name', { nullable: true, description: 'Name of the product.' }),
    code: t.exposeString('code', { nullable: true, description: 'Article number or code.' }),
    family: t.exposeString('family', { nullable: true, description: 'The group of products it belongs to.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is.' }),
    isActive: t.exposeBoolean('isActive', { description: 'Whether it is still sold.' }),
  }),
});

export const OwnedProductRef = builder.objectRef<OwnedProduct>('OwnedProduct').implement({
  description: 'A product that a customer ordered and did not send back.',
  directives: { cacheControl: { inheritMaxAge: true } },
  fields: (t) => ({
    productId: t.exposeID('productId', { description: "The product's id in the sales system." }),
    product: t.field({
      type: ProductRef,
      nullable: true,
      description: 'The product; null when sales does not list it any more.',
      resolve: ({ productId }, _args, context) => productById(context, productId),
    }),
    quantity: t.exposeFloat('quantity', { description: 'How many were ordered less how many came back.' }),
    firstOrderedAt: t.expose('firstOrderedAt', { type: 'DateTime', description: 'When it was first ordered.' }),
    lastOrderedAt: t.expose('lastOrderedAt', { type: 'DateTime', description: 'When it was last ordered.' }),
  }),
});

builder.queryField('salesProduct', (t) =>
  t.field({
    type: ProductRef,
    nullable: true,
    description: 'One product by its id in the sales system; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'Id in the sales system.' }) },
    resolve: (_root, { id }, context) => productById(context, id),
  }),
);
