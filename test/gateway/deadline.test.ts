import { expect, test } from 'vitest';
import { startConstellation } from './constellation.ts';

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
