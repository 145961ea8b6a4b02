import type { LeaveSignal } from '../subgraphs/kit/leave-signal.ts';
import { Leaving } from './leaving.ts';

/** A call that was begun longer ago may have read what has changed since: a later question begins its own. */
const joinableMs = 500;

interface SharedCall {
  answer: Promise<unknown>;
  leaving: Leaving;
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
  /**
   * No `Map`: one that is filled and emptied all the time leaves tables behind, each of which leads to the next and to the calls
   * that were in it, so that answers stay until a full garbage collection. That was a third of what a request took over HTTP.
   */
  #calls: Record<string, SharedCall> = emptyTable();

  /**
   * @param key must name the caller and everything that the answer depends on.
   * @param signal aborted when this one no longer waits.
   * @param timeoutMs how long this one would wait.
   */
  share(
    key: string,
    signal: LeaveSignal,
    timeoutMs: number,
    begin: (signal: LeaveSignal) => Promise<unknown>,
  ): Promise<unknown> {
    const call = this.#joinable(key, timeoutMs) ?? this.#begin(key, timeoutMs, begin);
    call.waiting += 1;
    const leave = () => {
      call.waiting -= 1;
      if (call.waiting > 0) return;
      this.#remove(key, call);
      call.leaving.abort(signal.reason);
    };
    signal.addEventListener('abort', leave, { once: true });
    return call.answer;
  }

  /** Something has changed: what is under way may not know of it, and nobody else is to wait for that. */
  forget(): void {
    this.#calls = emptyTable();
  }

  #joinable(key: string, timeoutMs: number): SharedCall | undefined {
    const call = this.#calls[key];
    if (!call) return undefined;
    const now = performance.now();
    return now - call.begunAt <= joinableMs && call.endsAt + joinableMs >= now + timeoutMs ? call : undefined;
  }

  #begin(key: string, timeoutMs: number, begin: (signal: LeaveSignal) => Promise<unknown>): SharedCall {
    const leaving = new Leaving();
    const begunAt = performance.now();
    const answer = begin(leaving);
    const call = { answer, leaving, begunAt, endsAt: begunAt + timeoutMs, waiting: 0 };
    this.#calls[key] = call;
    const over = () => {
      this.#remove(key, call);
      leaving.settle();
    };
    answer.then(over, over);
    return call;
  }

  #remove(key: string, call: SharedCall): void {
    if (this.#calls[key] === call) delete this.#calls[key];
  }
}

function emptyTable(): Record<string, SharedCall> {
  return Object.create(null);
}
