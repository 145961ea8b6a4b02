import type { LeaveSignal } from '../subgraphs/kit/leave-signal.ts';
import { Leaving } from '../subgraphs/kit/leaving.ts';
import { SubgraphFailure } from './calls/subgraph-endpoint.ts';

/** The time that one request of a client may take, all subgraph calls together. */
export interface Deadline {
  readonly hasEnded: boolean;
  remainingMs(): number;
  /** Calls back when it ends, unless the function that it returns is called before. */
  onEnd(listener: () => void): () => void;
  /** Ends it early: the client has its answer, or has left. */
  end(): void;
}

export function startDeadline(budgetMs: number): Deadline {
  const endsAt = performance.now() + budgetMs;
  const listeners = new Set<() => void>();
  let hasEnded = false;
  const end = () => {
    clearTimeout(timer);
    hasEnded = true;
    for (const listener of listeners) listener();
    listeners.clear();
  };
  const timer = setTimeout(end, budgetMs);
  return {
    get hasEnded() {
      return hasEnded;
    },
    remainingMs: () => Math.max(0, endsAt - performance.now()),
    onEnd: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end,
  };
}

/** For a call that has as long as its request. */
export const untilTheEnd = Number.POSITIVE_INFINITY;

/**
 * Calls a subgraph and stops waiting at its own timeout or at the request's deadline, whichever comes first, also when
 * the subgraph ignores that its signal is aborted.
 *
 * @throws SubgraphFailure SUBGRAPH_TIMEOUT or DEADLINE_EXCEEDED, or what the call throws.
 */
export function callWithin<Answer>(
  deadline: Deadline,
  timeoutMs: number,
  call: (signal: LeaveSignal, timeoutMs: number) => Promise<Answer>,
): Promise<Answer> {
  if (deadline.hasEnded) return Promise.reject(tooLate());
  return new Promise((resolve, reject) => {
    const leaving = new Leaving();
    const impatient = () => stopWaiting(new SubgraphFailure('SUBGRAPH_TIMEOUT', `no answer within ${timeoutMs} ms`));
    const timer = timeoutMs === untilTheEnd ? undefined : setTimeout(impatient, timeoutMs);
    const forget = deadline.onEnd(() => stopWaiting(tooLate()));
    const stopWatching = () => {
      leaving.settle();
      clearTimeout(timer);
      forget();
    };
    const stopWaiting = (failure: SubgraphFailure) => {
      clearTimeout(timer);
      reject(failure);
      leaving.abort(failure);
    };
    const answered = (answer: Answer) => {
      stopWatching();
      resolve(answer);
    };
    const failed = (error: unknown) => {
      stopWatching();
      reject(error);
    };
    try {
      call(leaving, Math.min(timeoutMs, deadline.remainingMs())).then(answered, failed);
    } catch (error) {
      failed(error);
    }
  });
}

/** @throws what `late` makes where the deadline comes before `made`, which is then nobody's. */
export function inTime<Made>(deadline: Deadline, made: Promise<Made>, late: () => Error): Promise<Made> {
  return new Promise((resolve, reject) => {
    const forget = deadline.onEnd(() => reject(late()));
    if (deadline.hasEnded) reject(late());
    made.finally(forget).then(resolve, reject);
  });
}

function tooLate(): SubgraphFailure {
  return new SubgraphFailure('DEADLINE_EXCEEDED', 'the deadline of the request came before the answer');
}
