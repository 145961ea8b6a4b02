/** Retries that may come in a burst, before calls have earned any. */
const most = 10;

/** Retries are a share of the calls, so that a subgraph that loses everything does not get twice the calls. */
export class RetryBudget {
  readonly #earned: number;
  #left = most;

  constructor(percent: number) {
    this.#earned = percent / 100;
  }

  earn(): void {
    if (this.#left < most) this.#left += this.#earned;
  }

  take(): boolean {
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
