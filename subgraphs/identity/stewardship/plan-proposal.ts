import { pairOf } from '../resolution/decision.ts';
import type { StewardEventType } from '../resolution/events.ts';
import type { ProposalStatus, StoredProposal } from '../resolution/proposal.ts';
import { markOf } from './marks.ts';
import type { Refusal } from './order.ts';
import { parted } from './plan-records.ts';
import { restorableAfter } from './plan-undo.ts';
import { type Circumstances, nothing, type Of, type Plan, type Planned } from './planned.ts';
import { decided, invalid } from './refusals.ts';
import { standingOf } from './standing.ts';

export async function confirm({ proposalId }: Of<'confirmProposal'>, { reader }: Circumstances): Promise<Planned> {
  const proposal = await reader.proposal(proposalId);
  const refusal = undecided(proposal, ['OPEN', 'DEFERRED']);
  if (!proposal || refusal) return refusal ?? noProposal;
  return { ...about(proposal, 'PROPOSAL_CONFIRMED', 'CONFIRMED'), always: [pairOf(proposal.low, proposal.high)] };
}

export async function reject(
  { proposalId, neverLink }: Of<'rejectProposal'>,
  { engine, reader }: Circumstances,
): Promise<Planned> {
  const proposal = await reader.proposal(proposalId);
  const refusal = undecided(proposal, ['OPEN', 'DEFERRED']);
  if (!proposal || refusal) return refusal ?? noProposal;
  const plan = about(proposal, 'PROPOSAL_REJECTED', 'REJECTED');
  if (!neverLink) return plan;
  const [low, high] = await reader.customers([proposal.lowCustomerId, proposal.highCustomerId]);
  const sides = { leaving: low?.recordKeys ?? [], staying: high?.recordKeys ?? [] };
  const parting = parted('neverLink', sides, engine);
  if ('type' in parting) return parting;
  return { ...plan, never: parting.never, revoked: parting.revoked };
}

export async function mark(
  { proposalId }: { proposalId: string },
  { reader }: Circumstances,
  { type, status, from }: { type: StewardEventType; status: ProposalStatus; from: readonly ProposalStatus[] },
): Promise<Planned> {
  const proposal = await reader.proposal(proposalId);
  return undecided(proposal, from) ?? (proposal ? about(proposal, type, status) : noProposal);
}

/** What decided it is taken back. */
export async function reopen({ proposalId }: Of<'reopenProposal'>, circumstances: Circumstances): Promise<Planned> {
  const { reader } = circumstances;
  const proposal = await reader.proposal(proposalId);
  const refusal = undecided(proposal, ['DEFERRED', 'REJECTED', 'CONFIRMED']);
  if (!proposal || refusal) return refusal ?? noProposal;
  return {
    ...about(proposal, 'PROPOSAL_REOPENED', 'OPEN'),
    revoked: proposal.decidedBy === null ? [] : await standingOf(proposal.decidedBy, circumstances),
    restorable: proposal.decidedBy === null ? nothing.restorable : await restorableAfter(proposal.decidedBy, reader),
  };
}

export async function assign(
  { proposalId, assignee }: Of<'assignProposal'>,
  { reader }: Circumstances,
): Promise<Planned> {
  if (assignee?.trim() === '') return invalid('assignee', 'name the subject of a token, or leave it out for nobody');
  const proposal = await reader.proposal(proposalId);
  const refusal = undecided(proposal, ['OPEN', 'DEFERRED']);
  if (!proposal || refusal) return refusal ?? noProposal;
  if (proposal.assignee === assignee) return decided(`The proposal is ${assignee ?? 'nobody'}'s already.`, null);
  const { status } = proposal;
  return {
    ...about(proposal, 'PROPOSAL_ASSIGNED', status),
    proposals: [{ id: proposal.id, from: markOf(proposal), to: { status, assignee } }],
  };
}

function about(proposal: StoredProposal, type: StewardEventType, status: ProposalStatus): Plan {
  const { id, low, high, lowCustomerId, highCustomerId, assignee, version } = proposal;
  return {
    ...{ ...nothing, type, customerId: lowCustomerId, version, recordKeys: [low, high] },
    otherCustomerId: highCustomerId === lowCustomerId ? null : highCustomerId,
    proposals: [{ id, from: markOf(proposal), to: { status, assignee } }],
  };
}

/** Why a proposal is not to be decided; null when it is there and has one of these statuses. */
function undecided(proposal: StoredProposal | null, from: readonly ProposalStatus[]): Refusal | null {
  if (!proposal) return noProposal;
  if (from.includes(proposal.status)) return null;
  if (proposal.status === 'SUPERSEDED')
    return invalid('proposalId', 'the proposal does not arise any more; look at the customers of its two records');
  return decided(`The proposal is ${proposal.status.toLowerCase()} already.`, proposal.decidedBy);
}

const noProposal: Refusal = { type: 'invalid', field: 'proposalId', message: 'there is no such proposal' };
