import { SubgraphFailure } from './subgraph-endpoint.ts';

/** The time that one request of a client may take, all subgraph calls together. */
export interface Deadline {
  /** Aborted when it ends. It is made when someone asks for it: most requests need none, and aborting one costs. */
  readonly signal: AbortSignal;
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
  let controller: AbortController | undefined;
  let hasEnded = false;
  const end = () => {
    clearTimeout(timer);
    hasEnded = true;
    controller?.abort();
    for (const listener of listeners) listener();
    listeners.clear();
  };
  const timer = setTimeout(end, budgetMs);
  return {
    get signal() {
      controller ??= new AbortController();
      if (hasEnded) controller.abort();
      return controller.signal;
    },
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

/**
 * Calls a subgraph and stops waiting at its own timeout or at the request's deadline, whichever comes first, also when
 * the subgraph ignores that its signal is aborted.
 *
 * @throws SubgraphFailure SUBGRAPH_TIMEOUT or DEADLINE_EXCEEDED, or what the call throws.
 */
export function callWithin<Answer>(
  deadline: Deadline,
  timeoutMs: number,
  call: (signal: AbortSignal, timeoutMs: number) => Promise<Answer>,
): Promise<Answer> {
  const controller = new AbortController();
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const stopWaiting = (failure: SubgraphFailure) => {
    reject(failure);
    controller.abort(failure);
  };
  const onDeadline = () =>
    stopWaiting(new SubgraphFailure('DEADLINE_EXCEEDED', 'the deadline of the request came before the answer'));
  if (deadline.hasEnded) {
    onDeadline();
    return promise;
  }
  const timer = setTimeout(
    () => stopWaiting(new SubgraphFailure('SUBGRAPH_TIMEOUT', `no answer within ${timeoutMs} ms`)),
    timeoutMs,
  );
  const forget = deadline.onEnd(onDeadline);
  const settled = () => {
    clearTimeout(timer);
    forget();
  };
  promise.then(settled, settled);
  called(() => call(controller.signal, Math.min(timeoutMs, deadline.remainingMs()))).then(resolve, reject);
  return promise;
}

async function called<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  return call();
}
