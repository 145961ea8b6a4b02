import { pageSize } from '../../../graph-schema/shared/cursor.ts';
import { personal } from '../../kit/masking.ts';
import { DecisionRef } from '../graphql/decisions.ts';
import { EventRef } from '../graphql/history.ts';
import { maskedSubject } from '../graphql/masked-subject.ts';
import { ProposalRef, ProposalStatusRef } from '../graphql/proposals.ts';
import { proposalById } from '../repository.ts';
import type { ProposalMark, ProposalStep } from '../resolution/events.ts';
import { builder } from '../schema.ts';
import { AffectedRef, affectedBy, CustomerChangeRef } from './changes.ts';
import { mostDecisions } from './most-decisions.ts';
import type { Done } from './order.ts';
import { AlreadyDecidedRef, ForbiddenRef, InvalidRef, StaleRef } from './refusal-types.ts';
import { versionMeaning } from './version.ts';

const ProposalMarkRef = builder.objectRef<ProposalMark>('ProposalMark').implement({
  description: 'What stewards left on a proposal.',
  fields: (t) => ({
    status: t.expose('status', { type: ProposalStatusRef, description: 'What became of it.' }),
    assignee: t.string({
      nullable: true,
      description: `Who is to look at it. ${maskedSubject}`,
      resolve: ({ assignee }, _args, { caller }) => personal(caller, 'id', assignee),
    }),
  }),
});

const ProposalStepRef = builder.objectRef<ProposalStep>('ProposalChange').implement({
  description: 'A proposal that something is done to.',
  fields: (t) => ({
    proposal: t.field({
      type: ProposalRef,
      nullable: true,
      description: 'The proposal as it is at this moment: in a preview, as it still is.',
      resolve: ({ id }, _args, context) => proposalById(context, id),
    }),
    from: t.expose('from', { type: ProposalMarkRef, description: 'As it was.' }),
    to: t.expose('to', { type: ProposalMarkRef, description: 'As it is afterwards.' }),
  }),
});

const DoneRef = builder.objectRef<Done>('Stewarded').implement({
  description: 'What a steward asked for was done, or, in a preview, exactly what it would do.',
  fields: (t) => ({
    preview: t.exposeBoolean('preview', { description: 'Whether nothing was done.' }),
    event: t.expose('event', {
      type: EventRef,
      nullable: true,
      description: 'The entry in the history that tells of it; `undo` takes its id. Null in a preview.',
    }),
    changes: t.expose('changes', {
      type: [CustomerChangeRef],
      description: 'Every customer whose records are others than before.',
    }),
    affected: t.field({
      type: [AffectedRef],
      description: 'Who downstream is affected: the records whose customer has another id than before, by department.',
      resolve: ({ changes }) => affectedBy(changes),
    }),
    proposals: t.expose('proposals', { type: [ProposalStepRef], description: 'The proposals that it is about.' }),
    decisionsMade: t.field({
      type: [DecisionRef],
      description: 'The decisions that stand from now on; in a preview, under ids that no decision has.',
      args: { first: t.arg.int({ description: mostDecisions }) },
      resolve: ({ made }, { first }) => made.slice(0, pageSize(first)),
    }),
    decisionsRevoked: t.field({
      type: [DecisionRef],
      description: 'The decisions that cease to stand; in a preview, as they still are.',
      args: { first: t.arg.int({ description: mostDecisions }) },
      resolve: ({ revoked }, { first }) => revoked.slice(0, pageSize(first)),
    }),
    decisionsMadeCount: t.int({ description: 'How many decisions it makes.', resolve: ({ made }) => made.length }),
    decisionsRevokedCount: t.int({
      description: 'How many decisions it revokes.',
      resolve: ({ revoked }) => revoked.length,
    }),
    version: t.expose('version', {
      type: 'SafeInt',
      description: `The version of all that it is about: in a preview, to be given with what follows. ${versionMeaning}`,
    }),
  }),
});

const typeNames = {
  done: 'Stewarded',
  stale: 'StaleVersion',
  alreadyDecided: 'AlreadyDecided',
  forbidden: 'ForbiddenByDecision',
  invalid: 'InvalidInput',
} as const;

export const StewardResultRef = builder.unionType('StewardResult', {
  description: 'What came of what a steward asked for.',
  types: [DoneRef, StaleRef, AlreadyDecidedRef, ForbiddenRef, InvalidRef],
  resolveType: ({ type }) => typeNames[type],
});
