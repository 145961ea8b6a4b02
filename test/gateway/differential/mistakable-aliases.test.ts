import { readFileSync } from 'node:fs';
import { GraphQLError } from 'graphql';
import { expect, test } from 'vitest';
import { compose } from '../compose.ts';
import { composeFeatured } from './featured-supergraph.ts';
import { makeUpWorld } from './made-up-world.ts';
import { startBoth } from './two-gateways.ts';

/** Answered, as by one server that has everything, for several made-up worlds. */
async function expectAsOne(supergraphSdl: string, query: string, variables = {}): Promise<void> {
  const world = makeUpWorld(supergraphSdl, 'calm');
  const { schema, ours } = await startBoth(supergraphSdl, world);
  const operation = { query, variables };
  for (let seed = 0; seed < 20; seed += 1) {
    const expected = await world.asOne(schema, operation, seed);
    for (const _use of ['first', 'marked as taken'])
      expect(JSON.stringify(await ours(operation, seed))).toBe(JSON.stringify(expected));
  }
}

test.each([
  ['a key', '{ products { id: name freight margin } }'],
  ['another key of the entity', '{ latest { about { brand: name sku: id reviews { id: text text: id } } } }'],
  ['a field that a subgraph requires', '{ fastest { price: id weight: name freight margin size: tags } }'],
  ['the type', '{ anything { __typename: __typename ... on Author { __typename name: bio id: popularity } } }'],
  ['the type, of another field', '{ products { __typename: name alike { __typename: sku margin } } }'],
  ['an alias of the planner', '{ anything { ... on Book { note note__alias_0: id } ... on Film { note } } }'],
  ['a name of ours', '{ products { id: name as__2_id__name: price margin } }'],
])('a field that the client calls as %s is what the client asked for', (_what, query) =>
  expectAsOne(composeFeatured(), query),
);

test.each(['price', 'price(currency: "EUR")', 'price: price(currency: "USD")', 'price: name'])(
  'a field that a subgraph requires with arguments of its own is answered as the client asked for %s',
  (price) => {
    const link =
      'extend schema @link(url: "https://specs.apollo.dev/federation/v2.6", import: ["@key", "@external", "@requires"])';
    const supergraphSdl = compose({
      catalogue: `${link}
        type Query { products: [Product!] }
        type Product @key(fields: "id") { id: ID! name: Int price(currency: String = "EUR"): Int }`,
      shipping: `${link}
        type Product @key(fields: "id") {
          id: ID!
          price(currency: String = "EUR"): Int @external
          duty: Int @requires(fields: "price(currency: \\"USD\\")")
        }`,
    });
    return expectAsOne(supergraphSdl, `{ products { duty ${price} } }`);
  },
);

const portraits = () => {
  const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.6", import: ["@key"])';
  return compose({
    catalogue: `${link}
      type Query { things: [Thing!] }
      union Thing = Book | Film | Person
      type Book { by: Person! }
      type Film { by: Person! }
      type Person @key(fields: "id") { id: ID! }`,
    pictures: `${link}
      type Person @key(fields: "id") { id: ID! portrait(size: Int): String caption: String friends(first: Int): [Person!] }`,
  });
};

test.each([
  ['an argument', '{ things { ... on Book { by { portrait(size: 1) } } ... on Film { by { portrait(size: 2) } } } }'],
  ['no argument', '{ things { ... on Book { by { portrait } } ... on Film { by { portrait(size: 2) } } } }'],
  [
    'a variable',
    'query ($s: Int) { things { ... on Book { by { portrait(size: $s) } } ... on Film { by { portrait } } } }',
  ],
  ['a field', '{ things { ... on Book { by { text: portrait } } ... on Film { by { text: caption } } } }'],
  ['a name of another field', '{ things { ... on Book { by { id: portrait } } ... on Film { by { id: caption } } } }'],
  ['the type', '{ things { ... on Book { by { text: __typename } } ... on Film { by { text: caption } } } }'],
  [
    'a list of objects',
    `{ things { ... on Book { by { ...few } } ... on Film { by { ...more } } ... on Person { ...few } } }
    fragment few on Person { friends(first: 1) { caption } }
    fragment more on Person { friends(first: 2) { caption portrait } }`,
  ],
])('what objects of different types are asked for by one name, with %s of its own, is each one’s', (_what, query) =>
  expectAsOne(portraits(), query, { s: 3 }),
);

test('an error in what one name asks for of several types has the client’s name', async () => {
  const { ours } = await startBoth(portraits(), {
    names: ['catalogue', 'pictures'],
    respond: async (subgraph) =>
      subgraph === 'catalogue'
        ? { data: { things: [{ __typename: 'Film', by: { __typename: 'Person', id: '1' } }] } }
        : { data: { _entities: [null] }, errors: [new GraphQLError('refused', { path: ['_entities', 0] })] },
  });
  const query = '{ things { ... on Book { by { portrait(size: 1) } } ... on Film { by { portrait(size: 2) } } } }';
  expect(await ours({ query, variables: {} }, 0)).toMatchObject({
    data: { things: [{ by: { portrait: null } }] },
    errors: [{ path: ['things', 0, 'by', 'portrait'] }],
  });
});

test('names of ours for two fields are two, also where fields have underscores in their names', () => {
  const supergraphSdl = compose({
    catalogue: 'type Query { product: Product } type Product { id: Int name__id: Int as: Int as__name: Int }',
  });
  return expectAsOne(supergraphSdl, '{ product { as: name__id as__name: id } }');
});

test('a variable that the client calls as the planner calls that of entities is what the client sent', () => {
  const query =
    'query ($representations: Int = 2, $as__first: Int) { media(id: "id-1") { first: reviews(first: $representations) { id } other: reviews(first: $as__first) { id } } }';
  return expectAsOne(composeFeatured(), query, { as__first: 1 });
});

test('a field that no client may see is not what a field is answered with that is called so', async () => {
  const supergraphSdl = readFileSync('graph-schema/sdl/supergraph.graphql', 'utf8');
  const query = '{ customer(id: "id-1") { billing { asOf } billingRecordIds: formerIds } }';
  const { ours } = await startBoth(supergraphSdl, {
    names: makeUpWorld(supergraphSdl).names,
    respond: async (subgraph) => {
      if (subgraph === 'billing')
        return { data: { _entities: [{ __typename: 'Customer', key__id: '1', billing: null }] } };
      const customer = { __typename: 'Customer', id: '1', as__16_billingRecordIds__formerIds: ['0'] };
      return { data: { customer: { ...customer, billingRecordIds: ['account:cus_1'] } } };
    },
  });
  expect(await ours({ query, variables: {} }, 0)).toEqual({
    data: { customer: { billing: null, billingRecordIds: ['0'] } },
  });
});

test('an error has the path that the client called its field by', async () => {
  const { ours } = await startBoth(composeFeatured(), {
    names: ['catalogue', 'shipping', 'reviews', 'insight'],
    respond: async () => ({
      data: { fastest: null },
      errors: [new GraphQLError('refused', { path: ['fastest', 'as__2_id__size', 'width'] })],
    }),
  });
  const { errors } = await ours({ query: '{ fastest { id: size { width } } }', variables: {} }, 0);
  expect(errors).toMatchObject([{ path: ['fastest', 'id', 'width'] }]);
});
