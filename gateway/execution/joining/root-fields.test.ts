import { buildSchema, type GraphQLObjectType, Kind, parse } from 'graphql';
import { expect, test } from 'vitest';
import { joinedRootFields } from './root-fields.ts';

const schema = buildSchema(`
  type Query { customer(id: ID!): Customer!  newest: Customer  customers: [Customer!]!  count: Int  page: Page  ticket(id: ID!): Ticket }
  type Mutation { merge(id: ID!): Customer }
  type Customer { id: ID!  orders(first: Int): [ID!] }
  type Page { customers: [Customer!] }
  type Ticket { id: ID!  subject: String }
`);
const keyFields = new Map([
  ['Customer', [{ name: 'id', formerly: undefined }]],
  ['Page', []],
]);

function joiningOf(text: string) {
  const document = parse(text, { noLocation: true });
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const rootType = operation && schema.getRootType(operation.operation);
  if (!operation || !rootType) throw new Error('no operation');
  return joinedRootFields(document, operation, { rootType: rootType as GraphQLObjectType, keyFields });
}

function known(text: string) {
  const joining = joiningOf(text);
  if (!joining) throw new Error('not joined');
  return joining;
}

const customer = known(
  'query Ask($id: ID!, $first: Int = 3) { customer(id: $id) { id orders(first: $first) } latest: newest { id } }',
);
const asked = [{ id: '1', first: 5 }, { id: '2' }];

test('two questions stand side by side, each with names of its own for fields and variables', () => {
  const { query, variables } = customer.join(asked);
  expect(query).toBe(`query Ask($of0_id: ID!, $of0_first: Int = 3, $of1_id: ID!, $of1_first: Int = 3) {
  of0_customer: customer(id: $of0_id) {
    id
    orders(first: $of0_first)
  }
  of0_latest: newest {
    id
  }
  of1_customer: customer(id: $of1_id) {
    id
    orders(first: $of1_first)
  }
  of1_latest: newest {
    id
  }
}`);
  expect(variables).toEqual({ of0_id: '1', of0_first: 5, of1_id: '2' });
});

test('each gets its own fields, and errors at the path where they are in its own answer', () => {
  const data = { of0_customer: { id: '1' }, of0_latest: null, of1_customer: { id: '2' }, of1_latest: { id: '9' } };
  const errors = [
    { message: 'lost', path: ['of0_latest'] },
    { message: 'too many', path: ['of1_customer', 'orders'], extensions: { code: 'BAD_USER_INPUT' } },
  ];
  expect(customer.parts({ data, errors }, asked)).toEqual([
    { data: { customer: { id: '1' }, latest: null }, errors: [{ message: 'lost', path: ['latest'] }] },
    {
      data: { customer: { id: '2' }, latest: { id: '9' } },
      errors: [{ message: 'too many', path: ['customer', 'orders'], extensions: { code: 'BAD_USER_INPUT' } }],
    },
  ]);
});

test('questions for an object that has an id are joined, also where it is no entity', () => {
  const ticket = known('query Ask($id: ID!) { ticket(id: $id) { subject } }');
  const asked = [{ id: '1' }, { id: '2' }];
  expect(ticket.join(asked).variables).toEqual({ of0_id: '1', of1_id: '2' });
  const data = { of0_ticket: { subject: 'first' }, of1_ticket: null };
  expect(ticket.parts({ data }, asked)).toEqual([
    { data: { ticket: { subject: 'first' } } },
    { data: { ticket: null } },
  ]);
});

test.each([
  [
    'all data is lost by one who is not there',
    { data: null, errors: [{ message: 'no customer', path: ['of0_customer'] }] },
  ],
  ['an error has no path', { data: {}, errors: [{ message: 'refused' }] }],
  ['an error is about a field that nobody asked for', { data: {}, errors: [{ message: 'x', path: ['of7_customer'] }] }],
  ['it is no answer', 'garbage'],
])('no parts can be told when %s', (_when, answer) => {
  expect(customer.parts(answer, asked)).toBeUndefined();
});

test('eight are asked together at most, and always two, four or eight, so that a subgraph learns few texts', () => {
  const fitting = [2, 3, 4, 7, 8, 30].map((length) => customer.fitting(Array.from({ length }, () => ({}))));
  expect(fitting).toEqual([2, 2, 4, 4, 8, 8]);
});

test.each([
  ['a list', '{ customers { id } }'],
  ['a page', '{ page { customers { id } } }'],
  ['a number', '{ count }'],
  ['an entity and more', '{ newest { id } count }'],
  ['fragments', 'query Ask($id: ID!) { customer(id: $id) { ...Known } } fragment Known on Customer { id }'],
  ['a mutation', 'mutation Merge($id: ID!) { merge(id: $id) { id } }'],
])('a question for %s is not joined', (_what, text) => {
  expect(joiningOf(text)).toBeUndefined();
});
