import type { IdentityEvent } from './events.ts';
import type { Link } from './link.ts';
import type { PartyKind, PartyRecord } from './record.ts';
import type { Alias } from './state.ts';

/** Everything that one batch changes in the identity graph; a store writes it as it is. */
export interface Effects {
  records: StoredRecord[];
  /** Former identifiers of records that were changed or removed. */
  droppedIdentifiers: { key: string; identifier: string }[];
  removedRecords: string[];
  /** Records that were another customer's before. */
  moves: { key: string; customerId: string }[];
  links: Link[];
  removedLinks: { low: string; high: string }[];
  /** New customers, and those of whom something changed. */
  customers: CustomerRow[];
  merges: { customerId: string; into: string }[];
  splits: { customerId: string; from: string }[];
  /** Customers without a record left. */
  dissolved: string[];
  aliases: { put: Alias[]; remove: string[] };
  events: IdentityEvent[];
  /** The last number given to a record, a customer or an event. */
  sequence: number;
  at: number;
}

export interface StoredRecord {
  record: PartyRecord;
  identifiers: string[];
  /** Identifiers that the store does not hold for this record yet. */
  newIdentifiers: string[];
  customerId: string;
  firstSeen: number;
  isNew: boolean;
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
