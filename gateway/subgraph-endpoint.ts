import type { ChangeSource } from '../subgraphs/kit/change-feed.ts';
import type { SubgraphRequest } from '../subgraphs/kit/subgraph.ts';

export interface SubgraphCall extends SubgraphRequest {
  /** Milliseconds that the gateway waits for the answer. */
  timeoutMs: number;
  signal: AbortSignal;
}

/**
 * A subgraph as the gateway sees it. A started `Subgraph` is one, called in memory; `httpSubgraph` makes one that is
 * called over the network. What it answers is checked before it is used.
 */
export interface SubgraphEndpoint {
  readonly name: string;
  execute(call: SubgraphCall): Promise<unknown>;
  /** @throws when the subgraph cannot answer. */
  ready(): Promise<void>;
  /** What changes in it; without it nobody hears of its changes. */
  readonly changes?: ChangeSource;
}

export type FailureCode =
  | 'SUBGRAPH_TIMEOUT'
  | 'SUBGRAPH_UNAVAILABLE'
  | 'SUBGRAPH_INVALID_RESPONSE'
  | 'DEADLINE_EXCEEDED';

/** A whole call failed. The message is for the log; clients get the code. */
export class SubgraphFailure extends Error {
  override name = 'SubgraphFailure';
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
