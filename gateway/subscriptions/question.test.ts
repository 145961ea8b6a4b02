import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { questionOf } from './question.ts';
import { withSubscriptions } from './schema.ts';

const schema = withSubscriptions(
  buildSchema(`type Query { customer(id: ID!): Customer }
    type Customer { id: ID! orders(first: Int): [String!] }`),
);

function question(text: string, variables: Record<string, unknown> = {}) {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const [operation] = document.definitions;
  if (operation?.kind !== 'OperationDefinition') throw new Error('no operation');
  const { question: asked } = questionOf({ schema, document, operation, variables });
  expect(validate(schema, parse(asked.query))).toEqual([]);
  return asked;
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('a subscription', () => {
  it('is asked as a query for one customer, with the variables that it still needs', () => {
    const { ids, after, query, variablesFor } = question(
      `subscription Live($ids: [ID!]!, $after: ID, $first: Int) {
        live: customerChanged(ids: $ids, after: $after) { ...change }
      }
      fragment change on CustomerChanged { customer { ...orders } }
      fragment orders on Customer { orders(first: $first) }`,
      { ids: ['1', '2', '1'], after: 'e-1', first: 3 },
    );
    expect({ ids, after }).toEqual({ ids: ['1', '2'], after: 'e-1' });
    expect(plain(query)).toBe(
      plain(`query Live($first: Int, $changedCustomer: ID!) { ... { customer(id: $changedCustomer) { ...orders } } }
        fragment orders on Customer { orders(first: $first) }`),
    );
    expect(variablesFor('2')).toEqual({ first: 3, changedCustomer: '2' });
  });

  it('keeps conditions and aliases, and has the fields of the event where it asked for them', () => {
    const { query, answer } = question(
      `subscription ($changedCustomer: Boolean!) {
        customerChanged(ids: "1") {
          __typename at: eventId
          ... on CustomerChanged @include(if: $changedCustomer) { who: customer { id } }
          customerId @skip(if: $changedCustomer)
        }
      }`,
      { changedCustomer: true },
    );
    expect(plain(query)).toBe(
      plain(`query ($changedCustomer: Boolean!, $changedCustomer_: ID!) {
        __typename: __typename at: __typename
        ... @include(if: $changedCustomer) { who: customer(id: $changedCustomer_) { id } }
        customerId: __typename @skip(if: $changedCustomer)
      }`),
    );
    const errors = [{ message: 'no', path: ['who', 'id'], locations: [{ line: 1, column: 1 }] }];
    const answered = { data: { __typename: 'Query', at: 'Query', who: { id: '9' } }, errors };
    expect(answer(answered, { eventId: 'e-7', customerId: '1', changedIn: ['billing'] })).toEqual({
      data: { customerChanged: { __typename: 'CustomerChanged', at: 'e-7', who: { id: '9' } } },
      errors: [{ message: 'no', path: ['customerChanged', 'who', 'id'] }],
      extensions: { eventId: 'e-7' },
    });
  });

  it('needs no customer to be told that one changed', () => {
    const { query, variablesFor } = question('subscription { customerChanged(ids: ["1"]) { changedIn } }');
    expect(plain(query)).toBe('{ changedIn: __typename }');
    expect(variablesFor('1')).toEqual({});
  });

  it('is refused with a condition around its root field, or a variable of a wrong type', () => {
    expect(() => question('subscription { ... @include(if: true) { customerChanged(ids: "1") { eventId } } }')).toThrow(
      'takes no directives',
    );
    expect(() =>
      question('subscription ($ids: [ID!]!) { customerChanged(ids: $ids) { eventId } }', { ids: {} }),
    ).toThrow('$ids');
  });
});
