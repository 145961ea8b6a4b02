import type { Alert } from '../alert.ts';
import type { Match, RecordRef } from '../match.ts';
import type { Proposal } from '../proposal.ts';

/** What a batch does to pairs and groups of records. */
export interface Regrouping {
  /** Slots of each touched customer's records as they are now. */
  clusters: number[][];
  /** Records that are no more, in the slots that they had. */
  removed: { slot: number; ref: RecordRef }[];
  matches: Match[];
  removedMatches: { low: RecordRef; high: RecordRef }[];
  proposals: Proposal[];
  withdrawnProposals: string[];
  alerts: Alert[];
  clearedAlerts: string[];
}

export function noRegrouping(): Regrouping {
  return {
    ...{ clusters: [], removed: [], matches: [], removedMatches: [] },
    ...{ proposals: [], withdrawnProposals: [], alerts: [], clearedAlerts: [] },
  };
}
