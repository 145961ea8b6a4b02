import { expect, test } from 'vitest';
import { composeFeatured } from './featured-supergraph.ts';
import { startBoth } from './two-gateways.ts';

/** Each field of which another one is required tells what its subgraph was told. */
test('a field is asked for when what it requires is known, where the stock gateway asks too early', async () => {
  const { stock, ours } = await startBoth(composeFeatured(), {
    names: ['catalogue', 'shipping', 'reviews', 'insight'],
    respond: async (subgraph, { variables }) => {
      const known = { __typename: 'Product', id: '1', key__id: '1' };
      const [told] = (variables?.representations ?? []) as Record<string, number>[];
      if (!told) return { data: { fastest: { ...known, freight: null } } };
      if (subgraph === 'catalogue')
        return { data: { _entities: [{ ...known, price: 3, weight: 4, size: { width: 5 } }] } };
      if (subgraph === 'shipping')
        return { data: { _entities: [{ ...known, freight: Number(told.price) * Number(told.weight) }] } };
      return { data: { _entities: [{ ...known, margin: Number(told.freight) + 100 }] } };
    },
  });
  for (const query of ['{ fastest { margin } }', '{ fastest { margin freight } }']) {
    expect((await ours({ query, variables: {} }, 0)).data).toMatchObject({ fastest: { margin: 112 } });
    expect((await stock({ query, variables: {} }, 0)).data).toMatchObject({ fastest: { margin: 100 } });
  }
});
