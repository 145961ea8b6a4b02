import type { LeaveSignal } from '../../subgraphs/kit/leave-signal.ts';
import { Leaving } from '../../subgraphs/kit/leaving.ts';
import type { Data } from '../execution/data.ts';
import type { Joining } from '../execution/joining.ts';
import { SubgraphFailure } from './subgraph-endpoint.ts';

/** What one request asks a subgraph. */
export interface AskedCall {
  query: string;
  variables: Data;
  /** Aborted when nobody waits any longer. */
  signal: LeaveSignal;
  /** Milliseconds that the answer is waited for. */
  timeoutMs: number;
}

export type MakeCall = (call: AskedCall) => Promise<unknown>;

/**
 * What several requests ask alike in one turn of the event loop goes out as one call, and each gets its own part of the
 * answer. Where no such part can be told, or a failure may be about what another one asked, each asks by itself.
 */
export class JoinedCalls {
  #open = new Map<string, Batch>();

  /** @param key must name the caller, and everything that the answer depends on and `joining` does not tell apart. */
  ask(key: string, joining: Joining, asked: AskedCall, make: MakeCall): Promise<unknown> {
    return (this.#open.get(key) ?? this.#begin(key, joining, make)).add(asked, make);
  }

  #begin(key: string, joining: Joining, make: MakeCall): Batch {
    const batch = new Batch(joining, make);
    const sameTurn = this.#open;
    sameTurn.set(key, batch);
    // One for each batch, so that it is sent in the trace of who began it.
    setImmediate(() => {
      if (this.#open === sameTurn) this.#open = new Map();
      batch.send();
    });
    return batch;
  }
}

interface Member {
  asked: AskedCall;
  /** Its own: a text goes out with the name of the operation that is in it. */
  make: MakeCall;
  resolve(answer: unknown): void;
  reject(reason: unknown): void;
}

class Batch {
  readonly #joining: Joining;
  readonly #make: MakeCall;
  readonly #members: Member[] = [];

  constructor(joining: Joining, make: MakeCall) {
    this.#joining = joining;
    this.#make = make;
  }

  add(asked: AskedCall, make: MakeCall): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#members.push({ asked, make, resolve, reject });
    });
  }

  send(): void {
    const { waiting = [], left = [] } = Object.groupBy(this.#members, ({ asked }) =>
      asked.signal.aborted ? 'left' : 'waiting',
    );
    for (const { asked, reject } of left) reject(asked.signal.reason);
    while (waiting.length > 0) {
      const fitting = waiting.length > 1 ? this.#joining.fitting(waiting.map(({ asked }) => asked.variables)) : 1;
      const [first, ...others] = waiting.splice(0, fitting);
      if (!first) return;
      void (others.length > 0 ? this.#askTogether([first, ...others]) : this.#askAlone(first));
    }
  }

  async #askAlone({ asked, make, resolve, reject }: Member): Promise<void> {
    try {
      asked.signal.throwIfAborted();
      resolve(await make(asked));
    } catch (error) {
      reject(error);
    }
  }

  async #askTogether(members: readonly Member[]): Promise<void> {
    const signal = untilAllHaveLeft(members);
    const timeoutMs = Math.max(...members.map(({ asked }) => asked.timeoutMs));
    const variables = members.map(({ asked }) => asked.variables);
    try {
      const answer = await this.#make({ ...this.#joining.join(variables), signal, timeoutMs });
      const parts = this.#joining.parts(answer, variables);
      members.forEach((member, index) => {
        if (parts) member.resolve(parts[index]);
        else void this.#askAlone(member);
      });
    } catch (error) {
      for (const member of members)
        if (isAboutTheWay(error)) member.reject(error);
        else void this.#askAlone(member);
    } finally {
      signal.settle();
    }
  }
}

function untilAllHaveLeft(members: readonly Member[]): Leaving {
  const leaving = new Leaving();
  let waiting = members.length;
  for (const { signal } of members.map(({ asked }) => asked))
    signal.addEventListener(
      'abort',
      () => {
        waiting -= 1;
        if (waiting === 0) leaving.abort(signal.reason);
      },
      { once: true },
    );
  return leaving;
}

/** Whatever had been asked, there would have been no answer. */
function isAboutTheWay(error: unknown): boolean {
  if (!(error instanceof SubgraphFailure)) return false;
  return error.isLost || (error.code !== 'SUBGRAPH_INVALID_RESPONSE' && error.code !== 'SUBGRAPH_UNAVAILABLE');
}
