import type { ProposalStatus } from './proposal.ts';

export type EventType = ResolverEventType | StewardEventType;

/** What follows from records, rules and decisions. */
export type ResolverEventType =
  | 'CUSTOMER_CREATED'
  | 'CUSTOMER_MERGED'
  | 'CUSTOMER_SPLIT'
  | 'CUSTOMER_RESTORED'
  | 'CUSTOMER_DISSOLVED'
  | 'CUSTOMER_SUSPECTED'
  | 'RECORD_ADDED'
  | 'RECORD_CHANGED'
  | 'RECORD_MOVED'
  | 'RECORD_REMOVED';

/** What a steward did. */
export type StewardEventType =
  | 'PROPOSAL_CONFIRMED'
  | 'PROPOSAL_REJECTED'
  | 'PROPOSAL_DEFERRED'
  | 'PROPOSAL_REOPENED'
  | 'PROPOSAL_ASSIGNED'
  | 'RECORDS_LINKED'
  | 'RECORD_UNLINKED'
  | 'CUSTOMERS_JOINED'
  | 'CUSTOMER_DIVIDED'
  | 'UNDONE';

/** A proposal before and after what a steward did. */
export interface ProposalStep {
  id: string;
  from: ProposalMark;
  to: ProposalMark;
}

/** What stewards left on a proposal. */
export interface ProposalMark {
  status: ProposalStatus;
  assignee: string | null;
  /** The event by which it had that status before; left out of what an event itself gives it. */
  decidedBy?: number | null;
}

/** What the log has to hold of a steward's event so that it can be undone, and replayed. */
export interface StewardDetails {
  proposals: ProposalStep[];
  /** The event that this one undoes; null for any other. */
  undoes: number | null;
}

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
  /** The steward's event that it follows from; null for what followed from records or rules. */
  cause: number | null;
  /** Why a steward did it. */
  reason: string | null;
  /** Of a steward's event. */
  details: StewardDetails | null;
}
