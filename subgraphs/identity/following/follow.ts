import { setTimeout } from 'node:timers/promises';
import type { ChangeSource } from '../../kit/change-feed.ts';
import { loggedError } from '../../kit/logged-error.ts';
import { FeedWatch } from './feed-watch.ts';
import type { FollowOptions } from './follow-options.ts';
import { Portion } from './portion.ts';
import { batchOf, keyOf, type ReadPage, readNextPage, standstill, stretchOf } from './read-page.ts';
import { SetAsideAgain } from './set-aside-again.ts';

/** A Neo4j that has just started takes so many in within a second, and stewards wait for no more. */
const defaultPageSize = 500;
const defaultPauseMs = 40;
const defaultShortFeedMs = 30_000;
const defaultBackoffMs = 250;
/** What is well again is noticed within this time. */
const longestBackoffMs = 5_000;

/**
 * Follows the departments' change feeds from where they were left, each on its own: one that fails is tried again with
 * growing pauses while the others go on, and a change that nothing helps with is set aside. Resolves when the signal aborts.
 */
export async function follow(options: FollowOptions): Promise<void> {
  await Promise.all(options.sources.map((source) => followOne(source, options)));
}

async function followOne(source: ChangeSource, options: FollowOptions): Promise<void> {
  const { logger, signal, pauseMs = defaultPauseMs, backoffMs = defaultBackoffMs } = options;
  const { department } = source;
  const portion = new Portion(options.pageSize ?? defaultPageSize);
  const watch = new FeedWatch(options.shortFeedMs ?? defaultShortFeedMs);
  const again = new SetAsideAgain(source, options);
  while (!signal.aborted) {
    let page: ReadPage | undefined;
    try {
      const read = await readNextPage(source, options.store, portion.size);
      if (watch.hasBegunAnew(read.place, read)) {
        await beginAnew(read, options);
        continue;
      }
      page = read;
      const began = performance.now();
      const caughtUp = await takePage(page, options);
      if (portion.failures > 0) logger.info({ department }, 'the change feed is followed again');
      portion.succeeded(page.changes.length, performance.now() - began);
      if (!caughtUp) continue;
      await again.trySome();
      await rest(pauseMs, signal);
    } catch (error) {
      const isPagesFault = page && portion.isSuspicious && (await isPageAtFault(page, error, options));
      const next = page && isPagesFault ? portion.suspect(page.changes.length) : portion.failed();
      const { failures } = portion;
      logger.warn({ department, failures, error: loggedError(error) }, 'the change feed could not be taken in');
      if (page && next === 'set aside') {
        portion.trust();
        await setAside(page, options);
      }
      if (next === 'again') await rest(Math.min(backoffMs * 2 ** (failures - 1), longestBackoffMs), signal);
    }
  }
}

/** Takes in the changes after the stored position, at most a page; true when nothing is left. */
export async function takeNextPage(source: ChangeSource, options: FollowOptions): Promise<boolean> {
  return takePage(await readNextPage(source, options.store, options.pageSize ?? defaultPageSize), options);
}

async function takePage(page: ReadPage, { resolver, logger }: FollowOptions): Promise<boolean> {
  const { department, place } = page;
  if (page.changes.length === 0) {
    if (page.afterId && place.entryId === null) await resolver.take(stretchOf(page));
    return true;
  }
  const batch = batchOf(page);
  const began = performance.now();
  const { applied } = await resolver.take(batch);
  const ms = Math.round(performance.now() - began);
  const changes = batch.changes.length;
  if (applied) {
    logger.debug({ department, position: page.last, changes, ms }, 'changes taken in');
    for (const { key, sequence } of batch.setAside ?? [])
      logger.error({ department, key, sequence }, 'a change cannot be read and is set aside');
  }
  return applied && page.caughtUp;
}

/** What was lost of the feed cannot be told from what is told anew under the same numbers. */
async function beginAnew({ department, place }: ReadPage, { resolver, logger }: FollowOptions): Promise<void> {
  const { position } = place;
  const { applied } = await resolver.take({ department, after: position, last: 0, changes: [] });
  if (applied) logger.warn({ department, position }, 'the change feed is not what it was: all of it is read again');
}

/**
 * Whether resolver and store would take a page in that says nothing: then it is this page that they cannot take. A store
 * without room may have some for that and none for a single change, which is not at fault; a smaller page may still fit.
 */
async function isPageAtFault(
  { department, place, changes }: ReadPage,
  error: unknown,
  { resolver, store }: FollowOptions,
): Promise<boolean> {
  if (store.isStoreFault(error) && changes.length <= 1) return false;
  try {
    return (await resolver.take(standstill(department, place))).applied;
  } catch {
    return false;
  }
}

/** Steps over a page of one change, which stays to be seen and to be tried again. */
async function setAside(page: ReadPage, { resolver, logger }: FollowOptions): Promise<void> {
  const { department, last } = page;
  const keys = batchOf(page).changes.map(keyOf);
  const setAside = keys.map((key) => ({ key, sequence: last, reason: 'FAILED' as const }));
  try {
    await resolver.take({ ...stretchOf(page), setAside });
    for (const { key, sequence } of setAside)
      logger.error({ department, key, sequence }, 'a change failed again and again and is set aside');
  } catch (error) {
    logger.warn({ department, error: loggedError(error) }, 'a change could not be set aside');
  }
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => {});
}
