import type { LeaveSignal } from '../../subgraphs/kit/leave-signal.ts';
import { Leaving } from '../../subgraphs/kit/leaving.ts';

/** A call that was begun longer ago may have read what has changed since: a later question begins its own. */
const joinableMs = 500;

interface SharedCall {
  key: string;
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
  #calls = emptyTable();

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
      this.#remove(call);
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
    const call = rowOf(this.#calls, key).findLast((one) => one.key === key);
    if (!call) return undefined;
    const now = performance.now();
    return now - call.begunAt <= joinableMs && call.endsAt + joinableMs >= now + timeoutMs ? call : undefined;
  }

  #begin(key: string, timeoutMs: number, begin: (signal: LeaveSignal) => Promise<unknown>): SharedCall {
    const leaving = new Leaving();
    const begunAt = performance.now();
    const answer = begin(leaving);
    const call = { key, answer, leaving, begunAt, endsAt: begunAt + timeoutMs, waiting: 0 };
    rowOf(this.#calls, key).push(call);
    const over = () => {
      this.#remove(call);
      leaving.settle();
    };
    answer.then(over, over);
    return call;
  }

  #remove(call: SharedCall): void {
    const row = rowOf(this.#calls, call.key);
    const at = row.indexOf(call);
    if (at >= 0) row.splice(at, 1);
  }
}

/**
 * No `Map`: one that is filled and emptied all the time leaves tables behind, each of which leads to the next and to the calls
 * that were in it, so that answers stay until a full garbage collection. That was a third of what a request took over HTTP.
 */
type CallTable = readonly SharedCall[][];

const rows = 256;
/** Keys end with what tells apart questions that are alike. */
const tellingLength = 12;

function emptyTable(): CallTable {
  return Array.from({ length: rows }, () => []);
}

function rowOf(calls: CallTable, key: string): SharedCall[] {
  let hash = key.length;
  for (let index = Math.max(0, key.length - tellingLength); index < key.length; index += 1)
    hash = (Math.imul(hash, 31) + key.charCodeAt(index)) | 0;
  return calls[hash & (rows - 1)] ?? [];
}
