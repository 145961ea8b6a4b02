import { setTimeout as rest } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { type DepartmentFeed, openFeed } from '../../subgraphs/identity/feeds.ts';
import { linkChanges } from '../../subgraphs/identity/link-changes.ts';
import type { LinkingRules } from '../../subgraphs/identity/resolution/engine/rules.ts';
import { openIdentityStore } from '../../subgraphs/identity/store/open.ts';
import { loggedError } from '../../subgraphs/kit/logged-error.ts';
import { departments, type IdentityConfig } from '../../subgraphs/subgraphs.ts';
import type { DepartmentName, Place } from '../config.ts';

export interface FollowingOptions {
  store: IdentityConfig;
  rules: LinkingRules;
  feeds: Record<DepartmentName, Place<{ databaseUrl: string }>>;
  /** Signs the calls to feeds that are read over HTTP. */
  secret?: string;
  logger: Logger;
}

export interface Following {
  /** Resolves when the batch in hand is taken in. */
  stop(): Promise<void>;
}

const restartMs = 1000;
const stopPatienceMs = 5000;

/** Links the departments' records as they change. */
export function startFollowing({ store, rules, feeds, secret, logger }: FollowingOptions): Following {
  const sources = departments.map(({ name }): DepartmentFeed => {
    const place = feeds[name];
    return 'at' in place ? { name, url: place.at, secret: secret ?? '' } : { name, ...place.here };
  });
  return 'databasePath' in store
    ? followOnThread(store.databasePath, rules, sources, logger)
    : followHere(store, rules, sources, logger);
}

/** SQLite blocks the thread it runs on. */
function followOnThread(
  identityDatabase: string,
  rules: LinkingRules,
  feeds: DepartmentFeed[],
  logger: Logger,
): Following {
  const stopping = new AbortController();
  let worker: Worker | undefined;
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const workerData = { identityDatabase, rules, departments: feeds, logLevel: logger.level };
      const running = new Worker(new URL('../../subgraphs/identity/worker.ts', import.meta.url), { workerData });
      worker = running;
      const exited = new Promise<void>((resolve) => running.once('exit', () => resolve()));
      running.on('error', (error) => logger.error({ error: loggedError(error) }, 'linking stopped; it starts again'));
      await exited;
      await pause(restartMs, stopping.signal);
    }
  };
  const ended = run();
  return {
    stop: async () => {
      stopping.abort();
      worker?.postMessage('stop');
      const impatience = setTimeout(() => worker?.terminate(), stopPatienceMs);
      await ended;
      clearTimeout(impatience);
    },
  };
}

/** A graph that answers over the network blocks nothing; it may come later than this process. */
function followHere(config: IdentityConfig, rules: LinkingRules, feeds: DepartmentFeed[], logger: Logger): Following {
  const stopping = new AbortController();
  const { signal } = stopping;
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await using opened = new AsyncDisposableStack();
        const store = await openIdentityStore(config);
        opened.defer(() => store.close());
        const sources = feeds.map((feed) => {
          const { source, close } = openFeed(feed);
          opened.defer(close);
          return source;
        });
        await linkChanges(rules, { store, sources, logger, signal });
      } catch (error) {
        logger.error({ error: loggedError(error) }, 'linking cannot start yet; trying again');
        await pause(restartMs, signal);
      }
    }
  };
  const ended = run();
  return {
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await rest(ms, undefined, { signal }).catch(() => {});
}
