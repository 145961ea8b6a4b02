import { buildSchema, Kind, parse } from 'graphql';
import { expect, test } from 'vitest';
import { countObjects } from './operation-objects.ts';

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
  type Ticket { id: ID }
`);

function count(query: string, variables: Record<string, unknown> = {}): number {
  const document = parse(query);
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('no operation');
  return countObjects({ schema, document, operation, variables });
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

test('a page may be as large as a variable says, or its default', () => {
  const query = 'query ($n: Int = 3) { best(first: $n) { id } }';
  expect([count(query, { n: 50 }), count(query), count(query, { n: null })]).toEqual([50, 3, 3]);
});

test('fragments that multiply are counted without being walked again and again', () => {
  const chain = Array.from(
    { length: 60 },
    (_, i) => `fragment f${i} on Query { a${i}: customer { id } ...f${i + 1} ...f${i + 1} }`,
  );
  expect(count(`{ ...f0 } ${chain.join(' ')} fragment f60 on Query { customer { id } }`)).toBeGreaterThan(2 ** 60);
});
