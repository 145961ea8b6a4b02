export type DecisionType =
  /** Both records are one party, whatever speaks against it. */
  | 'ALWAYS'
  /** They are two, whatever speaks for one. */
  | 'NEVER';

/**
 * What a steward decided about two records. A fact: it is told by the records' keys, so that it outlives their being deleted
 * and imported again, and it is never changed, only revoked.
 */
export interface Decision {
  /** `<event>-<number>`. */
  id: string;
  type: DecisionType;
  /** Keys; `low` is the smaller one, so that a pair has one spelling. */
  low: string;
  high: string;
  by: string;
  /** Epoch milliseconds. */
  at: number;
  reason: string;
  /** The sequence of the event that made it. */
  event: number;
  /** The sequence of the event that revoked it; null while it stands. */
  revokedBy: number | null;
}

export type DecidedPair = Pick<Decision, 'low' | 'high'>;

/** The pair in its one spelling. */
export function pairOf(one: string, other: string): DecidedPair {
  return one < other ? { low: one, high: other } : { low: other, high: one };
}
