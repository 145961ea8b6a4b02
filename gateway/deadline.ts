import { SubgraphFailure } from './subgraph-endpoint.ts';

/** The time that one request of a client may take, all subgraph calls together. */
export interface Deadline {
  readonly signal: AbortSignal;
  remainingMs(): number;
  /** Ends it early: the client has its answer, or has left. */
  end(): void;
}

export function startDeadline(budgetMs: number): Deadline {
  const controller = new AbortController();
  const endsAt = performance.now() + budgetMs;
  const end = () => {
    clearTimeout(timer);
    controller.abort();
  };
  const timer = setTimeout(end, budgetMs);
  return { signal: controller.signal, remainingMs: () => Math.max(0, endsAt - performance.now()), end };
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
  if (deadline.signal.aborted) {
    onDeadline();
    return promise;
  }
  const timer = setTimeout(
    () => stopWaiting(new SubgraphFailure('SUBGRAPH_TIMEOUT', `no answer within ${timeoutMs} ms`)),
    timeoutMs,
  );
  deadline.signal.addEventListener('abort', onDeadline, { once: true });
  const settled = () => {
    clearTimeout(timer);
    deadline.signal.removeEventListener('abort', onDeadline);
  };
  Promise.resolve()
    .then(() => call(controller.signal, Math.min(timeoutMs, deadline.remainingMs())))
    .then(resolve, reject);
  return promise.finally(settled);
}
