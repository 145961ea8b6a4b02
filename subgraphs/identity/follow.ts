import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { ChangeSource } from '../kit/change-feed.ts';
import { loggedError } from '../kit/logged-error.ts';
import { FeedWatch } from './feed-watch.ts';
import { Portion } from './portion.ts';
import { batchOf, keyOf, placeIn, type ReadPage, readNextPage, standstill, stretchOf } from './read-page.ts';
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
  /** How long a feed may end before where it was read to; then all of it is read again. */
  shortFeedMs?: number;
  /** How long to rest after the first failure; after each further one twice as long. */
  backoffMs?: number;
}

const defaultPageSize = 2000;
const defaultPauseMs = 40;
const defaultShortFeedMs = 30_000;
const defaultBackoffMs = 250;
/** What is well again is noticed within this time. */
const longestBackoffMs = 5_000;
/** Of what was set aside, so much is tried again at a start: each may cost what it cost the last time. */
const mostTriedAgain = 100;

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
  let hasBegun = false;
  while (!signal.aborted) {
    let page: ReadPage | undefined;
    try {
      if (!hasBegun) await trySetAsideAgain(source, options);
      hasBegun = true;
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
      if (caughtUp) await rest(pauseMs, signal);
    } catch (error) {
      const isPagesFault = page && portion.isSuspicious && (await isStoreWell(page, options));
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

/** Whether resolver and store would take a page in that says nothing: then it is this page that they cannot take. */
async function isStoreWell({ department, place }: ReadPage, { resolver }: FollowOptions): Promise<boolean> {
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

/** The software may have learnt to take in what it could not when it ran last. */
async function trySetAsideAgain(source: ChangeSource, options: FollowOptions): Promise<void> {
  const { store, resolver, logger } = options;
  const { department } = source;
  // Where the feed stands is asked first: whoever takes in a newer change of a record moves it, and this is refused.
  const place = await placeIn(store, department);
  for (const { key, sequence } of await store.setAsideChanges({ department, limit: mostTriedAgain })) {
    const { changes } = await source.read(sequence - 1, 1);
    const again = changes.filter((change) => change.sequence === sequence);
    const told = batchOf({ department, place, last: place.position, caughtUp: true, changes: again });
    // A department's database that was put back gives its numbers to other records.
    const itsOwn = told.changes.filter((change) => keyOf(change) === key);
    if (itsOwn.length === 0) continue;
    try {
      await resolver.take({ ...standstill(department, place), changes: itsOwn });
      logger.info({ department, key, sequence }, 'a change that was set aside is taken in');
    } catch (error) {
      logger.warn({ department, key, sequence, error: loggedError(error) }, 'a change stays set aside');
    }
  }
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => {});
}
