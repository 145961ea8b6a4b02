export type EventType =
  | 'CUSTOMER_CREATED'
  | 'CUSTOMER_MERGED'
  | 'CUSTOMER_SPLIT'
  | 'CUSTOMER_DISSOLVED'
  | 'CUSTOMER_SUSPECTED'
  | 'RECORD_ADDED'
  | 'RECORD_CHANGED'
  | 'RECORD_MOVED'
  | 'RECORD_REMOVED';

/** One entry of the append-only history. It names records by key and holds nothing personal, so it may stay for ever. */
export interface IdentityEvent {
  sequence: number;
  type: EventType;
  /** Epoch milliseconds. */
  at: number;
  /** The customer it happened to: the survivor of a merge, the new customer of a split. */
  customerId: string;
  /** The other customer of a merge, a split or a move: where the records were before. */
  otherCustomerId: string | null;
  recordKeys: string[];
  actor: string;
}
