/** What became of rules that were applied. */
export type AppliedRules =
  /** Everything was linked by them. */
  | 'LINKED'
  /** Everything was linked by them already, by the choice of a house: now nothing but other applied rules changes that. */
  | 'KEPT'
  /** They had been applied before and are still in use; nothing was done. */
  | 'IN_USE';

/** Both hear a number of records. */
export interface ApplyingProgress {
  onLinked?: (records: number) => void;
  onWritten?: (records: number) => void;
}
