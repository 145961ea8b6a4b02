import { setImmediate as endOfTurn } from 'node:timers/promises';
import { pino } from 'pino';
import { request } from 'undici';
import { expect, test, vi } from 'vitest';
import { httpSubgraph } from '../../gateway/calls/http-subgraph.ts';
import type { SubgraphEndpoint } from '../../gateway/calls/subgraph-endpoint.ts';
import type { LeaveSignal } from '../../subgraphs/kit/leave-signal.ts';
import { serveSubgraph } from '../../subgraphs/kit/server.ts';
import type { Subgraph } from '../../subgraphs/kit/subgraph.ts';
import { secret, startConstellation } from './constellation.ts';
import { everyone, slowUntilAborted, standIns } from './stand-ins.ts';

const question = '{ customer(id: "1") { marketing { slow } sales { slow } support { slow } billing { slow } } }';

/** A subgraph that takes long, and tells with which signal it was called. */
function slow(name: string): { subgraph: Subgraph; called: Promise<LeaveSignal> } {
  const well = standIns().find((standIn) => standIn.name === name);
  if (!well) throw new Error(`there is no ${name}`);
  const { promise: called, resolve } = Promise.withResolvers<LeaveSignal>();
  const execute: Subgraph['execute'] = async ({ signal }) => {
    if (signal) resolve(signal);
    await slowUntilAborted(signal);
    return { data: null };
  };
  return { subgraph: { ...well, execute }, called };
}

async function over(transport: 'memory' | 'http', subgraph: Subgraph): Promise<SubgraphEndpoint & AsyncDisposable> {
  if (transport === 'memory') return { ...subgraph, [Symbol.asyncDispose]: async () => {} };
  const logger = pino({ level: 'silent' });
  const server = await serveSubgraph(subgraph, { host: '127.0.0.1', port: 0, secret, logger });
  const endpoint = httpSubgraph({ name: subgraph.name, url: server.url, secret });
  const dispose = async () => {
    await endpoint.close();
    await server.close();
  };
  return { ...endpoint, [Symbol.asyncDispose]: dispose };
}

const places = (['memory', 'http'] as const).flatMap((transport) => everyone.map((name) => [name, transport] as const));

test.each(places)(
  '%s over %s is told to stop when the client leaves, nobody is asked after it, and nothing is told as an error',
  async (name, how) => {
    const { subgraph, called } = slow(name);
    await using endpoint = await over(how, subgraph);
    await using house = await startConstellation({ over: 'memory', instead: endpoint });
    const leaving = new AbortController();
    const asked = request(house.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: question }),
      signal: leaving.signal,
    });
    const signal = await called;
    // The others are called in the same turn.
    await endOfTurn();
    const calls = house.calls();
    expect(signal.aborted).toBe(false);
    leaving.abort();
    await expect(asked).rejects.toThrow();
    await vi.waitFor(() => expect(signal.aborted).toBe(true));
    // Another request comes and goes meanwhile, so what would still be asked has had its time.
    expect((await house.ask('{ __typename }')).status).toBe(200);
    expect(house.calls()).toBe(calls);
    // pino's number for an error is 50.
    expect(house.logged.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  },
);

test.each(places)('%s over %s is told to stop when the deadline of the request comes', async (name, how) => {
  const { subgraph, called } = slow(name);
  await using endpoint = await over(how, subgraph);
  await using house = await startConstellation({ over: 'memory', instead: endpoint, requestDeadlineMs: 300 });
  const { body } = await house.ask(question);
  expect(JSON.stringify(body)).toContain('DEADLINE_EXCEEDED');
  const signal = await called;
  await vi.waitFor(() => expect(signal.aborted).toBe(true));
});

test.each(['memory', 'http'] as const)('over %s a call has no more time than the request has left', async (how) => {
  const given = Promise.withResolvers<number>();
  const { subgraph } = slow('billing');
  await using endpoint = await over(how, subgraph);
  const listening: SubgraphEndpoint = {
    ...endpoint,
    execute: (call) => {
      given.resolve(call.timeoutMs);
      return endpoint.execute(call);
    },
  };
  await using house = await startConstellation({ over: 'memory', instead: listening, requestDeadlineMs: 400 });
  await house.ask('{ customer(id: "1") { billing { slow } } }');
  expect(await given.promise).toBeLessThanOrEqual(400);
});
