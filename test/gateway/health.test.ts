import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import { httpSubgraph } from '../../gateway/calls/http-subgraph.ts';
import type { SubgraphEndpoint } from '../../gateway/calls/subgraph-endpoint.ts';
import { SubgraphFailure } from '../../gateway/calls/subgraph-endpoint.ts';
import { serveSubgraph } from '../../subgraphs/kit/server.ts';
import { secret, startConstellation } from './constellation.ts';
import { standIns } from './stand-ins.ts';

const loaded = { loaded: true, version: expect.stringMatching(/^[0-9a-f]{12}$/), loadedAt: expect.any(String) };
const allReady = { identity: 'ready', marketing: 'ready', sales: 'ready', support: 'ready', billing: 'ready' };

test.each(['memory', 'http'] as const)('with every subgraph up over %s the gateway is ready', async (over) => {
  await using house = await startConstellation({ over });
  expect(await house.get('/livez')).toMatchObject({ status: 200, body: { status: 'alive' } });
  const { status, body } = await house.get('/readyz');
  expect({ status, body }).toEqual({
    status: 200,
    body: { status: 'ready', supergraph: loaded, subgraphs: allReady },
  });
});

const supportThatIsDown: SubgraphEndpoint = {
  name: 'support',
  execute: async () => ({ data: null }),
  ready: async () => {
    throw new Error('connect ECONNREFUSED 10.0.0.7:5432');
  },
};

test('a subgraph that is not ready is named, without saying where it runs', async () => {
  await using house = await startConstellation({ over: 'memory', instead: supportThatIsDown });
  const { status, body } = await house.get('/readyz');
  expect({ status, body }).toEqual({
    status: 503,
    body: { status: 'not ready', supergraph: loaded, subgraphs: { ...allReady, support: 'not ready' } },
  });
});

test('a subgraph that was given another secret is not ready, and the log says what to look at', async () => {
  const [billing] = standIns().filter(({ name }) => name === 'billing');
  if (!billing) throw new Error('there is no stand-in for billing');
  const logger = pino({ level: 'silent' });
  await using opened = new AsyncDisposableStack();
  const server = await serveSubgraph(billing, { host: '127.0.0.1', port: 0, secret: 'another secret', logger });
  opened.defer(server.close);
  const instead = httpSubgraph({ name: 'billing', url: server.url, secret });
  opened.defer(instead.close);
  await using house = await startConstellation({ over: 'memory', instead });
  const { status, body } = await house.get('/readyz');
  expect({ status, body }).toEqual({
    status: 503,
    body: { status: 'not ready', supergraph: loaded, subgraphs: { ...allReady, billing: 'not ready' } },
  });
  await house.ask('{ billingOwner }');
  expect(house.logged).toContainEqual(
    expect.objectContaining({
      msg: 'billing failed',
      error: expect.objectContaining({
        message:
          'answered with status 401: is this its address, are its GATEWAY_SECRET and its clock the same as here?',
      }),
    }),
  );
});

test('a subgraph that is not called because it failed too often is named, though it says that it is ready', async () => {
  await using house = await startConstellation({
    over: 'memory',
    instead: {
      name: 'billing',
      execute: async () => {
        throw new SubgraphFailure('SUBGRAPH_UNAVAILABLE', 'could not be reached', { isLost: true });
      },
      ready: async () => {},
    },
  });
  for (let asked = 0; asked < 20; asked += 1) await house.ask('{ billingOwner }');
  const { status, body } = await house.get('/readyz');
  expect({ status, body }).toEqual({
    status: 503,
    body: { status: 'not ready', supergraph: loaded, subgraphs: { ...allReady, billing: 'circuit open' } },
  });
});

test('a subgraph that says that it is ready again, and is tried with the next call, is ready', async () => {
  let isDown = true;
  await using house = await startConstellation({
    over: 'memory',
    instead: {
      name: 'billing',
      execute: async () => {
        if (isDown) throw new SubgraphFailure('SUBGRAPH_UNAVAILABLE', 'could not be reached', { isLost: true });
        return { data: { billingOwner: 'billing' } };
      },
      ready: async () => {
        if (isDown) throw new Error('not ready');
      },
    },
  });
  for (let asked = 0; asked < 20; asked += 1) await house.ask('{ billingOwner }');
  expect((await house.get('/readyz')).body).toMatchObject({ subgraphs: { billing: 'not ready' } });
  isDown = false;
  await vi.waitFor(async () => expect((await house.get('/readyz')).status).toBe(200), { timeout: 5000 });
  expect((await house.ask('{ billingOwner }')).body).toEqual({ data: { billingOwner: 'billing' } });
});

test('a subgraph that does not say whether it is ready does not hold up the answer', async () => {
  const instead = { name: 'billing', execute: async () => ({}), ready: () => new Promise<void>(() => {}) };
  await using house = await startConstellation({ over: 'memory', instead });
  const { status, body } = await house.get('/readyz');
  expect(status).toBe(503);
  expect(body).toMatchObject({ subgraphs: { ...allReady, billing: 'no answer in time' } });
});

test('however many want to know at once whether the house is ready, a subgraph is asked once', async () => {
  let asked = 0;
  const ready = () => {
    asked += 1;
    return new Promise<void>(() => {});
  };
  await using house = await startConstellation({
    over: 'memory',
    instead: { name: 'billing', execute: async () => ({}), ready },
  });
  const told = await Promise.all(Array.from({ length: 20 }, () => house.get('/readyz')));
  expect(told.map(({ body }) => body)).toEqual(
    told.map(() => ({
      status: 'not ready',
      supergraph: loaded,
      subgraphs: { ...allReady, billing: 'no answer in time' },
    })),
  );
  expect(asked).toBe(1);
  await house.get('/readyz');
  expect(asked).toBe(2);
});

test('an address that does not exist is answered with a hint', async () => {
  await using house = await startConstellation({ over: 'memory' });
  expect(await house.get('/grahpql', { 'x-request-id': 'request-1' })).toMatchObject({
    status: 404,
    body: {
      errors: [
        {
          message: 'there is nothing here; operations go to POST /graphql',
          extensions: { code: 'NOT_FOUND', requestId: 'request-1' },
        },
      ],
    },
  });
});

test('a load balancer keeps a gateway whose department is down', async () => {
  await using house = await startConstellation({ over: 'memory', instead: supportThatIsDown });
  const { status, body } = await house.get('/readyz?exclude=subgraphs');
  expect({ status, body }).toEqual({ status: 200, body: { status: 'ready', supergraph: loaded, subgraphs: {} } });
});
