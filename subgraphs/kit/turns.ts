/** How many may go on at once, and for how long before another may begin beside one. */
export interface TurnOptions {
  atOnce: number;
  longestMs: number;
}

/** Lets what is asked for begin in turn, the latest first: who floods waits for the end of the flood. */
export class Turns {
  readonly #options: TurnOptions;
  readonly #waiting = new Set<() => void>();
  #underWay = 0;

  constructor(options: TurnOptions) {
    this.#options = options;
  }

  /**
   * Calls `begin`, at once where there is room.
   *
   * @returns ends the turn, or the waiting for it
   */
  take(begin: () => void): () => void {
    let end = (): void => void this.#waiting.delete(start);
    const start = (): void => {
      this.#waiting.delete(start);
      this.#underWay += 1;
      const giveBack = (): void => {
        clearTimeout(longest);
        end = () => {};
        this.#underWay -= 1;
        this.#next();
      };
      const longest = setTimeout(giveBack, this.#options.longestMs).unref();
      end = giveBack;
      begin();
    };
    this.#waiting.add(start);
    this.#next();
    return () => end();
  }

  #next(): void {
    while (this.#underWay < this.#options.atOnce) {
      const latest = [...this.#waiting].at(-1);
      if (latest === undefined) return;
      latest();
    }
  }
}
