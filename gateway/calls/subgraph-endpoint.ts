import type { ChangeSource } from '../../subgraphs/kit/change-feed.ts';
import type { LeaveSignal } from '../../subgraphs/kit/leave-signal.ts';
import type { SubgraphRequest } from '../../subgraphs/kit/subgraph.ts';
import type { AnswerReader } from '../execution/answers/answer-reader.ts';

export interface SubgraphCall extends SubgraphRequest {
  /** Milliseconds that the gateway waits for the answer. */
  timeoutMs: number;
  signal: LeaveSignal;
  /** Whether it may be sent again when it is lost on the way: a query changes nothing. */
  isRepeatable: boolean;
  /** How to read an answer that comes as bytes, of UTF-8; undefined, also of what it returns, for `JSON.parse`. */
  read?: AnswerReader;
}

/**
 * A subgraph as the gateway sees it. A started `Subgraph` is one, called in memory; `httpSubgraph` makes one that is
 * called over the network. What it answers is checked before it is used.
 */
export interface SubgraphEndpoint {
  readonly name: string;
  /** The time that it gets for an answer, where that is not what all get. */
  readonly timeoutMs?: number;
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
  | 'SUBGRAPH_CIRCUIT_OPEN'
  | 'SUBGRAPH_OVERLOADED'
  | 'DEADLINE_EXCEEDED'
  | 'ANSWER_TOO_LARGE';

interface FailureOptions extends ErrorOptions {
  isLost?: boolean;
}

/** A whole call failed. The message is for the log; clients get the code. */
export class SubgraphFailure extends Error {
  override name = 'SubgraphFailure';
  readonly code: FailureCode;
  /** The call, or its answer, was lost on the way: that says nothing about the call itself. */
  readonly isLost: boolean;

  constructor(code: FailureCode, message: string, { isLost = false, ...options }: FailureOptions = {}) {
    super(message, options);
    this.code = code;
    this.isLost = isLost;
  }
}
