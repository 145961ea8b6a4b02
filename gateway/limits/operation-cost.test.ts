import { buildSchema, getIntrospectionQuery, Kind, parse } from 'graphql';
import { expect, test } from 'vitest';
import { defaultLimits } from '../limits.ts';
import { noWeights, readWeights } from './cost-weights.ts';
import { costOf } from './operation-cost.ts';

const schema = buildSchema(`
  type Query { customer: Customer customers(first: Int): Customers best(first: Int): [Customer!]! party: Party }
  interface Party { records: [Record!]! }
  type Customer implements Party { id: ID records: [Record!]! tickets(first: Int): Tickets }
  type Record { id: ID customer: Customer }
  type Customers { totalCount: Int pageInfo: PageInfo edges: [CustomerEdge!]! }
  type CustomerEdge { cursor: String node: Customer }
  type PageInfo { endCursor: String }
  type Tickets { edges: [TicketEdge!]! }
  type TicketEdge { node: Ticket }
  type Ticket { id: ID score: Int }
  type Mutation { merge: Customer note: ID }
`);

function estimate(query: string, variables: Record<string, unknown> = {}, weights = noWeights) {
  const document = parse(query);
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('no operation');
  return costOf({ schema, document, operation, variables, weights });
}

function count(query: string, variables: Record<string, unknown> = {}): number {
  return estimate(query, variables).objects;
}

test.each<[string, number]>([
  ['{ __typename __schema { types { name } } }', 0],
  ['{ customer { id } }', 1],
  ['{ customer { records { id } } }', 1 + 4],
  ['{ party { records { customer { id } } } }', 1 + 4 * 2],
  ['{ best(first: 7) { id } }', 7],
  ['{ customers(first: 10) { totalCount pageInfo { endCursor } } }', 2],
  ['{ customers(first: 10) { edges { node { id } } } }', 1 + 10 * 2],
  ['{ customers { edges { node { id } } } }', 1 + 20 * 2],
  ['{ customers(first: 10) { edges { node { tickets(first: 5) { edges { node { id } } } } } } }', 1 + 10 * (2 + 11)],
  ['{ a: customer { id } b: customer { id } }', 2],
  ['{ customer { ...c } party { ...c } } fragment c on Customer { tickets(first: 1) { edges { node { id } } } }', 8],
  ['{ ... { customers(first: 3) { ...p } } } fragment p on Customers { edges { node { ... { id } } } }', 1 + 3 * 2],
  ['{ customers(first: -5) { edges { node { id } } } }', 1],
])('%s may answer %i objects', (query, objects) => {
  expect(count(query)).toBe(objects);
});

test('a page may be as large as a variable says, or its default, or the usual one where it is said to have none', () => {
  const query = 'query ($n: Int = 3) { best(first: $n) { id } }';
  expect([count(query, { n: 50 }), count(query), count(query, { n: null })]).toEqual([50, 3, 20]);
});

test('fragments that multiply are counted without being walked again and again', () => {
  const chain = Array.from(
    { length: 60 },
    (_, i) => `fragment f${i} on Query { a${i}: customer { id } ...f${i + 1} ...f${i + 1} }`,
  );
  expect(count(`{ ...f0 } ${chain.join(' ')} fragment f60 on Query { customer { id } }`)).toBeGreaterThan(2 ** 60);
});

test.each<[string, number]>([
  ['{ customer { id } }', 1],
  ['{ customers(first: 10) { edges { node { id } } } }', 1 + 10 * 2],
  ['mutation { merge { id } note }', 11 + 10],
  ['{ __schema { types { name ...t } } } fragment t on __Type { a: name b: name }', 25 * 5],
  ['{ a: __type(name: "A") { name } b: __type(name: "B") { name } }', 4],
  ['{ customers(first: 10) { edges { ...e } } } fragment e on CustomerEdge { node { id } }', 1 + 10 * 2],
])('without weights in the schema %s may cost %i', (query, cost) => {
  expect(estimate(query).cost).toBe(cost);
});

const weights = readWeights(`
  type Query { customer: Customer @cost(weight: 7)  best(n: Int): [Customer!]! @listSize(slicingArguments: ["n"]) }
  type Customer @cost(weight: "3") { records: [Record!]! @listSize(assumedSize: 50) }
  type Ticket { score: Int @cost(weight: 5) }
  scalar ID @cost(weight: 1)
`);

test.each<[string, number]>([
  ['{ customer { records { customer { kind: __typename } } } }', 7 + 50 * (1 + 3)],
  ['{ best(first: 7) { kind: __typename } }', 4 * 3],
  ['{ customer { tickets(first: 2) { edges { node { score id } } } } }', 7 + 1 + 2 * (1 + 1 + 5 + 1)],
])('with weights and sizes in the schema %s may cost %i', (query, cost) => {
  expect(estimate(query, {}, weights).cost).toBe(cost);
});

test.each<[string, number]>([
  ['{ customer { id } }', 12 + 6],
  ['{ customer { records { id } } }', 12 + 11 + 4 * 6],
  [
    '{ customers(first: 10) { edges { node { long_alias: id ...i } } } } fragment i on Customer { id }',
    13 + 9 + 10 * (8 + 14 + 6),
  ],
  ['{ best(first: 7) { __typename } }', 8 + 7 * 14],
])('the names in the answer to %s may have %i characters', (query, characters) => {
  expect(estimate(query).characters).toBe(characters);
});

test('the largest page is told', () => {
  expect(
    estimate('{ customers(first: 10) { edges { node { tickets(first: 500) { edges { cursor: __typename } } } } } }')
      .page,
  ).toBe(500);
});

test('the size of a list that the schema tells otherwise than by pages is no page', () => {
  const sized = readWeights('type Customer { records: [Record!]! @listSize(assumedSize: 500) }');
  expect(estimate('{ customer { records { id } } }', {}, sized)).toMatchObject({ objects: 501, page: 0 });
});

test('the introspection that tools send is allowed, and as much of it as would hold up others is not', () => {
  const query = getIntrospectionQuery();
  expect(estimate(query).cost).toBeLessThan(defaultLimits.cost / 10);
  const again = Array.from({ length: 50 }, (_, i) => `a${i}: __schema { types { ...FullType } }`).join(' ');
  expect(estimate(query.replace('__schema', `${again} __schema`)).cost).toBeGreaterThan(defaultLimits.cost);
});
