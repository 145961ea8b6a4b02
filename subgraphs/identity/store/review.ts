import type { Hold } from '../resolution/match.ts';
import type { ProposalStatus } from '../resolution/proposal.ts';

/** Which proposals a list holds; all conditions apply. */
export interface ProposalFilter {
  /** Only OPEN ones if left out. */
  statuses?: readonly ProposalStatus[];
  reason?: Hold;
  /** Only those that touch this customer. */
  customerId?: string;
  /** Only those that touch records of each of these. */
  departments?: readonly string[];
  /** Thousandths of a nat, both ends included. */
  weight?: { least?: number; most?: number };
  /** Null for those that nobody was given. */
  assignee?: string | null;
  /** True for those that stewards put off or rejected, be they asked again or not. */
  isAnswered?: true;
  /** Epoch milliseconds: first made before or after. */
  created?: { before?: number; after?: number };
}

export type ProposalSort = 'weight' | 'createdAt';

export interface ProposalQuery extends ProposalFilter {
  /** By weight if left out. */
  sort?: ProposalSort;
  /** The strongest or newest first if left out. */
  direction?: 'asc' | 'desc';
  after?: { sortKey: number; id: string };
  limit: number;
}

export interface DecisionFilter {
  /** Only those about this record. */
  recordKey?: string;
  /** Only those that stand. */
  standing?: boolean;
}

export interface DecisionQuery extends DecisionFilter {
  /** The last decision seen; the newest come first. */
  after?: { event: number; id: string };
  limit: number;
}

export interface HeldMatchQuery {
  hold: Hold;
  after?: { weight: number; low: string; high: string };
  limit: number;
}

export interface AlertQuery {
  after?: { createdAt: number; id: string };
  limit: number;
}
