import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compose } from '../compose.ts';
import { composeFeatured } from './featured-supergraph.ts';
import { startBoth } from './two-gateways.ts';

/** What each subgraph answers, one fetch after the other. */
type Answers = Record<string, object[]>;

interface Answer {
  data: Record<string, unknown>;
  errors?: { path: unknown; extensions: { serviceName: string } }[];
}

async function askBoth(query: string, answers: Answers): Promise<{ stock: Answer; ours: Answer }> {
  let remaining: Answers = {};
  const { stock, ours } = await startBoth(composeFeatured(), {
    names: ['catalogue', 'shipping', 'reviews', 'insight'],
    respond: async (subgraph) => remaining[subgraph]?.shift() ?? { data: null, errors: [] },
  });
  const ask = async (gateway: typeof stock) => {
    remaining = structuredClone(answers);
    return JSON.parse(JSON.stringify(await gateway({ query, variables: {} }, 0)));
  };
  const first = await ask(ours);
  const again = await ask(ours);
  expect(again).toEqual(first);
  return { stock: await ask(stock), ours: again };
}

const refused = (...path: (string | number)[]) => ({ message: 'refused', path, extensions: { code: 'NOT_FOUND' } });

describe('where the stock gateway departs from the specification, ours keeps to it', () => {
  test('fields keep the order of the operation', async () => {
    // Field Collection: "fields appear in the executed response in a stable and predictable order", that of first selection.
    const query = '{ ... on Query { fastest { id } } one { __typename } ... on Query { best { id } } }';
    const { stock, ours } = await askBoth(query, {
      catalogue: [{ data: { one: { __typename: 'Author' } } }],
      shipping: [{ data: { fastest: null } }],
      reviews: [{ data: { best: null } }],
    });
    expect(Object.keys(stock.data)).toEqual(['fastest', 'best', 'one']);
    expect(Object.keys(ours.data)).toEqual(['fastest', 'one', 'best']);
  });

  test('a null in a place that must not be null is an error, whatever else failed', async () => {
    // Handling Field Errors: "The error must be added to the "errors" list in the response".
    const { stock, ours } = await askBoth('{ trending { isbn } top { __typename } }', {
      insight: [{ data: { trending: [{ __typename: 'Book', id: '1' }], top: null }, errors: [refused('top')] }],
      catalogue: [{ data: { _entities: [null] } }],
    });
    expect([stock, ours].map(({ data }) => data)).toEqual(Array(2).fill({ trending: [null], top: null }));
    expect(stock.errors?.map(({ path }) => path)).toEqual([['top']]);
    expect(ours.errors?.map(({ path }) => path)).toEqual([['top'], ['trending', 0, 'isbn']]);
  });

  test('an object of an interface is null when no subgraph could tell of which type it is', async () => {
    // Value Completion: an object is completed as the type that ResolveAbstractType() gives; without one it is an error.
    const { stock, ours } = await askBoth('{ best { id ... on Book { isbn } } }', {
      reviews: [{ data: { best: { __typename: 'Media', id: '1' } } }],
      catalogue: [{ data: { _entities: [null] } }],
    });
    expect(stock).toEqual({ data: { best: { id: '1' } } });
    expect(ours.data).toEqual({ best: null });
    expect(ours.errors).toMatchObject([{ path: ['best'], extensions: { serviceName: 'gateway' } }]);
  });

  test('an error has the place of the object that it is about', async () => {
    // Errors: the path is that of "the response field which experienced the error".
    const { stock, ours } = await askBoth('{ anything { ... on Author { bio } } }', {
      catalogue: [
        {
          data: {
            anything: [{ __typename: 'Product' }, { __typename: 'Author', id: '1' }, { __typename: 'Author', id: '1' }],
          },
        },
      ],
      reviews: [{ data: { _entities: [{ bio: null }, { bio: null }] }, errors: [refused('_entities', 0, 'bio')] }],
    });
    expect(stock.errors?.map(({ path }) => path)).toEqual([['anything', 0, 'bio']]);
    expect(ours.errors?.map(({ path }) => path)).toEqual([
      ['anything', 1, 'bio'],
      ['anything', 2, 'bio'],
    ]);
  });

  test('an error in what one subgraph needs of another has the place of the object that the client sees', async () => {
    // Errors: "it represents a path in the response".
    const { stock, ours } = await askBoth('{ product(id: "1") { freight } }', {
      catalogue: [
        {
          data: { product: null },
          errors: [refused('product', 'weight')],
        },
      ],
    });
    expect(stock.errors?.map(({ path }) => path)).toEqual([['product', 'weight']]);
    expect(ours.errors?.map(({ path }) => path)).toEqual([['product']]);
  });

  test('of a field that two subgraphs lose one error is told', async () => {
    // Handling Execution Errors: "only one error should be added to the errors list per field".
    const { stock, ours } = await askBoth('{ product(id: "1") { size { height depth } } }', {
      catalogue: [
        { data: { product: { __typename: 'Product', id: '1', size: null } }, errors: [refused('product', 'size')] },
      ],
      shipping: [{ data: { _entities: [{ size: null }] }, errors: [refused('_entities', 0, 'size')] }],
    });
    expect(stock.errors?.map(({ path }) => path)).toEqual(Array(2).fill(['product', 'size']));
    expect(ours.errors?.map(({ path }) => path)).toEqual([['product', 'size']]);
  });

  test('of what only another type was asked for no error is told', async () => {
    // Errors: the path is that of "the response field which experienced the error"; the response has no such field.
    const query =
      '{ media(id: "1") { ... on Book { forBook: reviews(first: 1) { id } } ... on Film { forFilm: reviews { id } } } }';
    const { stock, ours } = await askBoth(query, {
      catalogue: [{ data: { media: { __typename: 'Book', id: '1' } } }],
      reviews: [
        {
          data: { _entities: [{ __typename: 'Media', key__id: '1', forBook: [], forFilm: null }] },
          errors: [refused('_entities', 0, 'forFilm')],
        },
      ],
    });
    expect(stock.errors?.map(({ path }) => path)).toEqual([['media', 'forFilm']]);
    expect(ours).toEqual({ data: { media: { forBook: [] } } });
  });

  test('an empty text under an alias of the planner is one', async () => {
    // Value Completion: an empty text is a value of String. Book's note is never null in one subgraph, Film's may be.
    const query = '{ anything { ... on Book { note } ... on Film { note } } }';
    const anything = [
      { __typename: 'Book', note: '' },
      { __typename: 'Film', note__alias_0: '' },
    ];
    const { stock, ours } = await askBoth(query, { catalogue: [{ data: { anything } }] });
    expect(stock).toEqual({ data: { anything: [{ note: '' }, { note: null }] } });
    expect(ours).toEqual({ data: { anything: [{ note: '' }, { note: '' }] } });
  });

  test('a fragment on an object within one on its interface counts', async () => {
    // DoesFragmentTypeApply() asks for the type of the object, not for those of the fragments around.
    const query = '{ product(id: "1") { ... on Named { ... on Product { price } } } }';
    const { stock } = await askBoth(query, { catalogue: [{ data: { product: { price: 1 } } }] });
    const { ours } = await askBoth(query, { catalogue: [{ data: { product: { __typename: 'Product', price: 1 } } }] });
    expect(stock).toEqual({ data: { product: {} } });
    expect(ours).toEqual({ data: { product: { price: 1 } } });
  });

  test('an object keeps its type when a subgraph tells of it by its interface', async () => {
    // Value Completion: `__typename` is the name of the object type.
    const { stock, ours } = await askBoth('{ trending { __typename score demand } }', {
      insight: [{ data: { trending: [{ __typename: 'Book', id: '1', demand: 2 }] } }],
      reviews: [{ data: { _entities: [{ __typename: 'Media', key__id: '1', score: 3 }] } }],
    });
    expect(stock).toEqual({ data: { trending: [null] } });
    expect(ours).toEqual({ data: { trending: [{ __typename: 'Book', score: 3, demand: 2 }] } });
  });

  test('an enum value or an object that clients do not see is null with an error', async () => {
    // Enums, Result Coercion: "if a reasonable coercion is not possible they must raise an execution error"; an object that is of no
    // possible type of its interface is one as well. The stock gateway tells of it where clients do not look for errors.
    const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.6", import: ["@inaccessible"])';
    const supergraphSdl = compose({
      catalogue: `${link}
        type Query { kind: Kind media: Media }
        enum Kind { SOLD SECRET @inaccessible }
        interface Media { id: ID! }
        type Book implements Media { id: ID! }
        type Draft implements Media @inaccessible { id: ID! }`,
    });
    const { stock, ours } = await startBoth(supergraphSdl, {
      names: ['catalogue'],
      respond: async () => ({ data: { kind: 'SECRET', media: { __typename: 'Draft', id: '1' } } }),
    });
    const operation = { query: '{ kind media { id } }', variables: {} };
    expect(await stock(operation, 0)).toMatchObject({
      data: { kind: null, media: null },
      extensions: { valueCompletion: [{ path: ['kind'] }, { path: ['media'] }] },
    });
    expect(await ours(operation, 0)).toMatchObject({
      data: { kind: null, media: null },
      errors: [{ path: ['kind'] }, { path: ['media'] }],
    });
  });

  test('a field that no subgraph can be asked for is null with an error', async () => {
    // Handling Execution Errors: a field that could not be resolved is null, and "the error must be added to the "errors" list".
    const link =
      'extend schema @link(url: "https://specs.apollo.dev/federation/v2.6", import: ["@key", "@interfaceObject"])';
    const supergraphSdl = compose({
      catalogue: `${link} type Query { best: Media } interface Media @key(fields: "id") { id: ID! }`,
      notes: `${link}
        type Query { noted: Media }
        type Media @interfaceObject @key(fields: "id", resolvable: false) { id: ID! note: String }`,
    });
    const { stock, ours } = await startBoth(supergraphSdl, {
      names: ['catalogue', 'notes'],
      respond: async () => ({ data: { noted: { __typename: 'Media', note: 'good' } } }),
    });
    const operation = { query: '{ best { note } noted { note } }', variables: {} };
    expect(await stock(operation, 0)).toEqual({ data: { best: null, noted: { note: 'good' } } });
    expect(await ours(operation, 0)).toMatchObject({
      data: { best: null, noted: { note: 'good' } },
      errors: [{ path: ['best'], extensions: { serviceName: 'gateway' } }],
    });
  });

  test('a value that a scalar does not take is a mistake of the operation', async () => {
    // CoerceVariableValues(): "If value cannot be coerced according to the input coercion rules of variableType, raise a request error".
    const asked: unknown[] = [];
    const { stock, ours } = await startBoth(readFileSync('graph-schema/sdl/supergraph.graphql', 'utf8'), {
      names: ['identity', 'marketing', 'sales', 'support', 'billing'],
      respond: async (subgraph, { variables }) => {
        asked.push([subgraph, variables]);
        return { data: { customer: null } };
      },
    });
    const query = 'query ($at: DateTime) { customer(id: "1", asOf: $at) { name } }';
    const operation = { query, variables: { at: 'yesterday' } };
    expect(await stock(operation, 0)).toEqual({ data: { customer: null } });
    expect(asked.splice(0)).toEqual([['identity', { at: 'yesterday' }]]);
    expect(await ours(operation, 0)).toMatchObject({
      errors: [{ message: expect.stringContaining('DateTime must be') }],
    });
    expect(asked).toEqual([]);
  });
});
