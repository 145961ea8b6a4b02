import type { Hold, RecordRef } from './match.ts';

/** Two customers that may be one, for a steward to decide; told by the two records that are most alike. */
export interface Proposal {
  /** Follows from the two records, so the same question has the same id. */
  id: string;
  low: RecordRef;
  high: RecordRef;
  /** Mean weight over all pairs between the two customers, in thousandths of a nat. */
  mean: number;
  /** Weight of the two records. */
  weight: number;
  reason: Hold;
  model: string;
}

export type ProposalStatus =
  /** It waits for a steward. */
  | 'OPEN'
  /** Both are one customer, as a steward decided. */
  | 'CONFIRMED'
  /** They stay two, on this evidence or for ever. */
  | 'REJECTED'
  /** A steward put it off. */
  | 'DEFERRED'
  /** It does not arise any more, by what became of the records. */
  | 'SUPERSEDED';

/** A proposal as it is stored and read again. */
export interface StoredProposal extends Omit<Proposal, 'low' | 'high'> {
  low: string;
  high: string;
  lowCustomerId: string;
  highCustomerId: string;
  /** Epoch milliseconds when it was first made. */
  createdAt: number;
  status: ProposalStatus;
  /** Who is to look at it. */
  assignee: string | null;
  /** The steward's event that gave it its status; null where none did. */
  decidedBy: number | null;
  /**
   * What a steward answered, which it comes back with: `DEFERRED`, or `REJECTED` with mean, weight and reason, since other evidence
   * is another question. Null where nobody did.
   */
  answer: string | null;
  /** The resolver's sequence when it, or one of its two customers, last changed. */
  version: number;
}

/** Whether a proposal that is asked again has a steward's answer: one that was rejected is asked until it weighs as it did then. */
export function staysAnswered({ answer }: Pick<StoredProposal, 'answer'>, asked: Evidence): boolean {
  return answer === 'DEFERRED' || answer === rejectionOf(asked);
}

type Evidence = Pick<Proposal, 'mean' | 'weight' | 'reason'>;

function rejectionOf({ mean, weight, reason }: Evidence): string {
  return `REJECTED ${mean} ${weight} ${reason}`;
}
