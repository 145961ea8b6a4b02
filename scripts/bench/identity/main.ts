import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startNeo4j } from '../../neo4j/neo4j.ts';
import { writeSampleWorld } from '../../sample-world/sample-world.ts';
import { choices, listOf, runBench, type Values, wholeNumber } from '../command-line.ts';
import { ended, runScript, startScript } from '../processes.ts';
import { importWorld } from './import-world.ts';
import { linkWithSplink } from './peers/splink.ts';
import type { Percentiles } from './percentiles.ts';
import { measureServing } from './serving.ts';

const usage = `npm run bench:identity -- [--records N[,N]] [--stores embedded[,neo4j]] [--peer PYTHON] [--feeds CUSTOMERS]
    [--serving] [--seed S] [--json FILE]

  --records  how many records are loaded before the stream (default 10000,100000)
  --stores   embedded, neo4j or both (default embedded)
  --peer     a Python that has splink installed: links the same worlds with Splink in the same run
  --feeds    have a sample world of so many customers imported, and link what the departments' feeds tell (embedded),
             by the shipped model and by one that is learned of it
  --serving  measure the four-department query while a bulk load runs, too
  --json     file to write the figures to`;

const options = {
  records: { type: 'string', default: '10000,100000' },
  stores: { type: 'string', default: 'embedded' },
  peer: { type: 'string' },
  feeds: { type: 'string' },
  serving: { type: 'boolean', default: false },
  seed: { type: 'string', default: '1' },
} as const;

const stores = ['embedded', 'neo4j'] as const;

function askedBy({ records, feeds, seed, ...values }: Values<typeof options>) {
  return {
    sizes: listOf(records).map((size) => wholeNumber('--records', size, 1000, 10_000_000)),
    stores: choices('--stores', values.stores, stores),
    customers: feeds === undefined ? null : wholeNumber('--feeds', feeds, 100, 1_000_000),
    seed: wholeNumber('--seed', seed, 0, 0xffff_ffff),
    ...{ peer: values.peer, serving: values.serving, json: values.json },
  };
}

interface Row {
  store: string;
  what: string;
  records: number;
  seconds: number;
  records_per_second: number;
  us_per_record: number;
  p50_ms?: number;
  p95_ms?: number;
  p99_ms?: number;
  cpu_seconds?: number;
  rss_mb?: number;
  store_mb?: number;
  precision?: number;
  recall?: number;
}

const streamed = 4000;
const learnFrom = 100_000;
const senders = 64;
const batches = { embedded: 50_000, neo4j: 2_000 };

type Asked = ReturnType<typeof askedBy>;

