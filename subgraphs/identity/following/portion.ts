/** What to do about a page that could not be taken in. */
export type NextTry =
  /** The same page again, after a pause. */
  | 'again'
  /** The first half of it, at once: something in the page may be at fault. */
  | 'smaller'
  /** The page is one change, and it is that change. */
  | 'set aside';

const failuresBeforeSuspicion = 3;
/** A feed that is far behind is taken in by larger and larger portions, or by smaller ones, until one takes about so long … */
const longestMs = 1000;
/** … within so many times the usual one and a part of it. */
const mostTimes = 32;
const leastPart = 4;

/**
 * How much of a feed is taken in at once: less of it where something fails again and again, down to the single change, so that
 * one bad record holds nobody up for long.
 */
export class Portion {
  readonly #usual: number;
  #size: number;
  #failures = 0;
  /** As many changes from here on have one among them that fails. */
  #suspects = 0;

  /** @param usual with how many to begin, before it is known how long they take */
  constructor(usual: number) {
    this.#usual = usual;
    this.#size = usual;
  }

  get size(): number {
    return this.#size;
  }

  /** In a row. */
  get failures(): number {
    return this.#failures;
  }

  /** Whether a failure more is one too many to blame chance. */
  get isSuspicious(): boolean {
    return this.#suspects > 0 || this.#failures + 1 >= failuresBeforeSuspicion;
  }

  /** @param ms how long it took; others wait as long for their turn */
  succeeded(changes: number, ms = longestMs): void {
    const isFull = changes >= this.#size;
    const wasSuspicious = this.#suspects > 0;
    this.#failures = 0;
    this.#suspects = Math.max(0, this.#suspects - changes);
    if (this.#suspects > 0) this.#size = Math.ceil(this.#suspects / 2);
    else if (!isFull || wasSuspicious) this.#size = this.#usual;
    else if (ms > longestMs) this.#size = Math.ceil(Math.max(this.#usual / leastPart, (this.#size * longestMs) / ms));
    else if (2 * ms <= longestMs) this.#size = Math.min(2 * this.#size, mostTimes * this.#usual);
  }

  failed(): NextTry {
    this.#failures += 1;
    // What is read in one page, and for how long, is bounded: it may have been too much.
    this.#size = Math.min(this.#size, this.#usual);
    return 'again';
  }

  /** So many changes failed once more, where others would not. */
  suspect(changes: number): NextTry {
    this.#failures += 1;
    if (changes <= 1) return 'set aside';
    this.#suspects = changes;
    this.#size = Math.ceil(changes / 2);
    return 'smaller';
  }

  /** What failed is out of the way. */
  trust(): void {
    this.#suspects = 0;
    this.#size = this.#usual;
  }
}
