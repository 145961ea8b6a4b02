import type { FetchNode } from '@apollo/query-planner';
import { buildSchema, OperationTypeNode } from 'graphql';
import { describe, expect, test } from 'vitest';
import { type Data, emptyData } from '../data.ts';
import { prepareFetch } from '../fetch.ts';
import { type Question, questionOf } from '../representations/question.ts';
import { WrongShape } from './take.ts';

const schema = buildSchema(`
  type Query { _entities(representations: [_Any!]!): [_Entity]! customer: Customer party: Party any: Any }
  scalar _Any
  scalar Json
  union _Entity = Customer | Ticket
  union Any = Customer | Ticket
  interface Party { id: ID! }
  type Customer implements Party { id: ID! balance: Int status: Status tags: [[String!]!] more: Json share: Float vip: Boolean last: Ticket }
  type Ticket { id: ID! subject: String! }
  enum Status { OPEN CLOSED }
`);

const endpoint = { name: 'billing', execute: async () => null, ready: async () => {} };
const subgraph = { schema, endpoint, keyFields: new Map() };
const parts = { supergraphSchema: schema, supergraphVersion: '1', cacheHints: { types: new Map(), fields: new Map() } };

function ask(query: string, entities?: Data[]): Question {
  const node: FetchNode = {
    kind: 'Fetch',
    serviceName: 'billing',
    operation: query,
    operationName: undefined,
    operationKind: OperationTypeNode.QUERY,
    requires: entities && [
      { kind: 'Field', name: '__typename' },
      { kind: 'Field', name: 'id' },
    ],
  };
  const data = Object.assign(emptyData(), entities && { entities });
  const question = questionOf(prepareFetch(node, entities ? ['entities', '@'] : [], subgraph, parts), data);
  if (!question) throw new Error('there is nothing to ask');
  return question;
}

function take(query: string, data: unknown): unknown {
  return ask(query)
    .take(data)
    .map(([, taken]) => JSON.parse(JSON.stringify(taken)))[0];
}

const entity = (__typename: string, id: string) => Object.assign(emptyData(), { __typename, id });

const entitiesQuery = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on Customer { balance } ... on Ticket { subject } }
}`;

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

  test('whatever a custom scalar holds', () => {
    const more = { nested: [1, { two: null }] };
    expect(take('{ customer { more } }', { customer: { more } })).toEqual({ customer: { more } });
  });

  test('for each entity by its own type, and nothing where nothing was found', () => {
    const [customer, ticket, other] = [entity('Customer', '1'), entity('Ticket', '2'), entity('Customer', '3')];
    const data = { _entities: [{ balance: 1 }, { subject: 'Lost' }, null] };
    expect(ask(entitiesQuery, [customer, ticket, other]).take(data)).toEqual([
      [customer, { balance: 1 }, { __typename: 'Customer', id: '1' }],
      [ticket, { subject: 'Lost' }, { __typename: 'Ticket', id: '2' }],
    ]);
  });

  test('for every place that an entity has in the answer, though it is asked for once', () => {
    const [first, second] = [entity('Customer', '1'), entity('Customer', '1')];
    const question = ask(entitiesQuery, [first, second]);
    expect(question.representations).toEqual([{ __typename: 'Customer', id: '1' }]);
    const taken = question.take({ _entities: [{ balance: 1 }] });
    expect(taken.map(([object, answered]) => [object, answered])).toEqual([
      [first, { balance: 1 }],
      [second, { balance: 1 }],
    ]);
  });

  test('for each of these places apart, where objects are in it that others may complete', () => {
    const query = entitiesQuery.replace('balance', 'last { subject }');
    const question = ask(query, [entity('Customer', '1'), entity('Customer', '1')]);
    const [one, other] = question.take({ _entities: [{ last: { subject: 'Lost' } }] });
    expect(one?.[1]).toEqual({ last: { subject: 'Lost' } });
    expect(other?.[1]).toEqual(one?.[1]);
    expect(other?.[1].last).not.toBe(one?.[1].last);
  });
});

describe('an answer of another form is refused', () => {
  test.each<[string, unknown]>([
    ['{ customer { balance } }', { customer: { balance: 1.5 } }],
    ['{ customer { balance } }', { customer: { balance: '7' } }],
    ['{ customer { balance } }', { customer: { balance: 2 ** 31 } }],
    ['{ customer { share } }', { customer: { share: '0.5' } }],
    ['{ customer { share } }', JSON.parse('{ "customer": { "share": 1e999 } }')],
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

test('what a custom scalar holds so deep that it cannot be written is refused', () => {
  const more: unknown = JSON.parse(`${'['.repeat(9000)}${']'.repeat(9000)}`);
  expect(() => take('{ customer { more } }', { customer: { more } })).toThrow(WrongShape);
});

test.each(['1e999', '{"a":[-1e999]}'])('a number that JSON cannot write is no value of a custom scalar: %s', (json) => {
  expect(() => take('{ customer { more } }', { customer: { more: JSON.parse(json) } })).toThrow(WrongShape);
});

test('the fields that a failed fetch loses are told as the subgraph would have told them', () => {
  expect(ask('{ customer { id } one: party { id } __typename }').lost()).toEqual([['customer'], ['one']]);
  expect(ask(entitiesQuery, [entity('Ticket', '2'), entity('Customer', '1')]).lost()).toEqual([
    ['_entities', 0, 'subject'],
    ['_entities', 1, 'balance'],
  ]);
});
