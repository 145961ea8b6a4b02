import type { Effects } from '../resolution/effects.ts';
import type { IdentityEvent } from '../resolution/events.ts';
import type { PartyKind, PartyRecord } from '../resolution/record.ts';
import type { Alias, CustomerState, KnownRecord, SharedIdentifier } from '../resolution/state.ts';

/** A resolved cluster of records, as clients see it. */
export interface Customer {
  id: string;
  kind: PartyKind;
  name: string | null;
  sortName: string;
  createdAt: number;
  updatedAt: number;
  /** Ids that were merged into this one. */
  formerIds: string[];
  /** The first seen first. */
  recordKeys: string[];
}

export interface RecordOfCustomer {
  record: PartyRecord;
  customerId: string;
}

export type CustomerSort = 'name' | 'createdAt' | 'updatedAt';

/** Which customers a list holds. */
export interface CustomerFilter {
  /** Either all these words begin words of one record's name, or a record holds one of the identifiers. */
  search?: { words: string[]; identifiers: string[] };
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
  limit: number;
}

/**
 * The identity graph. Every reading method is one round trip however much is asked of it, and answers in the order of
 * its arguments.
 */
export interface IdentityStore {
  /** Lets no other resolver change anything while the work is done; all of it is kept, or nothing. */
  transact<T>(work: (transaction: IdentityTransaction) => Promise<T>): Promise<T>;
  /** A former id answers with the customer it was merged into. */
  customersById(ids: readonly string[]): Promise<(Customer | null)[]>;
  /** The key of a record that was merged in its source answers with the customer of the survivor. */
  customersByRecord(keys: readonly string[]): Promise<(Customer | null)[]>;
  /** Up to `most` customers for each identifier. */
  customersByIdentifier(identifiers: readonly string[], most: number): Promise<Customer[][]>;
  recordsOfCustomers(customerIds: readonly string[]): Promise<PartyRecord[][]>;
  customers(query: CustomerQuery): Promise<Customer[]>;
  countCustomers(filter: CustomerFilter): Promise<number>;
  records(query: RecordQuery): Promise<RecordOfCustomer[]>;
  countRecords(department: string): Promise<number>;
  events(query: EventQuery): Promise<IdentityEvent[]>;
  countEvents(customerId: string): Promise<number>;
  /** How far each department's change feed has been taken in. */
  feedPositions(): Promise<Map<string, number>>;
  /** Statements or queries sent so far. */
  roundTrips(): number;
  /** @throws when the store cannot answer. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** What the resolver does in one transaction; each step is a constant number of round trips. */
export interface IdentityTransaction {
  /** Takes the resolvers' lock. */
  begin(department: string): Promise<{ position: number; sequence: number }>;
  /** The records with these keys, those that the keys are aliases of, and all aliases from and to them. */
  known(keys: readonly string[]): Promise<{ records: KnownRecord[]; aliases: Alias[] }>;
  /** Up to `most` holders of each identifier. */
  holders(identifiers: readonly string[], most: number): Promise<SharedIdentifier[]>;
  customers(ids: readonly string[]): Promise<CustomerState[]>;
  write(effects: Effects): Promise<void>;
  advance(department: string, position: number): Promise<void>;
}
