import type { ChangeSource } from '../../kit/change-feed.ts';
import { loggedError } from '../../kit/logged-error.ts';
import type { SetAsideQuery, StoredSetAsideChange } from '../store/set-aside.ts';
import type { FollowOptions } from './follow-options.ts';
import { batchOf, keyOf, placeIn, standstill } from './read-page.ts';

const defaultTryAgainMs = 60_000;
/** The feed is read on between so many, and after so long. */
const atOnce = 100;
const longestMs = 1000;
/** Each may cost again what it cost the last time, so no more than this part of the time goes into those that fail. */
const mostOfTheTime = 1 / 20;

/**
 * Tries the changes of one department again that were set aside: those that failed now and then, for what they failed of may be
 * gone, and those that could not be read once, for the software may have learnt to read them since it ran last.
 */
export class SetAsideAgain {
  readonly #source: ChangeSource;
  readonly #options: FollowOptions;
  #hasTriedAll = false;
  /** Where the round goes on that is under way. */
  #after: SetAsideQuery['after'];
  #dueAt = 0;
  #failedMs = 0;

  constructor(source: ChangeSource, options: FollowOptions) {
    this.#source = source;
    this.#options = options;
  }

  /** Tries some if it is time; what fails stays set aside. */
  async trySome(): Promise<void> {
    if (performance.now() < this.#dueAt) return;
    const { logger, store, signal } = this.#options;
    const { department } = this.#source;
    try {
      const reason = this.#hasTriedAll ? 'FAILED' : undefined;
      const some = await store.setAsideChanges({ department, reason, after: this.#after, limit: atOnce });
      const began = performance.now();
      for (const change of some) {
        if (signal.aborted || performance.now() - began > longestMs) return;
        await this.#try(change);
        this.#after = change;
      }
      if (some.length < atOnce) this.#endRound();
    } catch (error) {
      logger.warn({ department, error: loggedError(error) }, 'what was set aside could not be tried again');
      this.#endRound();
    }
  }

  #endRound(): void {
    const { tryAgainMs = defaultTryAgainMs } = this.#options;
    this.#hasTriedAll = true;
    this.#after = undefined;
    this.#dueAt = performance.now() + Math.max(tryAgainMs, this.#failedMs / mostOfTheTime);
    this.#failedMs = 0;
  }

  /** @throws when the feed cannot be read, or the store is at fault */
  async #try({ key, sequence }: StoredSetAsideChange): Promise<void> {
    const { store, resolver, logger } = this.#options;
    const { department } = this.#source;
    const began = performance.now();
    // Where the feed stands is asked first: whoever takes in a newer change of a record moves it, and this is refused.
    const place = await placeIn(store, department);
    const { changes } = await this.#source.read(sequence - 1, 1);
    const again = changes.filter((change) => change.sequence === sequence);
    const told = batchOf({ department, place, last: place.position, caughtUp: true, changes: again });
    // A department's database that was put back gives its numbers to other records.
    const itsOwn = told.changes.filter((change) => keyOf(change) === key);
    if (itsOwn.length === 0) return;
    try {
      const { applied } = await resolver.take({ ...standstill(department, place), changes: itsOwn });
      if (applied) logger.info({ department, key, sequence }, 'a change that was set aside is taken in');
    } catch (error) {
      if (store.isStoreFault(error)) throw error;
      this.#failedMs += performance.now() - began;
      logger.warn({ department, key, sequence, error: loggedError(error) }, 'a change stays set aside');
    }
  }
}
