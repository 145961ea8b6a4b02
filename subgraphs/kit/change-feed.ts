import type { Party } from './party.ts';

export type ChangeType = 'upserted' | 'deleted' | 'merged';

/** One row's change as a subgraph tells it to the others, in the order in which it became visible. */
export interface Change {
  /** Position in the department's feed; grows, with gaps. */
  sequence: number;
  /** Of the entry: the same entry delivered twice has the same id. */
  id: string;
  /** The kind of row, e.g. `account`, `invoice`. */
  entity: string;
  /** The row's id in its source. */
  entityId: string;
  type: ChangeType;
  payload: ChangePayload;
  /** Epoch milliseconds at which the change was stored. */
  at: number;
  /** Whom the row is about; left out unless the reader asked. */
  about?: About;
}

export interface About {
  /** The department's party records, each as `type:sourceId`; none when it cannot be told. */
  records?: string[];
  /** Identity tells customers instead, also those that they were or are no longer. */
  customers?: string[];
}

export interface ChangePayload {
  /** What the department wrote could not be read; consumers know which row it was about and nothing else. */
  unreadable?: true;
  /** Present when the row is a party and was not deleted. */
  party?: Party;
  /** The row that this one was merged into in its source. */
  mergedInto?: string;
  /** The row's columns, for consumers that index more than parties. */
  values?: Record<string, unknown>;
  /** What columns named before that name another row now: a ticket's former requester. */
  was?: Record<string, string>;
  /** Whose a deleted row was, each as `type:sourceId`, where the row itself named them by personal data. */
  whose?: string[];
}

export interface ChangePage {
  changes: Change[];
  /** Pass it as `after` to read on. */
  last: number;
  /** False when more entries were visible than the limit let through. */
  caughtUp: boolean;
  /** Id of the entry at `after` itself, null when there is none; left out by a server that does not tell it yet. */
  afterId?: string | null;
}

/** How far a feed has been read. */
export interface FeedPlace {
  /** The sequence of the last entry that was read; 0 before the first. */
  position: number;
  /** Its id; null where that is not known. */
  entryId: string | null;
}

export interface ReadOptions {
  /** Whether each change says whom it is about, which takes some statements more. */
  about?: boolean;
}

/** Changes of one page over HTTP, where a server refuses to tell more. */
export const largestChangePage = 5000;

/** Where a consumer reads a subgraph's changes: its store itself, or the same over HTTP. */
export interface ChangeSource {
  /** Name of the subgraph, a department or identity. */
  department: string;
  /** Entries with a sequence over `after`, oldest first, at most `limit`. */
  read(after: number, limit: number, options?: ReadOptions): Promise<ChangePage>;
  /** The sequence of the newest entry; 0 before the first. */
  newest(): Promise<number>;
}
