import type { LeaveSignal } from '../../subgraphs/kit/leave-signal.ts';
import type { ResilienceSettings } from './settings.ts';

/** Bounds how many calls are under way at the same time, and how many wait for their turn. */
export class Bulkhead {
  readonly #settings: Pick<ResilienceSettings, 'concurrency' | 'queue'>;
  readonly #waiting = new Set<() => void>();
  #active = 0;

  constructor(settings: Pick<ResilienceSettings, 'concurrency' | 'queue'>) {
    this.#settings = settings;
  }

  get active(): number {
    return this.#active;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /** Whether the call may begin at once. */
  enter(): boolean {
    if (this.#active >= this.#settings.concurrency) return false;
    this.#active += 1;
    return true;
  }

  /** Resolves when it is the call's turn, and rejects when nobody waits for it any more. Undefined when too many wait. */
  queue(signal: LeaveSignal): Promise<void> | undefined {
    if (this.#waiting.size >= this.#settings.queue) return undefined;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const leave = () => {
      this.#waiting.delete(begin);
      reject(signal.reason);
    };
    const begin = () => {
      signal.removeEventListener('abort', leave);
      resolve();
    };
    signal.addEventListener('abort', leave, { once: true });
    this.#waiting.add(begin);
    return promise;
  }

  /** A call is over: the next one has its place. */
  leave(): void {
    const next = this.#waiting.size > 0 ? this.#waiting.values().next().value : undefined;
    if (next) {
      this.#waiting.delete(next);
      next();
    } else this.#active -= 1;
  }
}
