/** A change that could not be taken in. The record, if there was one, stays as it was told before. */
export interface SetAsideChange {
  department: string;
  /** The record that it is about. */
  key: string;
  /** Its place in the department's change feed. */
  sequence: number;
  reason: SetAsideReason;
}

export type SetAsideReason =
  /** What the department told is no party, or is about a record whose id cannot be stored. */
  | 'UNREADABLE'
  /** Linking or storing it failed again and again, without any of its neighbours. */
  | 'FAILED';

/** One as it is stored: the last one of each record. */
export interface StoredSetAsideChange extends SetAsideChange {
  /** Epoch milliseconds when it was set aside. */
  at: number;
}

export interface SetAsideQuery {
  department?: string;
  reason?: SetAsideReason;
  after?: { at: number; key: string };
  limit: number;
}
