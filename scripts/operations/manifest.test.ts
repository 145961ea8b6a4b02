import { createHash } from 'node:crypto';
import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { manifestOf, WrongDocuments } from './manifest.ts';

const schema = buildSchema(
  'type Query { customer(id: ID!): Customer } type Customer { id: ID! name: String } type Mutation { undo: ID }',
);

test('every operation is listed by name with the fragments that it uses, from whichever file', () => {
  const documents = [
    { path: 'b.graphql', text: 'query Caller($id: ID!) { customer(id: $id) { ...names } } mutation Back { undo }' },
    { path: 'a.graphql', text: 'fragment names on Customer { name } fragment unused on Customer { id }' },
  ];
  const caller =
    'query Caller($id: ID!) {\n  customer(id: $id) {\n    ...names\n  }\n}\n\nfragment names on Customer {\n  name\n}';
  const back = 'mutation Back {\n  undo\n}';
  const id = (body: string) => createHash('sha256').update(body).digest('hex');
  expect(manifestOf(documents, { schema })).toEqual({
    format: 'apollo-persisted-query-manifest',
    version: 1,
    operations: [
      { id: id(back), name: 'Back', type: 'mutation', body: back },
      { id: id(caller), name: 'Caller', type: 'query', body: caller },
    ],
  });
});

test('an operation comes before its fragments, and these by name, as in manifests that Apollo makes', () => {
  const documents = [
    { path: 'a.graphql', text: 'fragment z on Customer { ...a }' },
    { path: 'b.graphql', text: 'query Q { customer(id: "1") { ...z } } fragment a on Customer { id }' },
  ];
  const [operation] = manifestOf(documents, { schema }).operations;
  expect(operation?.body.match(/query \w|fragment \w/g)).toEqual(['query Q', 'fragment a', 'fragment z']);
});

test('a schema among the documents is passed over', () => {
  const documents = [
    { path: 'a.graphql', text: 'query A { customer(id: "1") { id } }' },
    { path: 'schema.graphql', text: 'type Query { customer(id: ID!): Customer } type Customer { id: ID! }' },
  ];
  expect(manifestOf(documents, { schema }).operations).toMatchObject([{ name: 'A' }]);
});

test('the type names that Apollo Client adds are added on demand', () => {
  const documents = [{ path: 'a.graphql', text: 'query A { customer(id: "1") { id } }' }];
  const [operation] = manifestOf(documents, { schema, typename: true }).operations;
  expect(operation?.body).toBe('query A {\n  customer(id: "1") {\n    id\n    __typename\n  }\n}');
});

test.each([
  ['{ customer(id: "1") { id } }', 'a.graphql: an operation has no name, and logs and clients find it by its name'],
  ['query A {', 'a.graphql:1:10: Syntax Error: Expected Name, found <EOF>.'],
  ['query A { customer(id: "1") { shoeSize } }', 'a.graphql:1:31: Cannot query field "shoeSize" on type "Customer".'],
  [
    'query A { customer(id: "1") { id } } query A { customer(id: "1") { id } }',
    'a.graphql:1:7: There can be only one operation named "A".',
  ],
])('the document %s is refused with its place and what is wrong', (text, message) => {
  const read = () => manifestOf([{ path: 'a.graphql', text }], { schema });
  expect(read).toThrow(new WrongDocuments(message));
});
