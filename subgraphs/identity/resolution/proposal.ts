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
  /** The resolver's sequence when it, or one of its two customers, last changed. */
  version: number;
}

/** Whether a proposal keeps a steward's answer when it is asked again: one that was rejected until something else speaks for it. */
export function staysAnswered(
  known: Pick<StoredProposal, 'status' | 'mean' | 'weight' | 'reason'>,
  { mean, weight, reason }: Pick<Proposal, 'mean' | 'weight' | 'reason'>,
): boolean {
  if (known.status !== 'REJECTED') return known.status === 'DEFERRED';
  return known.mean === mean && known.weight === weight && known.reason === reason;
}
