import { once } from 'node:events';
import { type DepartmentFeed, openFeed } from '../../subgraphs/identity/following/feeds.ts';
import { recordChange } from '../../subgraphs/identity/following/record-change.ts';
import { Resolver } from '../../subgraphs/identity/linking/resolver.ts';
import { openEmbeddedStore } from '../../subgraphs/identity/store/embedded.ts';
import type { IdentityStore } from '../../subgraphs/identity/store/identity-store.ts';
import { type IdentityConfig, openIdentityStore } from '../../subgraphs/identity/store/open.ts';

/** What the process is told as its one argument, in JSON. */
export interface WorkerTask {
  store: IdentityConfig;
  /** Taken in by turns, the first one first. */
  feeds: DepartmentFeed[];
  pageSize: number;
  /** Stands still, with its effects written and not committed, in so manieth batch that it takes. */
  stopsInBatch?: number;
}

/** What it says on its output, a line each. */
export type WorkerLine = 'ready' | 'in the middle of a batch' | 'took' | 'found taken';

const { store: config, feeds, pageSize, stopsInBatch }: WorkerTask = JSON.parse(process.argv[2] ?? '');
const say = (line: WorkerLine): void => console.log(line);

// As identity's own worker does.
const store = await ('databasePath' in config
  ? openEmbeddedStore(config.databasePath, { writesOnThread: true })
  : openIdentityStore(config));
const opened = feeds.map(openFeed);
const resolver = new Resolver(stopsInBatch ? stoppingIn(stopsInBatch, store) : store);
say('ready');
await once(process.stdin, 'data');

for (let waiting = [...opened]; waiting.length > 0; ) {
  const caughtUp: typeof waiting = [];
  for (const feed of waiting) if (await takePage(feed.source)) caughtUp.push(feed);
  waiting = waiting.filter((feed) => !caughtUp.includes(feed));
}
await Promise.all(opened.map(({ close }) => close()));
await store.close();
process.stdin.destroy();

/** Every page is delivered twice. True when the feed has nothing more. */
async function takePage({ department, read }: (typeof opened)[number]['source']): Promise<boolean> {
  const after = (await store.feedPlaces()).get(department)?.position ?? 0;
  const page = await read(after, pageSize);
  if (page.changes.length === 0) return true;
  const told = page.changes.flatMap((change) => recordChange(department, change) ?? []);
  const changes = told.filter((change) => change.type !== 'unreadable');
  const batch = { department, after, last: page.last, changes };
  for (const { applied } of await Promise.all([resolver.take(batch), resolver.take(batch)]))
    say(applied ? 'took' : 'found taken');
  return false;
}

function stoppingIn(batch: number, store: IdentityStore): IdentityStore {
  let written = 0;
  return {
    ...store,
    transact: (work) =>
      store.transact((transaction) =>
        work({
          ...transaction,
          write: async (effects) => {
            await transaction.write(effects);
            written += 1;
            if (written < batch) return;
            say('in the middle of a batch');
            await new Promise(() => {});
          },
        }),
      ),
  };
}