async function bench(asked: Asked): Promise<void> {
  const { sizes, stores, customers, seed, peer, json } = asked;
  const directory = mkdtempSync(join(tmpdir(), 'bench-identity-'));
  const rows: Row[] = [];
  try {
    for (const records of sizes) {
      const world = join(directory, `${records}.jsonl`);
      await writeWorld(records + 2 * streamed, seed, world);
      for (const store of stores) rows.push(...(await measure(store, records, world, directory)));
      rmSync(world);
      if (peer) rows.push(await measurePeer(peer, records, seed, join(directory, `${records}.csv`)));
    }
    if (customers !== null) rows.push(...(await measureFeeds(customers, seed, directory)));
    const serving = asked.serving ? await measureServing(seed) : [];
    console.table(rows);
    if (serving.length > 0) console.table(serving);
    if (json) writeFileSync(json, `${JSON.stringify([...rows, ...serving], null, 2)}\n`);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function writeWorld(records: number, seed: number, file: string): Promise<void> {
  const world = ['--records', String(records), '--seed', String(seed), '--file', file];
  await runScript('scripts/bench/identity/write-world.ts', world);
}

async function measurePeer(python: string, records: number, seed: number, table: string): Promise<Row> {
  await writeWorld(records, seed, table);
  const { seconds, precision, recall } = await linkWithSplink(python, table);
  rmSync(table);
  const found = { precision: rounded4(precision), recall: rounded4(recall) };
  return { ...row('splink', 'bulk, linked and not stored', records, seconds), ...found };
}

async function measure(
  store: (typeof stores)[number],
  records: number,
  world: string,
  directory: string,
): Promise<Row[]> {
  await using stack = new AsyncDisposableStack();
  const data = join(directory, `${store}-${records}`);
  const databasePath = `${data}.db`;
  let config: object = { databasePath };
  if (store === 'neo4j') {
    const server = await startNeo4j({ directory: data, port: 0 });
    stack.defer(() => server.stop());
    config = { neo4j: { uri: server.uri, user: server.user, password: server.password } };
  }
  const task = {
    world,
    store: config,
    batch: batches[store],
    grouped: streamed,
    senders,
    single: streamed,
    learnFrom,
  };
  const output = await runScript('scripts/bench/identity/load.ts', [JSON.stringify(task), String(records)]);
  const { learning, bulk, grouped, single, accuracy } = figures.parse(JSON.parse(output));
  const size = store === 'embedded' ? { store_mb: Math.round(statSync(databasePath).size / 1e6) } : {};
  const memory = { cpu_seconds: rounded(bulk.cpuSeconds), rss_mb: Math.round(bulk.maxRssMb), ...size };
  const found = { precision: rounded4(accuracy.precision), recall: rounded4(accuracy.recall) };
  const learned = Math.min(learnFrom, records);
  return [
    row(store, 'learning a model', learned, learning.seconds),
    { ...row(store, 'bulk', records, bulk.seconds), ...memory, ...found },
    {
      ...row(store, `stream, ${senders} senders, after ${records}`, streamed, grouped.seconds),
      ...latencies(grouped),
    },
    { ...row(store, `stream, one after the other, after ${records}`, streamed, single.seconds), ...latencies(single) },
  ];
}

/** By the shipped model, and then anew by one that is learned of what was linked. */
async function measureFeeds(customers: number, seed: number, directory: string): Promise<Row[]> {
  const [world, data, learned] = [join(directory, 'world'), join(directory, 'data'), join(directory, 'model.json')];
  await writeSampleWorld({ customers, seed, directory: world });
  await importWorld(world, data);
  const follow = async (what: string, graph: string, model: string | null): Promise<Row> => {
    const task = JSON.stringify({ world, data, graph, model });
    const figures = JSON.parse(await runScript('scripts/bench/identity/follow-feeds.ts', [task]));
    const { records, seconds, cpuSeconds, maxRssMb, accuracy } = feedFigures.parse(figures);
    return {
      ...row('embedded', `the feeds of ${customers} customers, ${what} model`, records, seconds),
      ...{ cpu_seconds: rounded(cpuSeconds), rss_mb: Math.round(maxRssMb) },
      ...{ precision: rounded4(accuracy.precision), recall: rounded4(accuracy.recall) },
    };
  };
  const shipped = await follow('shipped', 'identity.sqlite', null);
  const code = await ended(startScript('scripts/identity-train.ts', ['--out', learned], data));
  if (code !== 0) throw new Error(`learning a model ended with ${code}`);
  return [shipped, await follow('learned', 'learned.sqlite', learned)];
}

const feedFigures = z.object({
  records: z.number(),
  seconds: z.number(),
  cpuSeconds: z.number(),
  maxRssMb: z.number(),
  accuracy: z.object({ precision: z.number(), recall: z.number() }),
});
const stream = z.object({ seconds: z.number(), p50: z.number(), p95: z.number(), p99: z.number() });
const figures = z.object({
  learning: z.object({ seconds: z.number() }),
  accuracy: z.object({ precision: z.number(), recall: z.number() }),
  bulk: z.object({ seconds: z.number(), cpuSeconds: z.number(), maxRssMb: z.number() }),
  grouped: stream,
  single: stream,
});

function row(store: string, what: string, records: number, seconds: number): Row {
  return {
    ...{ store, what, records, seconds: rounded(seconds) },
    ...{ records_per_second: Math.round(records / seconds), us_per_record: rounded((1e6 * seconds) / records) },
  };
}

function latencies({ p50, p95, p99 }: Percentiles): Pick<Row, 'p50_ms' | 'p95_ms' | 'p99_ms'> {
  return { p50_ms: rounded(p50), p95_ms: rounded(p95), p99_ms: rounded(p99) };
}

function rounded4(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

await runBench({ usage, options }, (values) => {
  const asked = askedBy(values);
  return () => bench(asked);
});
