import type { EventType } from '../resolution/events.ts';
import type { PartyKind, PartyRecord } from '../resolution/record.ts';

/** A resolved cluster of records, as clients see it. */
export interface Customer {
  id: string;
  kind: PartyKind;
  name: string | null;
  sortName: string;
  createdAt: number;
  updatedAt: number;
  /** The resolver's sequence when it last changed: of two, the larger is the newer. */
  version: number;
  /** Ids that were merged into this one. */
  formerIds: string[];
  /** The first seen first. */
  recordKeys: string[];
  /** Left out for a customer as of now. */
  past?: Past;
}

/** What is told of a customer as of a time in the past. */
export interface Past {
  /** Epoch milliseconds. */
  at: number;
  /** What its records said then; left out when they say the same now. */
  records?: PartyRecord[];
  /** Keys of records whose values of then are gone. */
  forgotten: string[];
}

export interface RecordOfCustomer {
  record: PartyRecord;
  customerId: string;
}

export type CustomerSort = 'name' | 'createdAt' | 'updatedAt';

/** Which customers a list holds. */
export interface CustomerFilter {
  /** Either all these words begin words of one record's name, or are such, or a record holds one of the identifiers. */
  search?: { words: string[]; identifiers: string[]; wholeWords?: boolean };
  kind?: PartyKind;
  /** Only customers with a record in each of these departments. */
  departments?: string[];
}

export interface CustomerQuery extends CustomerFilter {
  sort: CustomerSort;
  direction: 'asc' | 'desc';
  after?: { sortKey: string | number; id: string };
  limit: number;
}

export interface RecordQuery {
  department: string;
  /** The key of the last record seen. */
  after?: string;
  limit: number;
}

export interface EventQuery {
  customerId: string;
  /** The sequence of the last event seen; the newest come first. */
  before?: number;
  /** Only events up to this time, in epoch milliseconds. */
  upTo?: number;
  /** Only events of these types. */
  types?: readonly EventType[];
  limit: number;
}

/** A stretch of the whole history, the oldest event first. */
export interface EventLogQuery {
  /** The sequence of the last event seen; 0 to begin. */
  after: number;
  limit: number;
  /** Only events that concern one of these customers. */
  customerIds?: readonly string[];
  /** Only events of these types. */
  types?: readonly EventType[];
}

/** A record as it was at some time. */
export interface RecordThen {
  firstSeen: number;
  /** Null when its values of then were not kept. */
  record: PartyRecord | null;
}
