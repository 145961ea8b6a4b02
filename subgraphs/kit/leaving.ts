import type { LeaveListener, LeaveSignal } from './leave-signal.ts';

/**
 * Controller and signal in one, for what happens several times in each request: an `AbortSignal` is an event target, dear to
 * make and to listen to. Once the answer is there it lets go of whoever listened, so that nothing old leads to what is newer.
 */
export class Leaving implements LeaveSignal {
  aborted = false;
  reason: unknown;
  #listeners: LeaveListener[] = [];

  abort(reason: unknown): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    const listeners = this.#listeners;
    this.#listeners = [];
    for (const listener of listeners) {
      if (typeof listener === 'function') listener();
      else listener.handleEvent();
    }
  }

  /** Nobody can leave any more: the answer is there. */
  settle(): void {
    this.#listeners = [];
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.reason;
  }

  addEventListener(_type: 'abort', listener: LeaveListener): void {
    this.#listeners.push(listener);
  }

  removeEventListener(_type: 'abort', listener: LeaveListener): void {
    this.#listeners = this.#listeners.filter((other) => other !== listener);
  }
}
