import { expect, test } from 'vitest';
import { CompositionFailed, compose } from './compose.ts';
import { firstDifference } from './files.ts';
import { lint } from './lint.ts';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.6", import: ["@key", "@external", "@requires"])`;

const identity = `${link}
"What can be asked." type Query {
  "One customer." customer("The customer's id." id: ID!): Customer
}
"A person or company." type Customer @key(fields: "id") {
  "The customer's id." id: ID!
  "Ids in billing." billingRecordIds: [String!]!
}`;

const billing = `${link}
type Customer @key(fields: "id") {
  id: ID!
  billingRecordIds: [String!]! @external
  "What billing knows." billing: BillingProfile @requires(fields: "billingRecordIds")
}
"What billing knows." type BillingProfile {
  "Invoices, newest first." invoices("How many." first: Int "From where." after: String): InvoiceConnection!
}
"A page." type InvoiceConnection { "The items." edges: [InvoiceEdge!]! "The place." pageInfo: PageInfo! }
"An item." type InvoiceEdge { "The place." cursor: String! "The item." node: Invoice! }
"The place." type PageInfo { "Whether there is more." hasNextPage: Boolean! }
"A bill." type Invoice @key(fields: "id") { "Its number." id: ID! "How it stands." status: InvoiceStatus! }
"How it stands." enum InvoiceStatus { "To be paid." OPEN }`;

function problemsOf(changed: { identity?: string; billing?: string }): string[] {
  const subgraphs = Object.entries({ identity, billing, ...changed }).map(([name, sdl]) => ({ name, sdl, url: '' }));
  return lint(compose(subgraphs), subgraphs).map(({ at, problem }) => `${at} ${problem}`);
}

test('a graph that keeps the rules has no problems', () => {
  expect(problemsOf({})).toEqual([]);
});

test.each([
  ['"A bill." ', '', 'Invoice has no description'],
  ['"Its number." ', '', 'Invoice.id has no description'],
  ['"How many." ', '', 'BillingProfile.invoices(first:) has no description'],
  ['"To be paid." ', '', 'InvoiceStatus.OPEN has no description'],
  ['"From where." after: String', '', 'BillingProfile.invoices has no argument `after: String`'],
  ['[InvoiceEdge!]!', '[InvoiceEdge]', 'InvoiceConnection.edges is [InvoiceEdge], not [InvoiceEdge!]!'],
  ['"The place." cursor: String!', '', 'InvoiceEdge.cursor is missing'],
  [
    'billing: BillingProfile @',
    'billing: BillingProfile! @',
    "Customer.billing is added by billing to another subgraph's entity and is not nullable",
  ],
  ['type Customer @key', '"Ours." type Customer @key', 'Customer is described by identity and billing'],
  [
    '"Invoices, newest first."',
    '"All of them." all: [Invoice!]! "Invoices, newest first."',
    'BillingProfile.all is a list of entities without `first`',
  ],
])('%s written as %s is found', (good, bad, problem) => {
  expect(problemsOf({ billing: billing.replace(good, bad) })).toEqual([problem]);
});

test('subgraphs that contradict each other do not compose, and the reason is told', () => {
  expect(() => problemsOf({ billing: billing.replace('id: ID!\n', 'id: Int!\n') })).toThrow(CompositionFailed);
});

test('a stale file is told by its first line that differs', () => {
  expect(firstDifference('a\nb\nc', 'a\nB\nc')).toBe('2:\n  - b\n  + B');
  expect(firstDifference('a', 'a\nb')).toBe('2:\n  - (end of file)\n  + b');
});

test('a root field that is not nullable is a problem', () => {
  expect(problemsOf({ identity: identity.replace('id: ID!): Customer\n', 'id: ID!): Customer!\n') })).toEqual([
    'Query.customer is a root field and is not nullable',
  ]);
});
