import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { compose } from '../../../schema/compose.ts';
import { constantSubgraph, type Facts } from './constant-subgraph.ts';
import type { World } from './world.ts';

/**
 * Four subgraphs in the shape of the public benchmark of federation gateways: users who review products whose reviewers
 * review products, so that a small world fills a large answer with the same few entities.
 */
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.6",
  import: ["@key", "@external", "@requires", "@provides", "@shareable"])`;

const sdls: Record<string, string> = {
  accounts: `${link}
    type Query { me: User  user(id: ID!): User  users: [User] }
    type User @key(fields: "id") { id: ID!  name: String  username: String @shareable  birthday: Int }`,
  inventory: `${link}
    type Product @key(fields: "upc") {
      upc: String!
      weight: Int @external
      price: Int @external
      inStock: Boolean
      shippingEstimate: Int @requires(fields: "price weight")
    }`,
  products: `${link}
    type Query { topProducts(first: Int = 5): [Product] }
    type Product @key(fields: "upc") { upc: String!  name: String  price: Int  weight: Int }`,
  reviews: `${link}
    type Review @key(fields: "id") { id: ID!  body: String  author: User @provides(fields: "username")  product: Product }
    type User @key(fields: "id") { id: ID!  username: String @external  reviews: [Review] }
    type Product @key(fields: "upc") { upc: String!  reviews: [Review] }`,
};

const users = ['1', '2', '3', '4', '5', '6'];
const productOfReview = ['1', '1', '1', '1', '2', '2', '2', '2', '3', '4', '4'];
const sentence =
  'It arrived on a Tuesday, it does what it is for, and the neighbours have asked twice where it is from. ';
const ids = (length: number): string[] => Array.from({ length }, (_, index) => String(index + 1));
const price = (upc: string): number => 150 * Number(upc);
const weight = (upc: string): number => 100 * Number(upc);

const facts: Facts = {
  leadsTo: {
    'Query.users': () => users,
    'Query.topProducts': () => ids(5),
    'User.reviews': () => ['1', '2'],
    'Product.reviews': (upc) => ids(productOfReview.length).filter((id) => productOfReview[Number(id) - 1] === upc),
    'Review.author': () => '1',
    'Review.product': (id) => productOfReview[Number(id) - 1] ?? '1',
  },
  values: {
    'User.name': (id) => `User ${id} of the shop`,
    'User.username': (id) => `user-${id}`,
    'Product.upc': (upc) => upc,
    'Product.name': (upc) => `Product ${upc}`,
    'Product.price': price,
    'Product.weight': weight,
    'Product.inStock': (upc) => Number(upc) % 2 === 1,
    'Product.shippingEstimate': (upc) => (price(upc) > 1000 ? 0 : Math.floor(weight(upc) / 2)),
    'Review.body': (id) => sentence.repeat(1 + (Number(id) % 4)),
  },
};

export function openShop(): World {
  const printed = Object.entries(sdls).map(([name, sdl]) => ({ name, sdl, url: `http://${name}.invalid/graphql` }));
  const subgraphs = printed.map(({ name, sdl }) => {
    const answer = constantSubgraph(buildSubgraphSchema({ typeDefs: parse(sdl) }), facts);
    return {
      name,
      execute: async ({ query, variables = {} }: { query: string; variables?: Record<string, unknown> }) =>
        answer(query, variables),
    };
  });
  return { supergraphSdl: compose(printed).supergraphSdl, subgraphs, close: async () => {} };
}
