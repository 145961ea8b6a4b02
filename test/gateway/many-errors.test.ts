import { GraphQLError } from 'graphql';
import { expect, test } from 'vitest';
import { composeFeatured } from './differential/featured-supergraph.ts';
import { startBoth } from './differential/two-gateways.ts';

const many = 1000;

interface ManyErrors {
  products?: number;
  errors?: number;
}

async function shippingFails(
  errorOf: (index: number) => GraphQLError,
  { products: count = many, errors: told = count }: ManyErrors = {},
) {
  const products = Array.from({ length: count }, (_each, index) => ({
    ...{ __typename: 'Product', id: `${index}`, price: 1, weight: 1 },
  }));
  const errors = Array.from({ length: told }, (_each, index) => errorOf(index));
  const { ours } = await startBoth(composeFeatured(), {
    names: ['catalogue', 'shipping', 'reviews', 'insight'],
    respond: async (subgraph) => (subgraph === 'catalogue' ? { data: { products } } : { data: null, errors }),
  });
  const began = process.cpuUsage();
  const answer = await ours({ query: '{ products { freight handling { fee } } }', variables: {} }, 0);
  return { ...answer, took: process.cpuUsage(began).user / 1000 };
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

test('fifty thousand errors within one field are told once, and hold nobody up', async () => {
  const { errors, took } = await shippingFails(
    (index) => new GraphQLError('no', { path: ['_entities', 0, 'freight', index] }),
    { products: 1, errors: 50_000 },
  );
  expect(took).toBeLessThan(1000);
  expect(errors?.map(({ path }) => path)).toEqual([['products', 0, 'freight']]);
});

test('of more than two thousand fields that are lost the rest is told once, at its list', async () => {
  const { errors, took } = await shippingFails(
    (index) => new GraphQLError('no', { path: ['_entities', index, 'freight'], extensions: { code: 'NOT_FOUND' } }),
    { products: 10_000 },
  );
  expect(took).toBeLessThan(2000);
  expect(errors?.map(({ path }) => path)).toEqual([
    ...Array.from({ length: 2000 }, (_each, index) => ['products', index, 'freight']),
    ['products'],
  ]);
  expect(errors?.at(-1)).toMatchObject({ message: 'no', extensions: { code: 'NOT_FOUND', serviceName: 'shipping' } });
});
