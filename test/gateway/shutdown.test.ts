import { expect, test } from 'vitest';
import { answerEntities } from './answer-entities.ts';
import { startConstellation } from './constellation.ts';
import { slowUntilAborted } from './stand-ins.ts';

test('a request that is under way when the gateway closes is answered, and none after it', async () => {
  const started = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const house = await startConstellation({
    over: 'memory',
    instead: {
      name: 'billing',
      ready: async () => {},
      execute: async (call) => {
        started.resolve();
        await release.promise;
        return answerEntities(call, () => ({ billing: { recordIds: ['late'] } }));
      },
    },
  });
  const asked = house.ask('{ customer(id: "1") { billing { recordIds } } }');
  await started.promise;
  const closed = house.close();
  release.resolve();
  expect((await asked).body).toEqual({ data: { customer: { billing: { recordIds: ['late'] } } } });
  await closed;
  await expect(house.ask('{ __typename }')).rejects.toThrow('ECONNREFUSED');
});

test('a subgraph that hangs does not keep the gateway from closing', async () => {
  const started = Promise.withResolvers<void>();
  const house = await startConstellation({
    over: 'memory',
    subgraphTimeoutMs: 500,
    instead: {
      name: 'billing',
      ready: async () => {},
      execute: ({ signal }) => {
        started.resolve();
        return slowUntilAborted(signal);
      },
    },
  });
  const asked = house.ask('{ customer(id: "1") { id billing { recordIds } } }');
  await started.promise;
  await house.close();
  expect((await asked).body).toMatchObject({ data: { customer: { id: '1', billing: null } } });
});
