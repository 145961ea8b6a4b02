import { parentPort, workerData } from 'node:worker_threads';
import pino from 'pino';
import { z } from 'zod';
import { giveWayALittle } from '../../kit/give-way.ts';
import { logDestination } from '../../kit/log-destination.ts';
import { openFeed } from '../following/feeds.ts';
import type { LinkingRules } from '../resolution/engine/rules.ts';
import type { Survivorship } from '../resolution/golden/survivorship.ts';
import { openEmbeddedStore } from '../store/embedded.ts';
import type { Desk } from './desk.ts';
import { answeringAt, type DeskRequest, deskIsOpen } from './desk-thread.ts';
import { linkChanges } from './link-changes.ts';

/**
 * The embedded engine blocks its thread while it works, so it follows the feeds on a thread of its own. What it imports imports of `graphql`
 * no more than its error: all of it would be a sixth of what this thread loads.
 */
const { identityDatabase, rules, survivorship, departments, logLevel } = z
  .object({
    identityDatabase: z.string(),
    /** Read and checked by whoever starts this thread, so that it links by the rules that are served. */
    rules: z.custom<LinkingRules>((given) => given !== undefined),
    survivorship: z.custom<Survivorship>((given) => given !== undefined),
    departments: z.array(
      z.union([
        z.object({ name: z.string(), databaseUrl: z.string() }),
        z.object({ name: z.string(), url: z.string(), secret: z.string() }),
      ]),
    ),
    logLevel: z.string().default('info'),
  })
  .parse(workerData);

const stop = new AbortController();
let answer: ReturnType<typeof answeringAt> | null = null;
parentPort?.on('message', (message: DeskRequest | 'stop') => {
  if (message === 'stop') stop.abort();
  else answer?.(message);
});
const open = (desk: Desk): void => {
  answer = answeringAt(desk, (reply) => parentPort?.postMessage(reply));
  parentPort?.postMessage(deskIsOpen);
};

giveWayALittle();
const store = await openEmbeddedStore(identityDatabase, { writesOnThread: true });
const feeds = departments.map(openFeed);
try {
  const sources = feeds.map(({ source }) => source);
  const logger = pino({ name: 'identity', level: logLevel }, logDestination({ dest: 1, sync: true }));
  await linkChanges(rules, { survivorship, store, sources, logger, signal: stop.signal, onLinked: open });
} finally {
  await Promise.all(feeds.map((feed) => feed.close()));
  await store.close();
  parentPort?.close();
}
