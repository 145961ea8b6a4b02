import type { FetchNode } from '@apollo/query-planner';
import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { identifying } from './identifying.ts';
import { representing } from './representations.ts';

const supergraph = buildSchema(`
  type Query { best: Media }
  interface Media { id: ID! title: String }
  type Book implements Media { id: ID! title: String }
  type Film implements Media { id: ID! title: String }
`);
const isIdentified = identifying(
  buildSchema(
    `
    directive @key(fields: String!) repeatable on OBJECT
    type Query { best: Media }
    type Media @key(fields: "id") @key(fields: "shop { id } number") { id: ID! number: Int shop: Shop }
    type Shop { id: ID! }
  `,
  ),
);

test.each([
  [true, { __typename: 'Media', id: '1' }],
  [true, { __typename: 'Media', number: 1, shop: { id: '1' }, title: 'Emma' }],
  [false, { __typename: 'Media', number: 1, title: 'Emma' }],
  [false, { __typename: 'Media', title: 'Emma' }],
  [true, { __typename: 'Shop', title: 'of which no key is known' }],
])('it is %s that a subgraph can recognise %j', (expected, representation) => {
  expect(isIdentified(representation)).toBe(expected);
});

test('an object that is asked about only if it is of another type is not represented by what it would require', () => {
  const requires: FetchNode['requires'] = (['Book id', 'Media title'] as const).map((part) => {
    const [typeCondition = '', name = ''] = part.split(' ');
    const selections = ['__typename', name].map((field) => ({ kind: 'Field', name: field }) as const);
    return { kind: 'InlineFragment', typeCondition, selections };
  });
  const inputRewrites: FetchNode['inputRewrites'] = ['Book', 'Media'].map((typeName) => ({
    kind: 'ValueSetter',
    path: [`... on ${typeName}`, '__typename'],
    setValueTo: 'Media',
  }));
  const { represent } = representing(supergraph, { requires, inputRewrites }, isIdentified);
  const represented = ['Book', 'Film'].map((__typename) => represent({ __typename, id: '1', title: 'Emma' }));
  expect(represented).toEqual([{ __typename: 'Media', id: '1', title: 'Emma' }, undefined]);
});
