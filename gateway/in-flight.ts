/** A call that was begun longer ago may have read what has changed since: a later question begins its own. */
const joinableMs = 500;

interface SharedCall {
  answer: Promise<unknown>;
  controller: AbortController;
  begunAt: number;
  /** When the subgraph was told that nobody waits any longer. */
  endsAt: number;
  waiting: number;
}

/**
 * Calls that are under way, so that whoever asks the same again waits for the same answer. The call goes on until the
 * last of them has left.
 */
export class InFlight {
  readonly #calls = new Map<string, SharedCall>();

  /**
   * @param key must name the caller and everything that the answer depends on.
   * @param signal aborted when this one no longer waits.
   * @param timeoutMs how long this one would wait.
   */
  share(
    key: string,
    signal: AbortSignal,
    timeoutMs: number,
    begin: (signal: AbortSignal) => Promise<unknown>,
  ): Promise<unknown> {
    const call = this.#joinable(key, timeoutMs) ?? this.#begin(key, timeoutMs, begin);
    call.waiting += 1;
    const leave = () => {
      call.waiting -= 1;
      if (call.waiting > 0) return;
      this.#remove(key, call);
      call.controller.abort(signal.reason);
    };
    signal.addEventListener('abort', leave, { once: true });
    return call.answer;
  }

  /** Something has changed: what is under way may not know of it, and nobody else is to wait for that. */
  forget(): void {
    this.#calls.clear();
  }

  #joinable(key: string, timeoutMs: number): SharedCall | undefined {
    const call = this.#calls.get(key);
    if (!call) return undefined;
    const now = performance.now();
    return now - call.begunAt <= joinableMs && call.endsAt + joinableMs >= now + timeoutMs ? call : undefined;
  }

  #begin(key: string, timeoutMs: number, begin: (signal: AbortSignal) => Promise<unknown>): SharedCall {
    const controller = new AbortController();
    const begunAt = performance.now();
    const answer = begin(controller.signal);
    const call = { answer, controller, begunAt, endsAt: begunAt + timeoutMs, waiting: 0 };
    this.#calls.set(key, call);
    const remove = () => this.#remove(key, call);
    answer.then(remove, remove);
    return call;
  }

  #remove(key: string, call: SharedCall): void {
    if (this.#calls.get(key) === call) this.#calls.delete(key);
  }
}
