import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { Resolver } from '../../../subgraphs/identity/linking/resolver.ts';
import type { RecordChange } from '../../../subgraphs/identity/resolution/changes.ts';
import { defaultRules } from '../../../subgraphs/identity/resolution/engine/rules.ts';
import { openEmbeddedStore } from '../../../subgraphs/identity/store/embedded.ts';
import { openNeo4jStore } from '../../../subgraphs/identity/store/neo4j.ts';
import { accuracyOf, learnModel, partiesOf } from './learning.ts';
import { percentiles } from './percentiles.ts';

const neo4j = z.object({ uri: z.string(), user: z.string(), password: z.string() });
const task = z
  .object({
    world: z.string(),
    store: z.union([z.object({ databasePath: z.string() }), z.object({ neo4j })]),
    /** Records taken in at once while the load is on. */
    batch: z.number().int(),
    /** Records that follow it as fast as they are taken, by so many senders of whom each waits for its own. */
    grouped: z.number().int(),
    senders: z.number().int(),
    /** Records that follow one strictly after the other. */
    single: z.number().int(),
    /** How many records a model is learned from first. */
    learnFrom: z.number().int(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));

/** What one process measures; the process that started it reads it as a line of JSON. */
const records = z.coerce.number().int().parse(process.argv[3]);
const learned = await learnModel(task.world, records, task.learnFrom);
const store =
  'neo4j' in task.store
    ? await openNeo4jStore(task.store.neo4j)
    : await openEmbeddedStore(task.store.databasePath, { writesOnThread: true });
const resolver = new Resolver(store, { rules: { ...defaultRules, model: learned.model } });
const department = 'bench';
let position = 0;

async function take(changes: RecordChange[]): Promise<void> {
  const { applied } = await resolver.take({ department, after: position, last: position + changes.length, changes });
  if (!applied) throw new Error('someone else wrote to the store that is measured');
  position += changes.length;
}

const lines = createInterface({ input: createReadStream(task.world), crlfDelay: Number.POSITIVE_INFINITY })[
  Symbol.asyncIterator
]();

async function read(count: number): Promise<RecordChange[]> {
  const changes: RecordChange[] = [];
  while (changes.length < count) {
    const { value, done } = await lines.next();
    if (done) break;
    changes.push({ type: 'upserted', record: JSON.parse(value).record });
  }
  return changes;
}

async function bulk(records: number): Promise<object> {
  const began = performance.now();
  const cpu = process.cpuUsage();
  await resolver.start();
  for (let left = records; left > 0; left -= task.batch) await take(await read(Math.min(task.batch, left)));
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { seconds, cpuSeconds: (user + system) / 1e6, maxRssMb: process.resourceUsage().maxRSS / 1024 };
}

/** Each sender hands in a record and waits until it can be found; what waits at one time is taken in together. */
async function grouped(changes: RecordChange[]): Promise<object> {
  const latencies: number[] = [];
  const began = performance.now();
  let waiting: { change: RecordChange; since: number; done: () => void }[] = [];
  const send = async (from: number): Promise<void> => {
    for (let n = from; n < changes.length; n += task.senders) {
      const change = changes[n];
      if (change) await new Promise<void>((done) => waiting.push({ change, since: performance.now(), done }));
    }
  };
  const senders = Promise.all(Array.from({ length: task.senders }, (_, n) => send(n)));
  while (waiting.length > 0) {
    const group = waiting;
    waiting = [];
    await take(group.map(({ change }) => change));
    for (const { since, done } of group) {
      latencies.push(performance.now() - since);
      done();
    }
    await new Promise(setImmediate);
  }
  await senders;
  return { seconds: (performance.now() - began) / 1000, ...percentiles(latencies) };
}

async function single(changes: RecordChange[]): Promise<object> {
  const latencies: number[] = [];
  const began = performance.now();
  for (const change of changes) {
    const since = performance.now();
    await take([change]);
    latencies.push(performance.now() - since);
  }
  return { seconds: (performance.now() - began) / 1000, ...percentiles(latencies) };
}

const figures = {
  learning: { seconds: learned.seconds },
  bulk: await bulk(records),
  grouped: await grouped(await read(task.grouped)),
  single: await single(await read(task.single)),
  accuracy: await accuracyOf(store, partiesOf(task.world)),
  proposals: await store.countProposals({}),
  alerts: await store.countAlerts(),
};
await store.close();
console.log(JSON.stringify(figures));
