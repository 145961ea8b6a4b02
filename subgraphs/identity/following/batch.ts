import type { RecordChange } from '../resolution/changes.ts';
import type { SetAsideChange } from '../store/set-aside.ts';

/** A stretch of one department's change feed. */
export interface Batch {
  department: string;
  /** Where the feed stood when the stretch was read. */
  after: number;
  /** Where it stands after it; before `after` where all of it is to be read again. */
  last: number;
  /** Id of the feed's entry there, where it is known. */
  lastId?: string | null;
  changes: RecordChange[];
  /** Changes of the stretch that cannot be taken in, for others to see; none of a record that `changes` tells of later. */
  setAside?: readonly Omit<SetAsideChange, 'department'>[];
}

export interface Applied {
  /** False when another resolver had taken the stretch in already; nothing was done then. */
  applied: boolean;
  /** How far the feed is taken in. */
  position: number;
}
