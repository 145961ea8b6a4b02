import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { alignedTable } from '../../aligned-table.ts';
import { houseConfig } from '../../config.ts';
import { startHouse } from '../../house.ts';
import { showcase } from '../../sample-world/showcase.ts';
import { forked, stop } from '../gateway/processes.ts';
import type { Setup } from './contender.ts';

// What it costs the gateway's process to see what it does: processor time of each request, one contender after the other in
// every round, so that whatever else the machine does meets all of them.
const { values } = parseArgs({
  options: {
    /** A checkout whose gateway watches nothing: `watchRequests` without its hook, `unwatched` as its `execution`. Without it there is no such contender. */
    without: { type: 'string' },
    rounds: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '1' },
  },
});

const query = `query Caller($email: String!) {
  customerBy(by: { email: $email }) {
    name
    marketing { preferredChannel engagements(first: 1) { edges { node { occurredAt title } } } }
    sales { lastOrderAt orderTotals { count total { amountMinor currency } } }
    support { openTicketCount tickets(first: 1) { edges { node { subject status } } } }
    billing { balance { amountMinor currency } lifetimeValue { amountMinor currency } }
  }
}`;
const question = JSON.stringify({ query, variables: { email: showcase.email } });
const warmUp = 3;

const directory = mkdtempSync(join(tmpdir(), 'customer-graph-bench-'));
const sample = join(directory, 'sample');
await makeSample();

const load = await forked<{ endpoint: string }>('../telemetry/load.ts', []);

interface Contender {
  name: string;
  setup: Omit<Setup, 'directory' | 'answersAtOnce'>;
}

const contenders: Contender[] = [
  ...(values.without ? [{ name: 'without', setup: { checkout: values.without, logs: false } }] : []),
  { name: 'metrics', setup: { logs: false } },
  { name: 'metrics and log', setup: { logs: true } },
  { name: 'metrics, log and traces', setup: { logs: true, tracesTo: load.message.endpoint } },
];

for (const answersAtOnce of [false, true]) {
  const running = await Promise.all(
    contenders.map(async ({ name, setup }) => {
      const own = join(directory, `${name}, ${answersAtOnce}`);
      cpSync(sample, own, { recursive: true });
      const whole: Setup = { ...setup, directory: own, answersAtOnce };
      const { child, message } = await forked<{ url: string }>('../telemetry/contender.ts', [JSON.stringify(whole)]);
      return { name, child, url: message.url, measured: [] as Measured[] };
    }),
  );
  for (let round = -warmUp; round < Number(values.rounds); round += 1)
    for (const { child, url, measured } of running) {
      const one = await measure(child, url);
      if (round >= 0) measured.push(one);
    }
  for (const { child } of running) await stop(child);
  const [first] = running;
  // Each is compared with the first one of its own round, as the machine is not equally busy in all of them.
  const more = (measured: readonly Measured[], of: (one: Measured) => number) =>
    median(measured.map((one, round) => of(one) / of(first?.measured[round] ?? one)));
  console.log(`\ndepartments ${answersAtOnce ? 'that answer at once' : 'over SQLite'}`);
  console.log(
    alignedTable([
      ['', 'processor time, µs/request', 'to the first', 'requests/s', 'to the first'],
      ...running.map(({ name, measured }) => [
        name,
        median(measured.map(({ cpu }) => cpu)).toFixed(0),
        more(measured, ({ cpu }) => cpu).toFixed(3),
        median(measured.map(({ rate }) => rate)).toFixed(0),
        more(measured, ({ rate }) => rate).toFixed(3),
      ]),
    ]),
  );
}
await stop(load.child);
rmSync(directory, { recursive: true });

interface Measured {
  /** Microseconds of processor time for each request, in the contender's process. */
  cpu: number;
  rate: number;
}

async function measure(contender: ChildProcess, url: string): Promise<Measured> {
  const seconds = Number(values.seconds);
  await told(contender, 'begin');
  const { requests } = await told<{ requests: number }>(load.child, { url, body: question, seconds });
  const { microseconds } = await told<{ microseconds: number }>(contender, 'end');
  return { cpu: microseconds / requests, rate: requests / seconds };
}

async function told<Answer>(process: ChildProcess, message: string | object): Promise<Answer> {
  process.send(message);
  const [answer] = await once(process, 'message');
  return answer;
}

/** The data of a house in which the question has its whole answer. */
async function makeSample(): Promise<void> {
  const house = await startHouse(houseConfig({ DATA_DIR: sample, PORT: '0' }), {
    logger: pino({ level: 'silent' }),
    sampleCustomers: 100,
  });
  await house.sample;
  await answered(house.url);
  await house.close();
}

async function answered(url: string): Promise<void> {
  for (;;) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: question,
    });
    if (/"lifetimeValue":\[\{/.test(await response.text())) return;
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
