import type { Alert } from './alert.ts';
import type { Decision } from './decision.ts';
import type { IdentityEvent, ProposalMark } from './events.ts';
import type { Match, RecordRef } from './match.ts';
import type { Proposal } from './proposal.ts';
import type { PartyKind, PartyRecord } from './record.ts';
import type { Alias } from './state.ts';

/** Everything that one batch changes in the identity graph; a store writes it as it is. */
export interface Effects {
  /** New records, and those that changed. */
  records: StoredRecord[];
  /** Former identifiers of records that were changed or removed. */
  droppedIdentifiers: { record: RecordRef; identifier: string }[];
  removedRecords: RecordRef[];
  /** Records that were another customer's before and did not change otherwise. */
  moves: { record: RecordRef; customerId: string }[];
  /** New pairs, and those of which something changed. */
  matches: Match[];
  /** Pairs that are no more, also those of removed records. */
  removedMatches: { low: RecordRef; high: RecordRef }[];
  /** New proposals, and those of which something changed; one that was there keeps its `createdAt`. */
  proposals: Proposal[];
  /** Proposals that do not arise any more. */
  withdrawnProposals: string[];
  alerts: Alert[];
  clearedAlerts: string[];
  /** New customers, and those of whom something changed. */
  customers: CustomerRow[];
  /** Customers that were merged away and live again; among `customers` as well. */
  restored: string[];
  merges: { customerId: string; into: string }[];
  splits: { customerId: string; from: string }[];
  /** Customers without a record left. */
  dissolved: string[];
  decisions: { made: Decision[]; revoked: Decision[] };
  /** What a steward did to proposals; after what linking does to them. */
  marks: { id: string; to: ProposalMark; decidedBy: number | null }[];
  aliases: { put: Alias[]; remove: string[] };
  events: IdentityEvent[];
  /**
   * The last number given to a record, a customer or an event. Every record in `records` and `moves` is stored with it as its
   * `revision`, so that other resolvers find what changed since they looked.
   */
  sequence: number;
  /** A random number that the store keeps for that sequence, so that a resolver knows whether what it wrote is still there. */
  stamp: number;
  at: number;
}

/** Of a batch that changes nothing. */
export const noEffects: Omit<Effects, 'sequence' | 'stamp' | 'at'> = {
  ...{ records: [], droppedIdentifiers: [], removedRecords: [], moves: [], matches: [], removedMatches: [] },
  ...{ proposals: [], withdrawnProposals: [], alerts: [], clearedAlerts: [] },
  ...{ decisions: { made: [], revoked: [] }, marks: [], restored: [] },
  ...{ customers: [], merges: [], splits: [], dissolved: [], aliases: { put: [], remove: [] }, events: [] },
};

export interface StoredRecord {
  record: PartyRecord;
  /** Keys of records that were merged into this one in their source. */
  formerKeys: string[];
  identifiers: string[];
  /** Identifiers that the store does not hold for this record yet. */
  newIdentifiers: string[];
  /** Words of its name by which it is searched. */
  words: string[];
  customerId: string;
  firstSeen: number;
  isNew: boolean;
  /** What it said before, where that was something else; a newer time stamp alone is not. */
  former: PartyRecord | null;
}

export interface CustomerRow {
  id: string;
  ordinal: number;
  kind: PartyKind;
  name: string | null;
  /** What lists are sorted by: the name without case and accents. */
  sortName: string;
  records: number;
  createdAt: number;
  updatedAt: number;
  isNew: boolean;
}

/** What a customer is called on lists. */
export type CustomerName = Pick<CustomerRow, 'id' | 'ordinal' | 'name' | 'sortName'>;
