import type { FeedPlace } from '../../kit/change-feed.ts';
import type { LeaveSignal } from '../../kit/leave-signal.ts';
import type { IdentityReads } from './identity-reads.ts';
import type { IdentityTransaction } from './identity-transaction.ts';

export interface TransactOptions {
  /** Whether the work goes on while parts of it are written; default false. */
  inParts?: boolean;
}

/** The identity graph. */
export interface IdentityStore extends IdentityReads {
  /** Lets no other resolver change anything while the work is done; all of it is kept, or nothing. */
  transact<T>(work: (transaction: IdentityTransaction) => Promise<T>, options?: TransactOptions): Promise<T>;
  /** For one request: nothing is sent to a server that nobody waits for any more. */
  readsFor(signal: LeaveSignal | undefined): IdentityReads;
  /** How far each department's change feed has been taken in. */
  feedPlaces(): Promise<Map<string, FeedPlace>>;
  /** Whether an error of this store is its own and not of what it was given, such as a full disk. */
  isStoreFault(error: unknown): boolean;
  /** Statements or queries sent so far. */
  roundTrips(): number;
  /** @throws when the store cannot answer. */
  ready(): Promise<void>;
  close(): Promise<void>;
}
