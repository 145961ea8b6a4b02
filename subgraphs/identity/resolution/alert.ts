import type { RecordRef } from './match.ts';

/** A customer that grew large while little holds it together; its weakest bridge is held until someone has looked. */
export interface Alert {
  /** Follows from the bridge, so the same suspicion has the same id. */
  id: string;
  /** The two records whose link alone held both sides together. */
  low: RecordRef;
  high: RecordRef;
  /** How many records hung together. */
  records: number;
  /** Share of their pairs that support one party, 0 to 1. */
  density: number;
  /** Whether it was not raised before; one that was is told again when its figures change. */
  isNew: boolean;
}

/** An alert as it is stored and read again. */
export interface StoredAlert extends Omit<Alert, 'low' | 'high' | 'isNew'> {
  low: string;
  high: string;
  lowCustomerId: string;
  highCustomerId: string;
  /** Epoch milliseconds when it was first raised. */
  createdAt: number;
}
