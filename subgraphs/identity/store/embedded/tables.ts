import type { PartyKind } from '../../resolution/record.ts';

export interface CustomerTable {
  id: string;
  ordinal: number;
  kind: PartyKind;
  name: string | null;
  sort_name: string;
  records: number;
  created_at: number;
  updated_at: number;
  /** Where this customer ended; never itself a former one. */
  survivor: string | null;
  dissolved_at: number | null;
}

export interface RecordTable {
  first_seen: number;
  key: string;
  customer_id: string;
  /** The record as JSON. */
  facts: string;
  /** JSON list. */
  identifiers: string;
  /** JSON list of the words of its name. */
  words: string;
}

export interface LinkTable {
  low: string;
  high: string;
  /** JSON list of identifiers. */
  evidence: string;
  weight: number;
  model: string;
  at: number;
}

export interface EventTable {
  sequence: number;
  type: string;
  at: number;
  customer_id: string;
  other_customer_id: string | null;
  /** JSON list. */
  record_keys: string;
  actor: string;
}

/** Lists of what a record holds go by the record's `first_seen`, which is a quarter of its key's size. */
export interface IdentityTables {
  customer: CustomerTable;
  record: RecordTable;
  holds: { identifier: string; record: number };
  name_word: { word: string; record: number };
  link: LinkTable;
  alias: { former_key: string; record_key: string };
  split: { customer_id: string; from_id: string };
  event: EventTable;
  feed: { department: string; position: number };
  counter: { name: 'sequence'; value: number };
}
