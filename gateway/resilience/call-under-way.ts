import { type SubgraphCall, type SubgraphEndpoint, SubgraphFailure } from '../calls/subgraph-endpoint.ts';
import type { Bulkhead } from './bulkhead.ts';
import type { Circuit, Outcome } from './circuit.ts';
import type { RetryBudget } from './retry-budget.ts';

/** What the calls of one subgraph share. */
export interface Parts {
  subgraph: SubgraphEndpoint;
  circuit: Circuit;
  bulkhead: Bulkhead;
  budget: RetryBudget;
  retried: number;
}

/** One object for each call and no closure more than needed: this is where every call of every request passes. */
export class CallUnderWay {
  readonly #parts: Parts;
  readonly #call: SubgraphCall;
  readonly #period: number;
  #isOver = false;

  constructor(parts: Parts, call: SubgraphCall, period: number) {
    this.#parts = parts;
    this.#call = call;
    this.#period = period;
  }

  async answer(): Promise<unknown> {
    const { subgraph, budget } = this.#parts;
    if (this.#call.signal.aborted) {
      this.#end('unknown');
      throw this.#call.signal.reason;
    }
    this.#call.signal.addEventListener('abort', this);
    budget.earn();
    try {
      const answer = await subgraph.execute(this.#call);
      this.#end('well');
      return answer;
    } catch (error) {
      if (!this.#isLostAndWorthAnother(error)) {
        this.#end(outcomeOf(error));
        throw error;
      }
    }
    return this.#again();
  }

  /** Nobody waits any more: the call is over even when the subgraph does not notice. */
  handleEvent(): void {
    const { reason } = this.#call.signal;
    this.#end(reason instanceof SubgraphFailure ? outcomeOf(reason) : 'unknown');
  }

  async #again(): Promise<unknown> {
    this.#parts.retried += 1;
    try {
      const answer = await this.#parts.subgraph.execute(this.#call);
      this.#end('well');
      return answer;
    } catch (error) {
      this.#end(outcomeOf(error));
      throw error;
    }
  }

  #isLostAndWorthAnother(error: unknown): boolean {
    const { isRepeatable, signal } = this.#call;
    const isLost = error instanceof SubgraphFailure && error.isLost;
    return isLost && isRepeatable && !signal.aborted && this.#parts.budget.take();
  }

  #end(outcome: Outcome): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#parts.circuit.leave(this.#period, outcome);
    this.#parts.bulkhead.leave();
  }
}

/**
 * Only what a client cannot bring about makes a subgraph sick: no way to it, and no answer in its time. Errors in an answer,
 * answers that cannot be used, status 500 and exceptions come at once and may be about what was asked.
 */
function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof SubgraphFailure)) return 'well';
  if (error.code === 'DEADLINE_EXCEEDED') return 'unknown';
  return error.isLost || error.code === 'SUBGRAPH_TIMEOUT' ? 'sick' : 'well';
}
