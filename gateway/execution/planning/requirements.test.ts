import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import type { PlanNode, QueryPlan } from '@apollo/query-planner';
import { GraphQLError, parse, print } from 'graphql';
import { describe, expect, test } from 'vitest';
import { compose } from '../../../test/gateway/compose.ts';
import { boundedPlanner } from './planner.ts';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7",
  import: ["@key", "@external", "@requires", "@provides", "@shareable", "@inaccessible"])`;

function plannerOf(sdls: Record<string, string>): (query: string) => QueryPlan {
  const linked = Object.entries(sdls).map(([name, sdl]) => [name, link + sdl]);
  const supergraph = Supergraph.build(compose(Object.fromEntries(linked)));
  const plan = boundedPlanner(supergraph);
  return (query) => plan(operationFromDocument(supergraph.apiSchema(), parse(query)));
}

/** What the plan asks, in its order. */
function callsOf({ node }: QueryPlan): string[] {
  const calls = (one: PlanNode): string[] => {
    if (one.kind === 'Fetch') return [`${one.serviceName}: ${entitiesOf(one.operation)}`];
    return one.kind === 'Flatten' ? calls(one.node) : 'nodes' in one ? one.nodes.flatMap(calls) : [];
  };
  return node && node.kind !== 'Subscription' ? calls(node) : [];
}

function entitiesOf(operation: string): string {
  const text = print(parse(operation)).replace(/\s+/g, ' ');
  return text.replace(/^query[^{]*/, '').replace(/^{ _entities\(representations: \$representations\) (.*) }$/, '$1');
}

const refused = (message: string) =>
  new GraphQLError(message, { extensions: { code: 'OPERATION_NOT_PLANNABLE', http: { status: 400 } } });

describe('a field that the planner asks for before what it requires is known', () => {
  const margin = plannerOf({
    catalogue: 'type Product @key(fields: "id") { id: ID! price: Int }',
    shipping: `type Query { product: Product }
      type Product @key(fields: "id") {
        id: ID! price: Int @external freight(to: String): Int @requires(fields: "price")
      }`,
    insight: `type Product @key(fields: "id") {
      id: ID! price: Int @external freight(to: String): Int @external margin: Int @requires(fields: "price freight")
    }`,
  });

  test.each([
    ['{ product { margin } }', 'freight'],
    ['{ product { margin freight } }', 'freight'],
    ['query ($to: String) { product { margin inland: freight(to: $to) freight } }', 'freight inland: freight(to: $to)'],
  ])('is asked for later: %s', (query, field) => {
    const calls = callsOf(margin(query));
    expect(calls[0]).toBe('shipping: { product { __typename id } }');
    expect(calls.indexOf(`insight: { ... on Product { margin } }`)).toBe(calls.length - 1);
    expect(calls.slice(1, -1).join()).toContain(`{ ... on Product { ${field}`);
  });

  const alike = (directives = '') =>
    plannerOf({
      catalogue: `type Product @key(fields: "sku") {
        sku: ID! alike: [Product] ${directives} weight: Int @external freight: Int @requires(fields: "weight")
      }`,
      insight: `type Query { product: Product }
        type Product @key(fields: "sku") {
          sku: ID! rank: Int alike: [Product] @external weight: Int @requires(fields: "alike { rank }")
        }`,
    });
  const tooEarly = (named: string) =>
    refused(`${named} would be asked for before what it requires is known, so the operation cannot be answered`);

  const cycle = plannerOf({
    catalogue: `type Product @key(fields: "id") {
      id: ID! weight(in: Unit): Int freight: Int @external margin: Int @requires(fields: "freight")
    } enum Unit { G KG }`,
    shipping: `type Query { product: Product }
      type Product @key(fields: "id") {
        id: ID! weight(in: Unit): Int @external freight: Int @requires(fields: "weight(in: KG)")
      } enum Unit { G KG }`,
  });

  test('is asked of who can tell it where the planner asks who requires it', () => {
    const calls = [
      'shipping: { product { __typename id } }',
      'catalogue: { ... on Product { weight(in: KG) } }',
      'shipping: { ... on Product { freight } }',
    ];
    const margin = 'catalogue: { ... on Product { margin } }';
    expect(callsOf(cycle('{ product { margin } }'))).toEqual([...calls, margin]);
    expect(callsOf(cycle('{ product { freight } }'))).toEqual(calls);
  });

  test('is asked for twice where otherwise each of two fetches would wait for the other', () => {
    const calls = callsOf(cycle('{ product { margin freight } }'));
    expect(calls.indexOf('shipping: { ... on Product { freight } }')).toBeGreaterThan(
      calls.indexOf('catalogue: { ... on Product { weight(in: KG) } }'),
    );
    expect(calls.findIndex((call) => call.includes('margin'))).toBeGreaterThan(
      calls.indexOf('shipping: { ... on Product { freight } }'),
    );
  });

  test('is asked of another by a key that is asked for first', () => {
    const plan = plannerOf({
      catalogue: `type Product @key(fields: "sku code") {
        sku: ID! code: ID! alike: [Product] weight: Int @external freight: Int @requires(fields: "weight")
      }`,
      shipping: 'type Query { product: Product } type Product @key(fields: "sku") { sku: ID! }',
      insight: `type Product @key(fields: "sku") @key(fields: "sku code") {
        sku: ID! code: ID! alike: [Product] @external weight: Int @requires(fields: "alike { sku }")
      }`,
    });
    expect(callsOf(plan('{ product { freight } }'))).toEqual([
      'shipping: { product { __typename sku } }',
      'insight: { ... on Product { code __typename } }',
      'catalogue: { ... on Product { alike { sku } } }',
      'insight: { ... on Product { weight } }',
      'catalogue: { ... on Product { freight } }',
    ]);
  });

  test('is refused where no one subgraph tells what it requires', () => {
    expect(() => alike()('{ product { freight } }')).toThrow(tooEarly('Product.alike'));
    expect(alike()('{ product { rank } }')).toMatchObject({ kind: 'QueryPlan' });
  });

  test('is not named where clients do not see it', () => {
    const plan = alike('@inaccessible');
    expect(() => plan('{ product { freight } }')).toThrow(tooEarly('a field that only departments see'));
  });

  test('is not one that is asked when it is known, or where it is provided', () => {
    expect(callsOf(margin('{ product { freight } }'))).toHaveLength(3);
    const plan = plannerOf({
      catalogue: 'type Product @key(fields: "id") { id: ID! price: Int @shareable }',
      shipping: `type Query { product: Product @provides(fields: "price") }
        type Product @key(fields: "id") { id: ID! price: Int @external freight: Int @requires(fields: "price") }`,
    });
    expect(callsOf(plan('{ product { freight } }'))).toEqual(['shipping: { product { price freight } }']);
  });
});

describe('fields that require one field with different arguments', () => {
  const plan = plannerOf({
    catalogue: `type Query { product: Product }
      type Product @key(fields: "id") { id: ID! price(in: String): Int }`,
    customs: `type Product @key(fields: "id") {
      id: ID! price(in: String): Int @external duty: Int @requires(fields: "price(in: \\"USD\\")")
    }`,
    taxes: `type Product @key(fields: "id") {
      id: ID! price(in: String): Int @external tax: Int @requires(fields: "price(in: \\"EUR\\")")
    }`,
  });

  test('are refused when one object is asked for both', () => {
    expect(() => plan('{ product { duty tax } }')).toThrow(
      refused('Product.duty and Product.tax require Product.price with different arguments: ask for them apart'),
    );
  });

  test('are answered apart', () => {
    for (const query of ['{ product { duty } }', '{ product { tax } }', '{ product { duty } other: product { tax } }'])
      expect(plan(query)).toMatchObject({ kind: 'QueryPlan' });
  });
});

describe('fields of one entity that require different things of it', () => {
  const plan = plannerOf({
    catalogue: `type Query { seller: Person things: [Thing] }
      union Thing = Book | Film
      type Book { author: Person }
      type Film { author: Person }
      type Person @key(fields: "id") { id: ID! name: String age: Int }`,
    fame: `type Person @key(fields: "id") {
      id: ID! name: String @external age: Int @external
      greeting(in: String): String @requires(fields: "name") fame: Int @requires(fields: "age") born: Int
    }`,
  });
  const query = (others = '') => `query ($in: String) { things {
    ... on Book { author { greeting(in: $in) } }
    ... on Film { author { fame ${others} } }
  } }`;

  test('are asked apart where it is reached through fragments, for in each only what its own fields require is known', () => {
    const calls = [
      'catalogue: { things { __typename ... on Book { author { __typename id name } } ... on Film { author { __typename id age } } } }',
      'fame: { ... on Person { greeting(in: $in) } }',
      'fame: { ... on Person { fame } }',
    ];
    expect(callsOf(plan(query()))).toEqual(calls);
    expect(callsOf(plan(query('born')))).toEqual([...calls, 'fame: { ... on Person { born } }']);
  });

  test('are asked apart with no other variables than are in them', () => {
    const { node } = plan(query());
    expect(node).toMatchObject({
      nodes: [{}, { nodes: [{ node: { variableUsages: ['in'] } }, { node: { variableUsages: [] } }] }],
    });
    expect(JSON.stringify(node).match(/\$in: String/g)).toHaveLength(1);
  });

  test.each(['{ seller { greeting fame born } }', '{ things { ... on Book { author { greeting(in: "EN") } } } }'])(
    'are asked together in %s',
    (text) => expect(callsOf(plan(text))).toHaveLength(2),
  );
});
