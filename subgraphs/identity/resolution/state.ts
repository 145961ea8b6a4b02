import type { RecordRef } from './match.ts';
import type { PartyKind, PartyRecord } from './record.ts';

/** A record as the store holds it. */
export interface KnownRecord {
  record: PartyRecord;
  /** Keys of records that were merged into this one in their source, sorted. */
  formerKeys: string[];
  identifiers: string[];
  customerId: string;
  /** Position in the order in which records were first seen. */
  firstSeen: number;
}

/** A record, and all that the store has it found by. */
export interface FoundRecord extends KnownRecord {
  /** Of its name. */
  words: string[];
}

/** The key of a record that was merged into another in its source. */
export interface Alias {
  formerKey: string;
  key: string;
}

/** What a resolver keeps of a customer. */
export interface CustomerIdentity {
  id: string;
  /** Position in the order in which customers were created: the smaller, the older. */
  ordinal: number;
  createdAt: number;
}

/** A record with all that a resolver keeps of it in memory. */
export interface ResolvedRecord {
  record: PartyRecord;
  formerKeys: string[];
  firstSeen: number;
  customer: CustomerIdentity;
}

/** A record as far as the outcome of a batch depends on it. */
export interface Member extends RecordRef {
  kind: PartyKind;
  name: string | null;
  updatedAt: number | null;
}

/** A customer as it was before a batch. */
export interface CustomerState extends CustomerIdentity {
  members: RecordRef[];
}
