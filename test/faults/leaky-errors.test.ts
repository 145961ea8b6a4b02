import { expect, test } from 'vitest';
import { startConstellation } from '../gateway/constellation.ts';
import { behind } from './sick-subgraph.ts';

test('stack traces, statements and addresses in the errors of a subgraph stay inside', async () => {
  const closers: (() => Promise<void>)[] = [];
  const leaky = behind((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({
        data: { _entities: [null] },
        errors: [
          {
            message: 'select * from invoice failed at 10.0.0.7',
            path: ['_entities', 0],
            locations: [{ line: 1, column: 1 }],
            extensions: { code: 'DB_ERROR', stacktrace: ['at query (/srv/billing/db.ts:7:1)'], serviceName: 'spoofed' },
          },
        ],
      }),
    );
  });
  await using house = await startConstellation({
    over: 'memory',
    instead: await leaky('billing', (close) => closers.push(close)),
  });
  const { body } = await house.ask('{ customer(id: "1") { billing { recordIds } support { recordIds } } }');
  expect(body).toEqual({
    data: { customer: { billing: null, support: { recordIds: ['account:support-1'] } } },
    errors: [
      {
        message: 'billing is not available',
        path: ['customer', 'billing'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', serviceName: 'billing', requestId: 'request-1' },
      },
    ],
  });
  for (const close of closers) await close();
});
