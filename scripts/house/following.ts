import { setTimeout as rest } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { type DepartmentFeed, openFeed } from '../../subgraphs/identity/following/feeds.ts';
import type { DeskLine } from '../../subgraphs/identity/linking/desk.ts';
import { deskIsOpen, deskOfThread } from '../../subgraphs/identity/linking/desk-thread.ts';
import { linkChanges } from '../../subgraphs/identity/linking/link-changes.ts';
import type { LinkingRules } from '../../subgraphs/identity/resolution/engine/rules.ts';
import type { Survivorship } from '../../subgraphs/identity/resolution/golden/survivorship.ts';
import type { LockWait } from '../../subgraphs/identity/store/neo4j/lock-wait.ts';
import { openIdentityStore } from '../../subgraphs/identity/store/open.ts';
import type { DepartmentName } from '../../subgraphs/kit/department-names.ts';
import { loggedError } from '../../subgraphs/kit/logged-error.ts';
import { departments, type IdentityConfig } from '../../subgraphs/subgraphs.ts';
import type { Place } from '../config.ts';

export interface FollowingOptions {
  store: IdentityConfig;
  rules: LinkingRules;
  survivorship: Survivorship;
  feeds: Record<DepartmentName, Place<{ databaseUrl: string }>>;
  /** Signs the calls to feeds that are read over HTTP. */
  secret?: string;
  logger: Logger;
  /** Connected to whoever links, for as long as they do. */
  desk: DeskLine;
  /** How long the batch in hand is waited for. */
  stopPatienceMs?: number;
}

export interface Following {
  /** Resolves when the batch in hand is taken in, or given up because that takes too long. */
  stop(): Promise<void>;
}

const restartMs = 1000;
const lockedOutMs = 5000;
const refusedMs = 30_000;
const usualStopPatienceMs = 5000;

/** Links the departments' records as they change. */
export function startFollowing({ store, feeds, secret, ...options }: FollowingOptions): Following {
  const sources = departments.map(({ name }): DepartmentFeed => {
    const place = feeds[name];
    return 'at' in place ? { name, url: place.at, secret: secret ?? '' } : { name, ...place.here };
  });
  return 'databasePath' in store
    ? followOnThread(store.databasePath, sources, options)
    : followHere(store, sources, options);
}

type Linking = Pick<FollowingOptions, 'rules' | 'survivorship' | 'logger' | 'desk' | 'stopPatienceMs'>;

/** SQLite blocks the thread it runs on. */
function followOnThread(
  identityDatabase: string,
  feeds: DepartmentFeed[],
  { rules, survivorship, logger, desk, stopPatienceMs = usualStopPatienceMs }: Linking,
): Following {
  const stopping = new AbortController();
  let worker: Worker | undefined;
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const workerData = { identityDatabase, rules, survivorship, departments: feeds, logLevel: logger.level };
      const running = new Worker(new URL('../../subgraphs/identity/linking/worker.ts', import.meta.url), {
        workerData,
      });
      worker = running;
      running.on('message', (message) => {
        if (message === deskIsOpen) desk.connect(deskOfThread(running));
      });
      const exited = new Promise<void>((resolve) => running.once('exit', () => resolve()));
      running.on('error', (error) => logger.error({ error: loggedError(error) }, 'linking stopped; it starts again'));
      await exited;
      desk.disconnect();
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
function followHere(
  config: IdentityConfig,
  feeds: DepartmentFeed[],
  { rules, survivorship, logger, desk, stopPatienceMs = usualStopPatienceMs }: Linking,
): Following {
  const stopping = new AbortController();
  const { signal } = stopping;
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await using opened = new AsyncDisposableStack();
        const store = await openIdentityStore(config, { patience: { onWait: (wait) => tellOfWait(wait, logger) } });
        opened.defer(() => store.close());
        const sources = feeds.map((feed) => {
          const { source, close } = openFeed(feed);
          opened.defer(close);
          return source;
        });
        opened.defer(() => desk.disconnect());
        await linkChanges(rules, {
          survivorship,
          store,
          sources,
          logger,
          signal,
          onLinked: (linked) => desk.connect(linked),
        });
      } catch (error) {
        logger.error({ error: loggedError(error) }, 'linking cannot start yet; trying again');
        await pause(restAfter(error), signal);
      }
    }
  };
  const ended = run();
  return {
    stop: async () => {
      stopping.abort();
      // A graph that is gone is asked again for half a minute; what it has not kept by now is taken in after the next start.
      const isOver = await Promise.race([ended.then(() => true), rest(stopPatienceMs, false, { ref: false })]);
      if (!isOver) logger.warn('the identity graph does not answer: the batch in hand is given up');
    },
  };
}

/**
 * How long to wait until Neo4j is asked again. It locks a user out for seconds whose password was wrong three times in a row, and
 * with it other processes, which have the right one: when a password is changed they start one after the other.
 */
export function restAfter(error: unknown): number {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'Neo.ClientError.Security.Unauthorized') return refusedMs;
  return code === 'Neo.ClientError.Security.AuthenticationRateLimit' ? lockedOutMs : restartMs;
}

function tellOfWait({ seconds, isEnded }: LockWait, logger: Logger): void {
  if (isEnded)
    logger.warn({ seconds }, 'another process held the lock of the identity graph and did nothing: it is ended');
  else logger.warn({ seconds }, 'linking waits for the lock of the identity graph, which another process holds');
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await rest(ms, undefined, { signal }).catch(() => {});
}
