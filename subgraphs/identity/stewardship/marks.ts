import type { ProposalMark } from '../resolution/events.ts';
import type { ProposalStatus, StoredProposal } from '../resolution/proposal.ts';
import type { StewardedReader } from '../store/identity-transaction.ts';

/** As a proposal is. */
export function markOf({ status, assignee, decidedBy }: StoredProposal): ProposalMark {
  return { status, assignee, decidedBy };
}

/** Whether a status is a steward's answer, rather than none yet. */
export function isDecision(status: ProposalStatus): boolean {
  return status === 'CONFIRMED' || status === 'REJECTED';
}

/** Whether a proposal has its status by an event: as that gave it, or as undos put it back since. */
export async function isStatusOf(
  event: number,
  { id, decidedBy }: Pick<StoredProposal, 'id'> & Pick<ProposalMark, 'decidedBy'>,
  reader: Pick<StewardedReader, 'event'>,
): Promise<boolean> {
  // Older events do not say by what a status was that they changed.
  if (decidedBy === event || decidedBy === undefined) return true;
  const last = decidedBy === null ? null : await reader.event(decidedBy);
  if (last?.type !== 'UNDONE') return false;
  const before = last.details?.proposals.find((step) => step.id === id)?.to.decidedBy;
  return isStatusOf(event, { id, decidedBy: before }, reader);
}
