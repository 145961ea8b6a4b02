import { setTimeout as rest } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Change, ChangeSource, FeedPlace } from '../../subgraphs/kit/change-feed.ts';
import { feedFound, placeAfter } from '../../subgraphs/kit/feed-place.ts';
import { loggedError } from '../../subgraphs/kit/logged-error.ts';

export interface FeedFollower {
  start(): void;
  /** Resolves when nothing more will be taken. */
  stop(): Promise<void>;
  /** Resolves when the present end of the feed is known, could not be asked for, or is not known after a while. */
  started(): Promise<void>;
  isUpToDate(): boolean;
}

export interface FeedFollowerOptions {
  /** What it throws is tried again; changes come in order, and none is left out. */
  take(changes: readonly Change[], signal: AbortSignal): Promise<void>;
  /**
   * Nobody says what has changed: the feed is another one, for its store was put back or made anew, or its end became known
   * only after `started` had resolved.
   */
  mayHaveMissed(): void;
  pauseMs: number;
  logger: Logger;
}

const pageSize = 100;
const longestPauseMs = 1000;
/** A feed that was read to its end so long ago may have gone on. */
const freshMs = 1000;
/** One that does not answer is not to keep anybody from what others tell. */
const startWithinMs = 1000;

/** Follows one feed from where it ends when it is started. */
export function feedFollower(
  source: ChangeSource,
  { take, mayHaveMissed, pauseMs, logger }: FeedFollowerOptions,
): FeedFollower {
  const { department: subgraph } = source;
  let stopping: AbortController | undefined;
  let running: Promise<void> = Promise.resolve();
  let beginning: Beginning | undefined;
  let readToEndAt = Number.NEGATIVE_INFINITY;

  /** The id of its last entry is known when it is read on. */
  const presentEnd = async (signal: AbortSignal): Promise<FeedPlace> => ({
    position: await unlessAborted(source.newest(), signal),
    entryId: null,
  });

  const follow = async (signal: AbortSignal, { isOver, end }: Beginning): Promise<void> => {
    let place: FeedPlace | undefined;
    let failures = 0;
    while (!signal.aborted) {
      let pause = pauseMs;
      try {
        if (place === undefined) {
          place = await presentEnd(signal);
          if (isOver() && !signal.aborted) mayHaveMissed();
          end();
        }
        const began = performance.now();
        const page = await unlessAborted(source.read(place.position, pageSize, { about: true }), signal);
        if (feedFound(place, page) !== 'same') {
          place = await presentEnd(signal);
          logger.warn({ subgraph }, 'its changes have begun anew: all of it may be different');
          if (!signal.aborted) mayHaveMissed();
        } else {
          if (page.changes.length > 0 && !signal.aborted) await take(page.changes, signal);
          place = placeAfter(place, page);
          if (page.caughtUp) readToEndAt = began;
          else pause = 0;
        }
        if (failures > 0) logger.info({ subgraph }, 'its changes are followed again');
        failures = 0;
      } catch (error) {
        end();
        if (signal.aborted) return;
        if (failures === 0) logger.warn({ subgraph, error: loggedError(error) }, 'its changes cannot be followed');
        failures += 1;
        pause = Math.min(pauseMs * 2 ** failures, longestPauseMs);
      }
      await rest(pause, undefined, { signal }).catch(() => {});
    }
  };

  return {
    start: () => {
      if (stopping) return;
      stopping = new AbortController();
      const { signal } = stopping;
      const begun = begin();
      beginning = begun;
      running = running.then(() => follow(signal, begun));
    },
    stop: () => {
      stopping?.abort();
      stopping = undefined;
      readToEndAt = Number.NEGATIVE_INFINITY;
      return running;
    },
    started: async () => beginning?.over,
    isUpToDate: () => performance.now() - readToEndAt < freshMs,
  };
}

interface Beginning {
  over: Promise<void>;
  isOver(): boolean;
  end(): void;
}

/** Is over after a while by itself. */
function begin(): Beginning {
  const { promise, resolve } = Promise.withResolvers<void>();
  let isOver = false;
  const end = (): void => {
    clearTimeout(timer);
    isOver = true;
    resolve();
  };
  const timer = setTimeout(end, startWithinMs).unref();
  return { over: promise, isOver: () => isOver, end };
}

/** A store that is gone may be asked for half a minute, and nobody is to wait for that. @throws once the signal aborts. */
function unlessAborted<Read>(reading: Promise<Read>, signal: AbortSignal): Promise<Read> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    reading.finally(() => signal.removeEventListener('abort', leave)).then(resolve, reject);
  });
}
