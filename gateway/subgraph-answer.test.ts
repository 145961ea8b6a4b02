import { buildSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { lostFields, readFetch, withVariables } from './fetch.ts';
import { takeRequested, WrongShape } from './subgraph-answer.ts';

const schema = buildSchema(`
  type Query { _entities(representations: [_Any!]!): [_Entity]! customer: Customer party: Party any: Any }
  scalar _Any
  scalar Json
  union _Entity = Customer | Ticket
  union Any = Customer | Ticket
  interface Party { id: ID! }
  type Customer implements Party { id: ID! balance: Int status: Status tags: [[String!]!] more: Json share: Float vip: Boolean }
  type Ticket { id: ID! subject: String! }
  enum Status { OPEN CLOSED }
`);

function take(query: string, data: unknown, variables: Record<string, unknown> = {}): unknown {
  const taken = takeRequested(withVariables(readFetch(schema, query), variables), data);
  return JSON.parse(JSON.stringify(taken));
}

describe('what was asked is taken', () => {
  test('under its alias, through fragments, and merged where it was asked twice', () => {
    const query = `{ customer { number: id ...a ... on Customer { status } } customer { vip } }
      fragment a on Party { ... on Customer { balance } ... on Party { id } }`;
    const customer = { number: '1', id: '1', balance: -5, status: 'OPEN', vip: true };
    expect(take(query, { customer })).toEqual({ customer });
  });

  test('without what was not asked, however deep', () => {
    const data = { customer: { id: '1', balance: 5, secret: 'x', __proto__: { status: 'OPEN' } }, ticket: {} };
    expect(take('{ customer { id } }', data)).toEqual({ customer: { id: '1' } });
  });

  test('by the type that the answer names', () => {
    const query = '{ any { __typename ... on Customer { balance } ... on Ticket { subject } } }';
    const ticket = { __typename: 'Ticket', subject: 'Lost parcel', balance: 7 };
    expect(take(query, { any: ticket })).toEqual({ any: { __typename: 'Ticket', subject: 'Lost parcel' } });
  });

  test('unless skipped, or not included, by variables and their defaults', () => {
    const query = `query ($yes: Boolean! = true, $no: Boolean!) {
      customer { id @include(if: $yes) balance @include(if: $no) status @skip(if: true) vip @skip(if: $no) }
    }`;
    expect(take(query, { customer: { id: '1', vip: null } }, { no: false })).toEqual({
      customer: { id: '1', vip: null },
    });
  });

  test('whatever a custom scalar holds', () => {
    const more = { nested: [1, { two: null }] };
    expect(take('{ customer { more } }', { customer: { more } })).toEqual({ customer: { more } });
  });

  test('for each representation by its own type, null where nothing was found', () => {
    const query = `query ($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on Customer { balance } ... on Ticket { subject } }
    }`;
    const representations = [{ __typename: 'Customer' }, { __typename: 'Ticket' }, { __typename: 'Customer' }];
    const _entities = [{ balance: 1 }, { subject: 'Lost' }, null];
    expect(take(query, { _entities }, { representations })).toEqual({ _entities });
  });
});

describe('an answer of another form is refused', () => {
  test.each<[string, unknown]>([
    ['{ customer { balance } }', { customer: { balance: 1.5 } }],
    ['{ customer { balance } }', { customer: { balance: '7' } }],
    ['{ customer { share } }', { customer: { share: '0.5' } }],
    ['{ customer { vip } }', { customer: { vip: 'yes' } }],
    ['{ customer { status } }', { customer: { status: 'LOST' } }],
    ['{ customer { tags } }', { customer: { tags: ['a'] } }],
    ['{ customer { tags } }', { customer: { tags: [['a'], null] } }],
    ['{ customer { id } }', { customer: {} }],
    ['{ customer { id } }', { customer: { id: null } }],
    ['{ customer { id } }', { customer: [] }],
    ['{ customer { id } }', { customer: { __typename: 'Ticket', id: '1' } }],
    ['{ customer { id } }', {}],
    ['{ customer { id } }', 'customer'],
    ['{ party { __typename id } }', { party: { __typename: 'Ticket', id: '1' } }],
    ['{ party { __typename id } }', { party: { __typename: 'Nothing', id: '1' } }],
    ['{ any { __typename } }', { any: {} }],
    ['{ any { __typename } }', { any: { __typename: 7 } }],
  ])('%s answered with %j', (query, data) => {
    expect(() => take(query, data)).toThrow(WrongShape);
  });
});

test('the fields that a failed fetch loses are told as the subgraph would have told them', () => {
  const rootFetch = withVariables(readFetch(schema, '{ customer { id } one: party { id } __typename }'), {});
  expect(lostFields(rootFetch)).toEqual([['customer'], ['one']]);
  const entities = readFetch(
    schema,
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Customer { balance vip } } }',
  );
  const representations = [{ __typename: 'Customer' }, { __typename: 'Ticket' }];
  expect(lostFields(withVariables(entities, { representations }))).toEqual([
    ['_entities', 0, 'balance'],
    ['_entities', 0, 'vip'],
  ]);
});
