import { GraphQLError } from 'graphql';
import { stewardScope } from '../../kit/caller.ts';
import { forgetLoaded } from '../../kit/loading.ts';
import { builder, type IdentityContext } from '../schema.ts';
import type { StewardAction, StewardAnswer } from './order.ts';
import { StewardResultRef } from './result.ts';
import { versionMeaning } from './version.ts';

interface Given {
  reason: string;
  expectedVersion?: number | null;
  preview?: boolean | null;
}

/** @throws GraphQLError FORBIDDEN for callers who are no stewards. */
async function decide(action: StewardAction, given: Given, context: IdentityContext): Promise<StewardAnswer> {
  const { caller, desk, signal } = context;
  if (!caller.scopes.has(stewardScope)) {
    throw new GraphQLError(
      `Only stewards decide about the identity graph: the token lacks the scope ${stewardScope}.`,
      {
        extensions: { code: 'FORBIDDEN' },
      },
    );
  }
  const { reason, expectedVersion = null, preview } = given;
  const order = { action, actor: caller.subject, reason: reason.trim(), expectedVersion, preview: preview === true };
  const answer = await desk.decide(order, signal);
  forgetLoaded(context);
  return answer;
}

const result = { type: StewardResultRef, nullable: true } as const;

builder.mutationFields((t) => {
  const common = {
    reason: t.arg.string({ required: true, description: 'Why; it stays with the decision for good.' }),
    expectedVersion: t.arg({ type: 'SafeInt', description: `Left out, nothing is checked. ${versionMeaning}` }),
    preview: t.arg.boolean({ description: 'True to be told exactly what would change, and change nothing.' }),
  };
  const proposalId = t.arg.id({ required: true, description: "The proposal's id." });
  return {
    confirmProposal: t.field({
      ...result,
      description: 'Says that both sides of a proposal are one party, for good: their customers become one.',
      args: { proposalId, ...common },
      resolve: (_root, { proposalId, ...given }, context) =>
        decide({ type: 'confirmProposal', proposalId }, given, context),
    }),
    rejectProposal: t.field({
      ...result,
      description: 'Says that both sides of a proposal stay two: on this evidence, or for good.',
      args: {
        proposalId,
        neverLink: t.arg.boolean({
          description:
            'True when no record of the one customer may ever be one with a record of the other; otherwise they are proposed again when something else speaks for it.',
        }),
        ...common,
      },
      resolve: (_root, { proposalId, neverLink, ...given }, context) =>
        decide({ type: 'rejectProposal', proposalId, neverLink: neverLink === true }, given, context),
    }),
    deferProposal: t.field({
      ...result,
      description: 'Puts a proposal off: it leaves the queue until it is reopened.',
      args: { proposalId, ...common },
      resolve: (_root, { proposalId, ...given }, context) =>
        decide({ type: 'deferProposal', proposalId }, given, context),
    }),
    reopenProposal: t.field({
      ...result,
      description: 'Puts a proposal back into the queue; what decided it is taken back.',
      args: { proposalId, ...common },
      resolve: (_root, { proposalId, ...given }, context) =>
        decide({ type: 'reopenProposal', proposalId }, given, context),
    }),
    assignProposal: t.field({
      ...result,
      description: 'Says who is to look at a proposal.',
      args: {
        proposalId,
        assignee: t.arg.string({ description: 'The subject of their token; nobody if left out.' }),
        ...common,
      },
      resolve: (_root, { proposalId, assignee = null, ...given }, context) =>
        decide({ type: 'assignProposal', proposalId, assignee }, given, context),
    }),
    linkRecords: t.field({
      ...result,
      description: 'Says that two records are one party, for good: their customers become one.',
      args: {
        a: t.arg.id({ required: true, description: 'A record, e.g. billing:account:cus_81.' }),
        b: t.arg.id({ required: true, description: 'Another record.' }),
        ...common,
      },
      resolve: (_root, { a, b, ...given }, context) =>
        decide({ type: 'linkRecords', recordIds: [a, b] }, given, context),
    }),
    unlinkRecord: t.field({
      ...result,
      description:
        'Says that a record is not of its customer: it is never one with the other records that this has now.',
      args: {
        recordId: t.arg.id({ required: true, description: 'The record, e.g. billing:account:cus_81.' }),
        ...common,
      },
      resolve: (_root, { recordId, ...given }, context) => decide({ type: 'unlinkRecord', recordId }, given, context),
    }),
    splitCustomer: t.field({
      ...result,
      description:
        'Says that some records of a customer are another: never one with the rest, and each side is one customer.',
      args: {
        customerId: t.arg.id({ required: true, description: 'The customer.' }),
        recordIds: t.arg.idList({ required: true, description: 'Its records that are another customer.' }),
        ...common,
      },
      resolve: (_root, { customerId, recordIds, ...given }, context) =>
        decide({ type: 'splitCustomer', customerId, recordIds }, given, context),
    }),
    mergeCustomers: t.field({
      ...result,
      description: 'Says that customers are one, for good; the oldest keeps its id.',
      args: {
        customerIds: t.arg.idList({ required: true, description: 'Two customers or more.' }),
        ...common,
      },
      resolve: (_root, { customerIds, ...given }, context) =>
        decide({ type: 'mergeCustomers', customerIds }, given, context),
    }),
    undo: t.field({
      ...result,
      description:
        'Takes back what a steward did, also an undo: its decisions are revoked, those that it revoked stand again, proposals go back to what they were, and customers that it merged away live again under their ids.',
      args: {
        eventId: t.arg.id({ required: true, description: "The steward's entry in the history." }),
        ...common,
      },
      resolve: (_root, { eventId, ...given }, context) =>
        decide({ type: 'undo', eventId: eventNumber(eventId) }, given, context),
    }),
  };
});

/** @throws GraphQLError BAD_USER_INPUT when it is no number. */
function eventNumber(id: string): number {
  if (/^\d{1,15}$/.test(id)) return Number(id);
  throw new GraphQLError('eventId must be the id of an entry in a history, a number, e.g. "1204"', {
    extensions: { code: 'BAD_USER_INPUT', argument: 'eventId' },
  });
}
