import { pino } from 'pino';
import { expect, test } from 'vitest';
import { httpSubgraph } from '../../gateway/http-subgraph.ts';
import { serveSubgraph } from '../../subgraphs/kit/server.ts';
import { secret, startConstellation } from '../gateway/constellation.ts';
import { standIns } from '../gateway/stand-ins.ts';

test('a subgraph that comes back answers the very next request', async () => {
  const logger = pino({ level: 'silent' });
  const billing = standIns().find(({ name }) => name === 'billing');
  if (!billing) throw new Error('no billing');
  const first = await serveSubgraph(billing, { host: '127.0.0.1', port: 0, secret, logger });
  const endpoint = httpSubgraph({ name: 'billing', url: first.url, secret });
  await using house = await startConstellation({ over: 'memory', instead: endpoint });
  const ask = async () => (await house.ask('{ customer(id: "1") { billing { __typename } } }')).body;
  const answered = { data: { customer: { billing: { __typename: 'BillingProfile' } } } };

  expect(await ask()).toEqual(answered);
  await first.close();
  expect(await ask()).toMatchObject({ data: { customer: { billing: null } } });
  const second = await serveSubgraph(billing, {
    host: '127.0.0.1',
    port: Number(new URL(first.url).port),
    secret,
    logger,
  });
  expect(await ask()).toEqual(answered);

  await endpoint.close();
  await second.close();
});
