import { expect, test } from 'vitest';
import { type SubgraphEndpoint, SubgraphFailure } from '../../gateway/calls/subgraph-endpoint.ts';
import { startConstellation } from '../gateway/constellation.ts';
import { standIns } from '../gateway/stand-ins.ts';
import { question, wholeAnswer } from './sick-subgraph.ts';

const levels = { info: 30, warn: 40, error: 50 };
const circuitCalls = 5;

test('a circuit that opens, refuses many calls and closes says so once each, and the calls it refuses say nothing', async () => {
  const subgraph = failingBilling();
  const resilience = { billing: { circuitCalls, probeMs: 5 } };
  await using house = await startConstellation({ over: 'memory', instead: subgraph.endpoint, resilience });
  for (let asked = 0; asked < circuitCalls + 30; asked += 1) await house.ask(question);
  subgraph.heal();
  await expect.poll(async () => (await house.ask(question)).body, { interval: 1 }).toEqual(wholeAnswer);

  const about = house.logged.filter(({ subgraph: name, msg }) => name === 'billing' && /circuit/.test(String(msg)));
  const linesOfRequests = house.logged.filter(({ calls }) => JSON.stringify(calls)?.includes('SUBGRAPH_CIRCUIT_OPEN'));
  expect(about).toMatchObject([
    { level: levels.error, msg: 'billing fails too often: its circuit opened, and calls to it are refused' },
    { level: levels.warn, msg: 'billing answers: its circuit closed', refused: linesOfRequests.length },
  ]);
  expect(about[1]?.seconds).toBeGreaterThan(0);
  expect(linesOfRequests.length).toBeGreaterThanOrEqual(20);

  const errors = house.logged.filter(({ level, msg }) => level === levels.error && msg !== about[0]?.msg);
  expect(errors).toHaveLength(subgraph.failed());
  expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['SUBGRAPH_TIMEOUT']));
});

test('calls that are refused because too many wait say nothing in the log beside the lines of their requests', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const endpoint = { ...billing(), execute: () => promise.then(() => ({ data: {} })) };
  const resilience = { billing: { concurrency: 1, queue: 0 } };
  await using house = await startConstellation({ over: 'memory', instead: endpoint, resilience });
  const first = house.ask(question);
  await expect.poll(() => house.calls()).toBeGreaterThanOrEqual(5);
  const { body } = await house.ask(question.replace('"1"', '"2"'));
  expect(body).toMatchObject({ errors: [{ extensions: { code: 'SUBGRAPH_OVERLOADED' } }] });
  expect(house.logged.filter(({ level }) => level === levels.error)).toEqual([]);
  resolve();
  await first;
});

function billing(): SubgraphEndpoint {
  const found = standIns().find(({ name }) => name === 'billing');
  if (!found) throw new Error('there is no billing');
  return found;
}

/** Fails every call until it is healed. */
function failingBilling() {
  const well = billing();
  let isWell = false;
  let failed = 0;
  const endpoint: SubgraphEndpoint = {
    ...well,
    ready: () => (isWell ? Promise.resolve() : Promise.reject(new Error('not ready'))),
    execute: async (call) => {
      if (isWell) return well.execute(call);
      failed += 1;
      throw new SubgraphFailure('SUBGRAPH_TIMEOUT', 'as the test says');
    },
  };
  return {
    endpoint,
    heal: () => {
      isWell = true;
    },
    failed: () => failed,
  };
}
