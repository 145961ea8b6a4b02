/** After so many that went ahead of it nobody else does. */
const mostAhead = 16;

interface Waiting {
  begin(): Promise<void>;
  /** Whether others may go ahead of it, and how many more. */
  yields: number;
}

/**
 * One piece of work at a time, in the order in which they came. What somebody waits for goes ahead of what nobody does: a steward
 * waits for the batch in hand, and not for one of each feed that is behind.
 */
export class Turns {
  #isBusy = false;
  readonly #waiting: Waiting[] = [];

  run<T>(work: () => Promise<T>): Promise<T> {
    return this.#enter(work, mostAhead, this.#waiting.length);
  }

  runAhead<T>(work: () => Promise<T>): Promise<T> {
    const place = this.#waiting.findLastIndex(({ yields }) => yields === 0) + 1;
    for (const passed of this.#waiting.slice(place)) passed.yields -= 1;
    return this.#enter(work, 0, place);
  }

  #enter<T>(work: () => Promise<T>, yields: number, place: number): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    this.#waiting.splice(place, 0, { begin: () => work().then(resolve, reject), yields });
    if (!this.#isBusy) void this.#work();
    return promise;
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) await next.begin();
    this.#isBusy = false;
  }
}
