import type { CustomerChange } from '../resolution/customer-change.ts';
import type { Decision } from '../resolution/decision.ts';
import type { IdentityEvent, ProposalStep } from '../resolution/events.ts';

/** What a steward wants done. Records are told by their keys. */
export type StewardAction =
  | { type: 'confirmProposal'; proposalId: string }
  | { type: 'rejectProposal'; proposalId: string; neverLink: boolean }
  | { type: 'deferProposal'; proposalId: string }
  | { type: 'reopenProposal'; proposalId: string }
  | { type: 'assignProposal'; proposalId: string; assignee: string | null }
  | { type: 'linkRecords'; recordIds: readonly [string, string] }
  | { type: 'unlinkRecord'; recordId: string }
  | { type: 'splitCustomer'; customerId: string; recordIds: readonly string[] }
  | { type: 'mergeCustomers'; customerIds: readonly string[] }
  | { type: 'undo'; eventId: number };

export interface StewardOrder {
  action: StewardAction;
  /** Who orders it. */
  actor: string;
  reason: string;
  /** The newest version of what it is about that the steward has seen; null asks for no check. */
  expectedVersion: number | null;
  /** Only work out what would change. */
  preview: boolean;
}

export interface Done {
  type: 'done';
  preview: boolean;
  /** Null in a preview. */
  event: IdentityEvent | null;
  changes: CustomerChange[];
  proposals: ProposalStep[];
  made: Decision[];
  revoked: Decision[];
  /** The version of everything that it changed; in a preview, the newest of what it is about. */
  version: number;
}

/** Why something was not done. */
export type Refusal =
  | { type: 'stale'; message: string; version: number }
  | { type: 'alreadyDecided'; message: string; event: number | null }
  | { type: 'forbidden'; message: string; decisions: Decision[] }
  | { type: 'invalid'; message: string; field: string };

export type StewardAnswer = Done | Refusal;
