import { once } from 'node:events';
import { connect } from 'node:net';
import { Client } from 'undici';
import { expect, test } from 'vitest';
import { answerEntities } from './answer-entities.ts';
import { startConstellation } from './constellation.ts';
import { slowUntilAborted } from './stand-ins.ts';
import { askUntilStopped } from './stop-under-load.ts';

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

test('a gateway told to stop says so to its load balancer, and answers whom that still sends', async () => {
  const house = await startConstellation({ over: 'memory', shutdownDelayMs: 1000 });
  const closed = house.close();
  expect(await house.get('/readyz')).toMatchObject({ status: 503, body: { status: 'stopping' } });
  expect(await house.get('/readyz?exclude=subgraphs')).toMatchObject({ status: 503, body: { status: 'stopping' } });
  expect(await house.get('/livez')).toMatchObject({ status: 200, body: { status: 'alive' } });
  expect((await house.ask('{ customer(id: "1") { id } }')).body).toEqual({ data: { customer: { id: '1' } } });
  await closed;
  await expect(house.get('/readyz')).rejects.toThrow('ECONNREFUSED');
});

test('a connection that was opened ahead and never used does not keep the gateway from closing', async () => {
  const house = await startConstellation({ over: 'memory', requestDeadlineMs: 600_000 });
  const unused = connect(Number(new URL(house.url).port), '127.0.0.1');
  await once(unused, 'connect');
  await house.ask('{ __typename }');
  await house.close();
});

test('while the last request is answered, a connection that is open already hears that the gateway stops', async () => {
  const started = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const instead = {
    name: 'billing',
    ready: async () => {},
    execute: async () => {
      started.resolve();
      await release.promise;
      return { data: { _entities: [{ billing: { recordIds: ['late'] } }] } };
    },
  };
  const house = await startConstellation({ over: 'memory', instead });
  const probe = new Client(new URL(house.url).origin, { pipelining: 1 });
  const readiness = async () => (await probe.request({ method: 'GET', path: '/readyz' })).statusCode;
  expect(await readiness()).toBe(200);
  const asked = house.ask('{ customer(id: "1") { billing { recordIds } } }');
  await started.promise;
  const closed = house.close();
  const told = readiness();
  expect(await told).toBe(503);
  release.resolve();
  expect((await asked).status).toBe(200);
  await closed;
  await probe.close();
});

test('what a client asks next, on the connection on which its stream has ended, is answered by a gateway that stops', async () => {
  const house = await startConstellation({ over: 'memory' });
  const client = new Client(new URL(house.url).origin, { pipelining: 1 });
  const query = 'subscription { customerChanged(ids: ["1"]) { eventId } }';
  const { body: stream } = await client.request({
    ...{ method: 'POST', path: '/graphql', body: JSON.stringify({ query }) },
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
  });
  await once(stream, 'readable');
  const next = client.request({ method: 'GET', path: '/readyz' });
  const closed = house.close();
  await stream.dump();
  expect((await next).statusCode).toBe(503);
  await closed;
  await client.close();
});

test.each(['memory', 'http'] as const)(
  'with subgraphs over %s, closing under load fails not one request',
  async (over) => {
    const house = await startConstellation({ over });
    let closed: Promise<void> | undefined;
    const answers = await askUntilStopped({
      url: house.url,
      query: '{ customer(id: "1") { id billing { recordIds } } }',
      answered: (count) => {
        if (count === 200) closed = house.close();
      },
    });
    await closed;
    const whole = {
      status: 200,
      body: { data: { customer: { id: '1', billing: { recordIds: ['account:billing-1'] } } } },
    };
    expect(answers.length).toBeGreaterThan(200);
    expect(answers).toEqual(answers.map(() => whole));
    await expect(house.ask('{ __typename }')).rejects.toThrow('ECONNREFUSED');
  },
  60_000,
);
