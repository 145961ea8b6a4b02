import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pino from 'pino';
import { z } from 'zod';
import { openFeed } from '../../../subgraphs/identity/following/feeds.ts';
import { follow } from '../../../subgraphs/identity/following/follow.ts';
import { Resolver } from '../../../subgraphs/identity/linking/resolver.ts';
import { defaultRules } from '../../../subgraphs/identity/resolution/engine/rules.ts';
import { readModel } from '../../../subgraphs/identity/resolution/model/file.ts';
import { openEmbeddedStore } from '../../../subgraphs/identity/store/embedded.ts';
import { departments } from '../../../subgraphs/subgraphs.ts';
import { readTruth } from '../accuracy/sample-world-set.ts';
import { accuracyOf } from './learning.ts';

/** What one process measures that links whatever the departments have imported, as a house does; it prints a line of JSON. */
const { world, data, graph, model } = z
  .object({ world: z.string(), data: z.string(), graph: z.string(), model: z.string().nullable() })
  .parse(JSON.parse(process.argv[2] ?? ''));
const store = await openEmbeddedStore(join(data, graph), { writesOnThread: true });
const feeds = departments.map(({ name }) => openFeed({ name, databaseUrl: join(data, `${name}.sqlite`) }));
const sources = feeds.map(({ source }) => source);
const newest = await Promise.all(sources.map((source) => source.newest()));

async function isCaughtUp(): Promise<boolean> {
  const places = await store.feedPlaces();
  return sources.every(({ department }, index) => places.get(department)?.position === newest[index]);
}

const [began, cpu] = [performance.now(), process.cpuUsage()];
const resolver = new Resolver(store, { rules: model ? { ...defaultRules, model: readModel(model) } : defaultRules });
const stop = new AbortController();
const following = follow({ resolver, store, sources, logger: pino({ level: 'warn' }), signal: stop.signal });
while (!(await isCaughtUp())) await setTimeout(100);
const seconds = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(cpu);
stop.abort();
await following;
const accuracy = await accuracyOf(store, await readTruth(join(world, 'truth.csv')));
const figures = { records: resolver.records, seconds, cpuSeconds: (user + system) / 1e6, accuracy };
await Promise.all(feeds.map((feed) => feed.close()));
await store.close();
console.log(JSON.stringify({ ...figures, maxRssMb: process.resourceUsage().maxRSS / 1024 }));
