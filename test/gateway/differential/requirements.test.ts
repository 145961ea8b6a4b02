import { expect, test } from 'vitest';
import { compose } from '../compose.ts';
import { composeFeatured } from './featured-supergraph.ts';
import { makeUpWorld } from './made-up-world.ts';
import { startBoth } from './two-gateways.ts';

/** Each field of which another one is required tells what its subgraph was told. */
test('a field is asked for when what it requires is known, where the stock gateway asks too early', async () => {
  const { stock, ours } = await startBoth(composeFeatured(), {
    names: ['catalogue', 'shipping', 'reviews', 'insight'],
    respond: async (subgraph, { variables }) => {
      const known = { __typename: 'Product', id: '1', key__id: '1' };
      const [told] = (variables?.representations ?? []) as Record<string, number>[];
      if (!told) return { data: { fastest: { ...known, freight: null } } };
      if (subgraph === 'catalogue')
        return { data: { _entities: [{ ...known, price: 3, weight: 4, size: { width: 5 } }] } };
      if (subgraph === 'shipping')
        return { data: { _entities: [{ ...known, freight: Number(told.price) * Number(told.weight) }] } };
      return { data: { _entities: [{ ...known, margin: Number(told.freight) + 100 }] } };
    },
  });
  for (const query of ['{ fastest { margin } }', '{ fastest { margin freight } }']) {
    expect((await ours({ query, variables: {} }, 0)).data).toMatchObject({ fastest: { margin: 112 } });
    expect((await stock({ query, variables: {} }, 0)).data).toMatchObject({ fastest: { margin: 100 } });
  }
});

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.6",
  import: ["@key", "@external", "@requires", "@interfaceObject"])`;

test('what two subgraphs require of each other in turn is asked of who can tell it, where the stock gateway leaves null', async () => {
  const supergraphSdl = compose({
    catalogue: `${link}
      type Product @key(fields: "id") {
        id: ID! weight: Int freight: Int @external margin: Int @requires(fields: "freight")
      }`,
    shipping: `${link}
      type Query { fastest: [Product] }
      type Product @key(fields: "id") { id: ID! weight: Int @external freight: Int @requires(fields: "weight") }`,
  });
  const tell = { catalogue: { weight: 'id', margin: 'freight' }, shipping: { freight: 'weight', weight: undefined } };
  const { stock, ours } = await startBoth(supergraphSdl, {
    names: ['catalogue', 'shipping'],
    respond: async (subgraph, { query, variables }) => {
      const asked = Object.entries(tell[subgraph as keyof typeof tell]).filter(([name]) => query.includes(name));
      const told = variables?.representations as Record<string, unknown>[] | undefined;
      const objects = (told ?? [{ id: '1' }, { id: '2' }]).map((object) => ({
        __typename: 'Product',
        id: object.id,
        key__id: object.id,
        ...Object.fromEntries(
          asked.map(([name, from]) => [name, from && object[from] != null ? Number(object[from]) * 10 : null]),
        ),
      }));
      return { data: told ? { _entities: objects } : { fastest: objects } };
    },
  });
  for (const query of ['{ fastest { margin } }', '{ fastest { margin freight weight } }']) {
    const { data } = await ours({ query, variables: {} }, 0);
    expect(data).toMatchObject({ fastest: [{ margin: 1000 }, { margin: 2000 }] });
    const left = await stock({ query, variables: {} }, 0);
    expect(left.data).toMatchObject({ fastest: [{ margin: null }, { margin: null }] });
    expect(left.errors).toBeUndefined();
  }
});

test('an object is known again by a key that finds it, where the stock gateway sends one that does not', async () => {
  const supergraphSdl = compose({
    orders: `${link}
      type Query { order: Order }
      type Order @key(fields: "number", resolvable: false) @key(fields: "id") {
        id: ID! number: Int! weight: Int @external freight: Int @requires(fields: "weight")
      }`,
    stock: `${link} type Order @key(fields: "id") { id: ID! weight: Int }`,
  });
  const { stock, ours } = await startBoth(supergraphSdl, {
    names: ['orders', 'stock'],
    respond: async (subgraph, { variables }) => {
      const [told] = (variables?.representations ?? []) as Record<string, unknown>[];
      if (!told) return { data: { order: { __typename: 'Order', id: '1', number: 7 } } };
      const known = { __typename: 'Order', id: told.id, key__id: told.id };
      if (subgraph === 'stock') return { data: { _entities: [{ ...known, weight: 3 }] } };
      return { data: { _entities: [told.id === '1' ? { ...known, freight: Number(told.weight) * 10 } : null] } };
    },
  });
  const operation = { query: '{ order { freight } }', variables: {} };
  expect(await ours(operation, 0)).toEqual({ data: { order: { freight: 30 } } });
  expect(await stock(operation, 0)).toEqual({ data: { order: { freight: null } } });
});

test.each([
  [
    'one entity behind fragments on two types',
    {
      catalogue: `${link}
        type Query { things: [Thing!]! }
        union Thing = Book | Film
        type Book { person: Person! }
        type Film { person: Person! }
        type Person @key(fields: "id") { id: ID! name: Int! age: Int! }`,
      fame: `${link}
        type Person @key(fields: "id") {
          id: ID! name: Int! @external age: Int! @external
          greeting: Int @requires(fields: "name") fame: Int @requires(fields: "age")
        }`,
    },
    '{ things { ... on Book { person { greeting } } ... on Film { person { fame } } } }',
  ],
  [
    'an interface that a subgraph knows as one object',
    {
      catalogue: `${link}
        type Query { things: [Media!]! }
        interface Media @key(fields: "id") { id: ID! title: Int! }
        type Book implements Media @key(fields: "id") { id: ID! title: Int! }
        type Film implements Media @key(fields: "id") { id: ID! title: Int! }`,
      reviews: `${link}
        type Media @interfaceObject @key(fields: "id") {
          id: ID! title: Int! @external score: Int  praise: Int @requires(fields: "title")
        }`,
    },
    '{ things { score ... on Book { praise } } }',
  ],
])(
  'what fields of %s require is not needed for others, where the stock gateway leaves them null',
  async (_what, sdls, query) => {
    const supergraphSdl = compose(sdls);
    const world = makeUpWorld(supergraphSdl, 'calm');
    const { schema, stock, ours } = await startBoth(supergraphSdl, world);
    let stockFails = 0;
    for (let seed = 0; seed < 20; seed += 1) {
      const expected = JSON.stringify(await world.asOne(schema, { query }, seed));
      expect(JSON.stringify(await ours({ query, variables: {} }, seed))).toBe(expected);
      if (JSON.stringify(await stock({ query, variables: {} }, seed)) !== expected) stockFails += 1;
    }
    expect(stockFails).toBeGreaterThan(0);
  },
);
