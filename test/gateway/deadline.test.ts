import { request } from 'undici';
import { expect, test, vi } from 'vitest';
import { startConstellation } from './constellation.ts';
import { slowUntilAborted } from './stand-ins.ts';

test.each(['memory', 'http'] as const)('when the deadline comes, what is there over %s is answered', async (over) => {
  await using house = await startConstellation({ over, requestDeadlineMs: 700, subgraphTimeoutMs: 5000 });
  const { body } = await house.ask('{ customer(id: "1") { id billing { slow } support { recordIds } } }');
  expect(body).toEqual({
    data: { customer: { id: '1', billing: null, support: { recordIds: ['account:support-1'] } } },
    errors: [
      {
        message: 'billing did not answer before the deadline of the request',
        path: ['customer', 'billing'],
        extensions: { code: 'DEADLINE_EXCEEDED', serviceName: 'billing', requestId: 'request-1' },
      },
    ],
  });
});

test('a subgraph is told to stop when the client leaves', async () => {
  const started = Promise.withResolvers<AbortSignal>();
  await using house = await startConstellation({
    over: 'memory',
    instead: {
      name: 'billing',
      ready: async () => {},
      execute: async ({ signal }) => {
        started.resolve(signal);
        return slowUntilAborted(signal);
      },
    },
  });
  const leaving = new AbortController();
  const asked = request(house.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ customer(id: "1") { billing { slow } } }' }),
    signal: leaving.signal,
  });
  const signal = await started.promise;
  leaving.abort();
  await expect(asked).rejects.toThrow();
  await vi.waitFor(() => expect(signal.aborted).toBe(true));
});
