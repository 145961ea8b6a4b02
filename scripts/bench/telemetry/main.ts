import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import type { SubgraphEndpoint } from '../../../gateway/calls/subgraph-endpoint.ts';
import { startGateway } from '../../../gateway/server.ts';
import { departments, identity, startDepartmentEntry } from '../../../subgraphs/subgraphs.ts';
import { alignedTable } from '../../aligned-table.ts';
import { houseConfig } from '../../config.ts';
import { startHouse } from '../../house.ts';
import { openLog } from '../../log.ts';
import { showcase } from '../../sample-world/showcase.ts';
import { supergraphPath } from '../../schema/files.ts';
import { startTracing, type Tracing } from '../../tracing.ts';

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

const directory = mkdtempSync(join(tmpdir(), 'customer-graph-bench-'));
const config = houseConfig({ DATA_DIR: directory, PORT: '0' });
const silent = pino({ level: 'silent' });
const house = await startHouse(config, { logger: silent, sampleCustomers: 100 });
await house.sample;
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
await answered(house.url);
await house.close();

const real: SubgraphEndpoint[] = [];
for (const entry of departments) real.push(await startDepartmentEntry(entry, join(directory, `${entry.name}.sqlite`)));
real.push(await (await identity.load()).startIdentity({ databasePath: join(directory, 'identity.sqlite') }));

const load = fork(join(import.meta.dirname, 'load.ts'));
const [{ endpoint }] = await once(load, 'message');
const log = openLog('info', join(directory, 'log'));
const before: typeof startGateway | undefined =
  values.without && (await import(resolve(values.without, 'gateway/server.ts'))).startGateway;

const warmUp = 3;

interface Contender {
  name: string;
  start: typeof startGateway;
  logger: typeof log;
  traced?: boolean;
}

const contenders: Contender[] = [
  ...(before ? [{ name: 'without', start: before, logger: silent }] : []),
  { name: 'metrics', start: startGateway, logger: silent },
  { name: 'metrics and log', start: startGateway, logger: log },
  { name: 'metrics, log and traces', start: startGateway, logger: log, traced: true },
];

for (const [workload, subgraphs] of [
  ['departments over SQLite', real],
  ['departments that answer at once', real.map(atOnce)],
] as const) {
  const running = await Promise.all(
    contenders.map(async (contender) => ({
      ...contender,
      gateway: await contender.start({ ...config, supergraphPath, subgraphs, logger: contender.logger }),
      measured: [] as Measured[],
    })),
  );
  for (let round = -warmUp; round < Number(values.rounds); round += 1)
    for (const { gateway, traced, measured } of running) {
      const tracesTo = traced ? { endpoint, serviceName: 'bench', ratio: 1 } : undefined;
      const tracing = await startTracing(tracesTo, silent);
      const one = await measure(gateway.url, tracing);
      if (round >= 0) measured.push(one);
    }
  for (const { gateway } of running) await gateway.close();
  const [first] = running;
  // Each is compared with the first one of its own round, as the machine is not equally busy in all of them.
  const more = (measured: readonly Measured[], of: (one: Measured) => number) =>
    median(measured.map((one, round) => of(one) / of(first?.measured[round] ?? one)));
  console.log(`\n${workload}`);
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
load.kill();
for (const subgraph of real) if ('close' in subgraph && typeof subgraph.close === 'function') await subgraph.close();
rmSync(directory, { recursive: true });

interface Measured {
  /** Microseconds of processor time for each request, in this process. */
  cpu: number;
  rate: number;
}

async function measure(url: string, tracing: Tracing): Promise<Measured> {
  const seconds = Number(values.seconds);
  const startedAt = process.cpuUsage();
  load.send({ url, body: question, seconds });
  const [{ requests }] = await once(load, 'message');
  const { user, system } = process.cpuUsage(startedAt);
  await tracing.stop();
  return { cpu: (user + system) / requests, rate: requests / seconds };
}

/** The same subgraph, which remembers what it answered to each text, as all requests ask the same. */
function atOnce(subgraph: SubgraphEndpoint): SubgraphEndpoint {
  const answers = new Map<string, unknown>();
  return {
    name: subgraph.name,
    ready: () => subgraph.ready(),
    execute: async (call) => {
      const known = answers.get(call.query) ?? (await subgraph.execute(call));
      answers.set(call.query, known);
      return known;
    },
  };
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
