import { buildSchema, Kind, parse } from 'graphql';
import { expect, test } from 'vitest';
import { WrongShape } from '../answers/take.ts';
import { emptyData } from '../data.ts';
import { askKeys } from './asked-keys.ts';

const schema = buildSchema(`
  type Query { _entities: [_Entity]! }
  union _Entity = Customer | Ticket
  type Customer { id: ID! formerIds: [ID!]! name: String }
  type Ticket { number: Int! name: String }
`);
const keyFields = new Map([
  ['Customer', [{ name: 'id', formerly: 'formerIds' }]],
  ['Ticket', [{ name: 'number', formerly: undefined }]],
]);
const requires = ['__typename', 'id', 'number'].map((name) => ({ kind: 'Field' as const, name }));

function ask(selection: string) {
  const text = `{ _entities { ${selection} } }`;
  const document = parse(text);
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('no operation');
  const { query, check } = askKeys(document, operation, { text, requires, schema, keyFields });
  return {
    query: query.replaceAll(/\s+/g, ' '),
    check: (representation: object, entity: Record<string, unknown>) =>
      check(Object.assign(emptyData(), representation), entity),
  };
}

test('keys are asked for under names that nobody uses, unless the client asks for them anyway', () => {
  expect(ask('... on Customer { name } ... on Ticket { number }').query).toBe(
    '{ _entities { ... on Customer { name key__id: id key__formerIds: formerIds } ... on Ticket { number } } }',
  );
  expect(ask('... on Ticket { key__number: name }').query).toBe(
    '{ _entities { ... on Ticket { key__number: name key___number: number } } }',
  );
});

test('an entity with the key that was sent is taken, a number as well as a text', () => {
  const { check } = ask('... on Ticket { name }');
  check({ __typename: 'Ticket', number: 7 }, { key__number: 7 });
  check({ __typename: 'Ticket', number: 7 }, { key__number: '7' });
});

test('an entity that went by the key before is taken', () => {
  const { check } = ask('... on Customer { name }');
  check({ __typename: 'Customer', id: 'c_2' }, { key__id: 'c_1', key__formerIds: ['c_3', 'c_2'] });
});

test.each([
  { key__id: 'c_2', key__formerIds: [] },
  { key__id: 'c_2', key__formerIds: ['c_3'] },
  { key__id: 'c_2', key__formerIds: null },
  { key__id: null, key__formerIds: [] },
  { key__id: { id: 'c_1' } },
  {},
])('an entity with another key, or none, is not: %j', (entity) => {
  const { check } = ask('... on Customer { name }');
  expect(() => check({ __typename: 'Customer', id: 'c_1' }, entity)).toThrow(WrongShape);
});
