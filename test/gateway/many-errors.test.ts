import { GraphQLError } from 'graphql';
import { expect, test } from 'vitest';
import { composeFeatured } from './differential/featured-supergraph.ts';
import { startBoth } from './differential/two-gateways.ts';

const many = 1000;

async function shippingFails(errorOf: (index: number) => GraphQLError) {
  const products = Array.from({ length: many }, (_each, index) => ({
    ...{ __typename: 'Product', id: `${index}`, price: 1, weight: 1 },
  }));
  const { ours } = await startBoth(composeFeatured(), {
    names: ['catalogue', 'shipping', 'reviews', 'insight'],
    respond: async (subgraph) =>
      subgraph === 'catalogue'
        ? { data: { products } }
        : { data: null, errors: products.map((_each, index) => errorOf(index)) },
  });
  const began = performance.now();
  const answer = await ours({ query: '{ products { freight handling { fee } } }', variables: {} }, 0);
  return { ...answer, took: performance.now() - began };
}

test.each([
  ['without paths', undefined],
  ['about entities that nobody asked for', (index: number) => ['_entities', many + index, 'freight']],
])('a thousand errors %s are told once for each field that is lost, and hold nobody up', async (_what, pathOf) => {
  const { errors, took } = await shippingFails((index) => new GraphQLError(`no ${index}`, { path: pathOf?.(index) }));
  expect(took).toBeLessThan(2000);
  expect(errors?.map(({ path }) => path)).toEqual(
    Array.from({ length: many }, (_each, index) => [
      ['products', index, 'freight'],
      ['products', index, 'handling'],
    ]).flat(),
  );
});

test('of several errors without a path the first that is for clients is told', async () => {
  const { errors } = await shippingFails(
    (index) => new GraphQLError(`no ${index}`, { extensions: index < 2 ? {} : { code: 'NOT_FOUND' } }),
  );
  expect(new Set(errors?.map(({ message, extensions }) => `${message} ${extensions.code}`))).toEqual(
    new Set(['no 2 NOT_FOUND']),
  );
});
