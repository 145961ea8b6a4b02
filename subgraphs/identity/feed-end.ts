import type { ChangeSource } from '../kit/change-feed.ts';

/** So often somebody looks where a feed ends that tells nothing new. */
const betweenLooksMs = 1000;

/** Watches whether a feed ends before the place to which it was read: its database was put back to an older state, or made anew. */
export class FeedEnd {
  readonly #source: ChangeSource;
  readonly #patienceMs: number;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #shortSince: number | undefined;

  /** @param patienceMs for so long a feed may end too early, as one that a replica tells that lags */
  constructor(source: ChangeSource, patienceMs: number) {
    this.#source = source;
    this.#patienceMs = patienceMs;
  }

  /** Whether it has ended before this place for longer than it may. */
  async isBefore(position: number, now = performance.now()): Promise<boolean> {
    if (now - this.#lookedAt < Math.min(betweenLooksMs, this.#patienceMs)) return false;
    this.#lookedAt = now;
    if ((await this.#source.newest()) >= position) this.#shortSince = undefined;
    else this.#shortSince ??= now;
    return this.#shortSince !== undefined && now - this.#shortSince >= this.#patienceMs;
  }
}
