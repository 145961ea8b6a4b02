import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { ChangePage, ChangeSource } from '../kit/change-feed.ts';
import { loggedError } from '../kit/logged-error.ts';
import { recordChange } from './record-change.ts';
import type { Resolver } from './resolver.ts';
import type { IdentityStore } from './store/identity-store.ts';

export interface FollowOptions {
  resolver: Resolver;
  store: IdentityStore;
  sources: readonly ChangeSource[];
  logger: Logger;
  /** Ends the following; the batch in hand is finished first. */
  signal: AbortSignal;
  /** Changes taken in at once. */
  pageSize?: number;
  /** How long to rest when there is nothing new. */
  pauseMs?: number;
}

const defaultPageSize = 2000;
const defaultPauseMs = 40;
const firstBackoffMs = 250;
const longestBackoffMs = 30_000;

/**
 * Follows the departments' change feeds from where they were left, each on its own: one that fails is tried again with
 * growing pauses while the others go on. Resolves when the signal aborts.
 */
export async function follow(options: FollowOptions): Promise<void> {
  await Promise.all(options.sources.map((source) => followOne(source, options)));
}

async function followOne(source: ChangeSource, options: FollowOptions): Promise<void> {
  const { logger, signal, pauseMs = defaultPauseMs } = options;
  const { department } = source;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const caughtUp = await takeNextPage(source, options);
      if (failures > 0) logger.info({ department }, 'the change feed is followed again');
      failures = 0;
      if (caughtUp) await rest(pauseMs, signal);
    } catch (error) {
      failures += 1;
      logger.warn({ department, failures, error: loggedError(error) }, 'the change feed could not be taken in');
      await rest(Math.min(firstBackoffMs * 2 ** (failures - 1), longestBackoffMs), signal);
    }
  }
}

/** Takes in the changes after the stored position, at most a page; true when nothing is left. */
export async function takeNextPage(source: ChangeSource, options: FollowOptions): Promise<boolean> {
  const { resolver, store, logger, pageSize = defaultPageSize } = options;
  const { department } = source;
  const after = (await store.feedPositions()).get(department) ?? 0;
  const page: ChangePage = await source.read(after, pageSize);
  if (page.changes.length === 0) return true;
  const changes = page.changes.flatMap((change) => recordChange(department, change) ?? []);
  const began = performance.now();
  const { applied } = await resolver.take({ department, after, last: page.last, changes });
  const ms = Math.round(performance.now() - began);
  if (applied) logger.debug({ department, position: page.last, changes: changes.length, ms }, 'changes taken in');
  return applied && page.caughtUp;
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => {});
}
