import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { writeSampleWorld } from '../../sample-world/sample-world.ts';
import { ended, startScript } from '../processes.ts';
import { importWorld } from './import-world.ts';
import { percentiles } from './percentiles.ts';

export interface ServingRow {
  what: string;
  requests: number;
  p50_ms: number;
  p95_ms: number;
  p99_ms: number;
}

const before = 500;
const loaded = 10_000;
const idleRequests = 1000;
const askedEveryMs = 10;
const fourDepartments = `query ($id: ID!) { customer(id: $id) {
  name marketing { asOf } sales { lastOrderAt } support { openTicketCount } billing { balance { amountMinor currency } } } }`;

/** How long the four-department query takes while nothing happens, and while four exports are imported and linked. */
export async function measureServing(seed: number): Promise<ServingRow[]> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-serving-'));
  const data = join(directory, 'data');
  const port = await freePort();
  const house = startScript('scripts/start.ts', [], data, { PORT: String(port), SAMPLE: 'none' });
  const url = `http://127.0.0.1:${port}/graphql`;
  try {
    await until(async () => Boolean(await ask(url, '{ __typename }', {}).catch(() => null)));
    const [small, large] = [join(directory, 'small'), join(directory, 'large')];
    await writeSampleWorld({ customers: before, seed, directory: small });
    await writeSampleWorld({ customers: loaded, seed, directory: large });
    await importWorld(small, data);
    await until(async () => (await countCustomers(url)) >= before * 0.9);
    const ids = await customerIds(url);
    const idle = await measure(url, ids, (asked) => asked < idleRequests);
    let isLoading = true;
    const importing = importWorld(large, data).then(async () => {
      await until(async () => (await countCustomers(url)) >= loaded * 0.9);
      isLoading = false;
    });
    const busy = await measure(url, ids, () => isLoading);
    await importing;
    return [
      { what: 'four-department query, idle', ...idle },
      { what: `four-department query while ${loaded} customers are imported and linked`, ...busy },
    ];
  } finally {
    house.kill('SIGTERM');
    await ended(house);
    rmSync(directory, { recursive: true, force: true });
  }
}

async function measure(
  url: string,
  ids: readonly string[],
  goOn: (asked: number) => boolean,
): Promise<Omit<ServingRow, 'what'>> {
  const latencies: number[] = [];
  for (let asked = 0; goOn(asked); asked++) {
    const began = performance.now();
    const { data } = await ask(url, fourDepartments, { id: ids[asked % ids.length] });
    if (!data.customer) throw new Error('a customer that was there did not answer');
    latencies.push(performance.now() - began);
    await setTimeout(askedEveryMs);
  }
  const { p50, p95, p99 } = percentiles(latencies);
  const rounded = (ms: number): number => Math.round(ms * 10) / 10;
  return { requests: latencies.length, p50_ms: rounded(p50), p95_ms: rounded(p95), p99_ms: rounded(p99) };
}

async function customerIds(url: string): Promise<string[]> {
  const { data } = await ask(url, '{ customers(first: 100) { edges { node { id } } } }', {});
  return data.customers.edges.map(({ node }: { node: { id: string } }) => node.id);
}

async function countCustomers(url: string): Promise<number> {
  const { data } = await ask(url, '{ customers(first: 1) { totalCount } }', {});
  return data.customers.totalCount;
}

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of the query that was asked.
async function ask(url: string, query: string, variables: Record<string, unknown>): Promise<{ data: any }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return response.json() as Promise<{ data: unknown }>;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 600_000; Date.now() < deadline; await setTimeout(200)) if (await isSo()) return;
  throw new Error('it did not come to that within ten minutes');
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
