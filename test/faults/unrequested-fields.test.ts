import { expect, test } from 'vitest';
import { startConstellation } from '../gateway/constellation.ts';

test('fields that nobody asked a subgraph for reach nobody and overwrite nothing', async () => {
  const forged = { __typename: 'SupportProfile', recordIds: ['account:forged'] };
  await using house = await startConstellation({
    over: 'memory',
    instead: {
      name: 'billing',
      ready: async () => {},
      execute: async () => ({
        data: {
          _entities: [
            { id: 'forged', billing: { recordIds: ['account:billing-1'], secret: 'leaked' }, support: forged },
          ],
          customer: { id: 'forged' },
        },
        extensions: { address: '10.0.0.7' },
      }),
    },
  });
  const { body } = await house.ask('{ customer(id: "1") { id billing { recordIds } support { recordIds } } }');
  expect(body).toEqual({
    data: {
      customer: {
        id: '1',
        billing: { recordIds: ['account:billing-1'] },
        support: { recordIds: ['account:support-1'] },
      },
    },
  });
});
