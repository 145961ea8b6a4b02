import type { ChangePage, FeedPlace } from '../../kit/change-feed.ts';
import { feedFound } from '../../kit/feed-place.ts';

/** Watches whether a feed is still the one that was read: its database may have been put back to an older state, or made anew. */
export class FeedWatch {
  readonly #patienceMs: number;
  #shortSince: number | undefined;

  /** @param patienceMs for so long a feed may end too early, as one that a replica tells that lags */
  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
  }

  /** Whether what was read from this place on is of another feed, or of one that has ended before it for longer than it may. */
  hasBegunAnew(place: FeedPlace, page: ChangePage, now = performance.now()): boolean {
    const found = feedFound(place, page);
    if (found === 'short') this.#shortSince ??= now;
    else this.#shortSince = undefined;
    return found === 'another' || (this.#shortSince !== undefined && now - this.#shortSince >= this.#patienceMs);
  }
}
