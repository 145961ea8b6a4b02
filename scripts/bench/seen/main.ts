import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { startGateway } from '../../../gateway/server.ts';
import type { SubgraphEndpoint } from '../../../gateway/subgraph-endpoint.ts';
import { departments, identity, startDepartmentEntry } from '../../../subgraphs/subgraphs.ts';
import { alignedTable } from '../../aligned-table.ts';
import { houseConfig } from '../../config.ts';
import { startHouse } from '../../house.ts';
import { showcase } from '../../sample-world/showcase.ts';
import { supergraphPath } from '../../schema/files.ts';
import { startTracing, type Tracing } from '../../tracing.ts';

// What it costs the gateway's process to see what it does: processor time of each request, one contender after the other in
// every round, so that whatever else the machine does meets all of them.
const { values } = parseArgs({
  options: {
    /** A checkout of the project before it could see anything; without it there is no such contender. */
    without: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
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
const log = pino(pino.destination({ dest: join(directory, 'log'), sync: true }));
const before: typeof startGateway | undefined =
  values.without && (await import(resolve(values.without, 'gateway/server.ts'))).startGateway;

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
  const found = new Map<string, { cpu: number[]; rate: number[] }>();
  const running = await Promise.all(
    contenders.map(async (contender) => ({
      ...contender,
      gateway: await contender.start({ ...config, supergraphPath, subgraphs, logger: contender.logger }),
    })),
  );
  for (let round = 0; round <= Number(values.rounds); round += 1)
    for (const { name, gateway, traced } of running) {
      const tracing = await startTracing(traced ? { endpoint, serviceName: 'bench', ratio: 1 } : undefined);
      const { cpu, rate } = await measure(gateway.url, tracing);
      const kept = found.get(name) ?? { cpu: [], rate: [] };
      // The first round warms up.
      if (round > 0) kept.cpu.push(cpu);
      if (round > 0) kept.rate.push(rate);
      found.set(name, kept);
    }
  for (const { gateway } of running) await gateway.close();
  const [first] = found.values();
  const least = median(first?.cpu ?? []);
  console.log(`\n${workload}`);
  console.log(
    alignedTable([
      ['', 'processor time, µs/request', 'more than the first', 'requests/s, median (min to max)'],
      ...[...found].map(([name, { cpu, rate }]) => [
        name,
        median(cpu).toFixed(0),
        `${((median(cpu) / least - 1) * 100).toFixed(1)} %`,
        `${median(rate).toFixed(0)} (${Math.min(...rate).toFixed(0)} to ${Math.max(...rate).toFixed(0)})`,
      ]),
    ]),
  );
}
load.kill();
for (const subgraph of real) if ('close' in subgraph && typeof subgraph.close === 'function') await subgraph.close();
rmSync(directory, { recursive: true });

async function measure(url: string, tracing: Tracing): Promise<{ cpu: number; rate: number }> {
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
