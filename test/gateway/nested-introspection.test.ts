import { getIntrospectionQuery } from 'graphql';
import { expect, test } from 'vitest';
import { compose } from './compose.ts';
import { startBoth } from './differential/two-gateways.ts';

const supergraphSdl = compose({
  catalogue: `type Query { product: Product }
    type Product { name: String query: Query }
    type Mutation { rename: Product }`,
});

const asked: string[] = [];
const { ours } = await startBoth(supergraphSdl, {
  names: ['catalogue'],
  respond: async (_subgraph, { query }) => {
    asked.push(String(query));
    return { data: { product: { name: 'Lamp' } } };
  },
});

test.each([
  ['__schema', '{ product { query { __schema { queryType { name } } } } }'],
  ['__type', 'mutation { rename { query { ... { __type(name: "Product") { name } } } } }'],
  ['__schema', '{ ...S product { query { ...S } } } fragment S on Query { __schema { queryType { name } } }'],
])('%s within an object is refused, and no subgraph is asked: %s', async (field, query) => {
  await expect(ours({ query, variables: {} }, 0)).rejects.toMatchObject({
    message: `${field} is answered at the root of an operation only`,
    extensions: { code: 'OPERATION_NOT_PLANNABLE', http: { status: 400 } },
  });
  expect(asked).toEqual([]);
});

test('at the root it is answered, in fragments as well', async () => {
  const query = '{ ...S product { name } } fragment S on Query { __schema { queryType { name } } }';
  expect(await ours({ query, variables: {} }, 0)).toEqual({
    data: { __schema: { queryType: { name: 'Query' } }, product: { name: 'Lamp' } },
  });
});

test('it is answered with all that this version of GraphQL tells, as tools ask for it', async () => {
  const query = `query ($type: String!) {
    __type(name: $type) { ...T }
    ... on Query { schema: __schema { directives(includeDeprecated: true) { name isDeprecated } } }
  }
  fragment T on __Type { isOneOf inputFields { name } }`;
  const told = { data: { __type: { isOneOf: null, inputFields: null }, schema: { directives: expect.any(Array) } } };
  expect(await ours({ query, variables: { type: 'Product' } }, 0)).toEqual(told);
  expect(await ours({ query: getIntrospectionQuery({ oneOf: true }), variables: {} }, 0)).toMatchObject({
    data: { __schema: { queryType: { name: 'Query' } } },
  });
  const beside = `{ product { name } ${query.slice(query.indexOf('... on Query'))}`;
  expect(await ours({ query: beside.replace(/fragment .*$/s, ''), variables: {} }, 0)).toMatchObject({
    data: { product: { name: 'Lamp' }, schema: told.data.schema },
  });
});
