import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Change, ChangeSource } from '../../subgraphs/kit/change-feed.ts';
import { loggedError } from '../../subgraphs/kit/logged-error.ts';

export interface FeedFollower {
  start(): void;
  /** Resolves when nothing more will be taken. */
  stop(): Promise<void>;
  /** Resolves when the present end of the feed is known, or could not be asked for. */
  started(): Promise<void>;
  isUpToDate(): boolean;
}

export interface FeedFollowerOptions {
  /** What it throws is tried again; changes come in order, and none is left out. */
  take(changes: readonly Change[], signal: AbortSignal): Promise<void>;
  /** The feed is another one: its store was put back, or made anew, and nobody says what that has changed. */
  begunAnew(): void;
  pauseMs: number;
  logger: Logger;
}

const pageSize = 500;
const longestPauseMs = 1000;
/** A feed that was read to its end so long ago may have gone on. */
const freshMs = 1000;

/** Follows one feed from where it ends when it is started. */
export function feedFollower(
  source: ChangeSource,
  { take, begunAnew, pauseMs, logger }: FeedFollowerOptions,
): FeedFollower {
  const { department: subgraph } = source;
  let stopping: AbortController | undefined;
  let running: Promise<void> = Promise.resolve();
  let started = Promise.withResolvers<void>();
  let readToEndAt = Number.NEGATIVE_INFINITY;

  const follow = async (signal: AbortSignal): Promise<void> => {
    let position: number | undefined;
    let endSeenAt = performance.now();
    let failures = 0;
    while (!signal.aborted) {
      let pause = pauseMs;
      try {
        position ??= await unlessAborted(source.newest(), signal);
        started.resolve();
        const began = performance.now();
        const page = await unlessAborted(source.read(position, pageSize, { about: true }), signal);
        if (page.changes.length > 0 && !signal.aborted) await take(page.changes, signal);
        position = page.last;
        if (page.changes.length === 0 && began - endSeenAt >= freshMs) {
          endSeenAt = began;
          const newest = await unlessAborted(source.newest(), signal);
          if (newest < position) {
            logger.warn({ subgraph }, 'its changes have begun anew: all of it may be different');
            if (!signal.aborted) begunAnew();
            position = newest;
          }
        }
        if (page.caughtUp) readToEndAt = began;
        else pause = 0;
        if (failures > 0) logger.info({ subgraph }, 'its changes are followed again');
        failures = 0;
      } catch (error) {
        started.resolve();
        if (signal.aborted) return;
        if (failures === 0) logger.warn({ subgraph, error: loggedError(error) }, 'its changes cannot be followed');
        failures += 1;
        pause = Math.min(pauseMs * 2 ** failures, longestPauseMs);
      }
      await setTimeout(pause, undefined, { signal }).catch(() => {});
    }
  };

  return {
    start: () => {
      if (stopping) return;
      stopping = new AbortController();
      started = Promise.withResolvers<void>();
      const { signal } = stopping;
      running = running.then(() => follow(signal));
    },
    stop: () => {
      stopping?.abort();
      stopping = undefined;
      readToEndAt = Number.NEGATIVE_INFINITY;
      return running;
    },
    started: () => started.promise,
    isUpToDate: () => performance.now() - readToEndAt < freshMs,
  };
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
