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

/** A proposal as it is stored and read again. */
export interface StoredProposal extends Omit<Proposal, 'low' | 'high'> {
  low: string;
  high: string;
  lowCustomerId: string;
  highCustomerId: string;
  /** Epoch milliseconds when it was first made. */
  createdAt: number;
}
