import { defaultPageSize, largestPage, pageSize } from '../../../graph-schema/shared/cursor.ts';
import { CustomerRef } from '../customer.ts';
import { DecisionRef } from '../decisions.ts';
import { EventRef } from '../history.ts';
import { GoldenProfileRef } from '../profile.ts';
import { ProposalRef, ProposalStatusRef } from '../proposals.ts';
import { DepartmentRef, knownDepartment, SourceRecordRef } from '../record.ts';
import { customerById, proposalById, recordByKey } from '../repository.ts';
import type { CustomerChange } from '../resolution/customer-change.ts';
import type { ProposalMark, ProposalStep } from '../resolution/events.ts';
import { goldenProfile } from '../resolution/golden-profile.ts';
import { type PartyRecord, recordName } from '../resolution/record.ts';
import { builder, type IdentityContext } from '../schema.ts';
import type { Done, Refusal } from './order.ts';
import { versionMeaning } from './version.ts';

interface Snapshot {
  keys: readonly string[];
}

const SnapshotRef = builder.objectRef<Snapshot>('CustomerSnapshot').implement({
  description: 'A customer as its records make it: before or after something is done.',
  fields: (t) => ({
    recordIds: t.idList({ description: 'Its records, in the order of their ids.', resolve: ({ keys }) => [...keys] }),
    records: t.field({
      type: [SourceRecordRef],
      description: 'The records themselves.',
      resolve: ({ keys }, _args, context) => recordsOf(keys, context),
    }),
    profile: t.field({
      type: GoldenProfileRef,
      nullable: true,
      description: 'The best known values of these records.',
      resolve: async ({ keys }, _args, context) => goldenProfile(await recordsOf(keys, context), context.survivorship),
    }),
  }),
});

async function recordsOf(keys: readonly string[], context: IdentityContext): Promise<PartyRecord[]> {
  const records = await Promise.all(keys.map((key) => recordByKey(context, key)));
  return records.filter((record) => record !== null);
}

const CustomerChangeRef = builder.objectRef<CustomerChange>('CustomerChange').implement({
  description: 'A customer whose records are others than before.',
  fields: (t) => ({
    customerId: t.exposeID('customerId', {
      nullable: true,
      description: 'The customer; null for one that a preview foresees and that has no id yet.',
    }),
    becomes: t.exposeID('becomes', {
      nullable: true,
      description: 'The customer that its id answers with from now on; null where it answers with itself.',
    }),
    before: t.field({
      type: SnapshotRef,
      nullable: true,
      description: 'As it was; null when it is new.',
      resolve: ({ before }) => (before.length === 0 ? null : { keys: before }),
    }),
    after: t.field({
      type: SnapshotRef,
      nullable: true,
      description: 'As it is afterwards; null when it is no more.',
      resolve: ({ after }) => (after.length === 0 ? null : { keys: after }),
    }),
    customer: t.field({
      type: CustomerRef,
      nullable: true,
      description: 'The customer as it is at this moment: in a preview, as it still is.',
      resolve: ({ customerId }, _args, context) => (customerId === null ? null : customerById(context, customerId)),
    }),
  }),
});

interface Affected {
  department: string;
  keys: string[];
}

const AffectedRef = builder.objectRef<Affected>('AffectedDepartment').implement({
  description: 'A department whose records answer for another customer than before.',
  fields: (t) => ({
    department: t.field({
      type: DepartmentRef,
      description: 'Whose records.',
      resolve: ({ department }) => knownDepartment(department),
    }),
    recordIds: t.idList({ description: 'The records.', resolve: ({ keys }) => keys }),
  }),
});

/** Records whose customer has another id than before, by department. */
function affectedBy(changes: readonly CustomerChange[]): Affected[] {
  const homes = (side: 'before' | 'after'): Map<string, CustomerChange> =>
    new Map(changes.flatMap((change) => change[side].map((key) => [key, change] as const)));
  const [before, after] = [homes('before'), homes('after')];
  const moved = [...before.keys()].filter((key) => before.get(key) !== after.get(key)).sort();
  const byDepartment = Map.groupBy(moved, (key) => recordName(key).department);
  return [...byDepartment].map(([department, keys]) => ({ department, keys }));
}

const ProposalMarkRef = builder.objectRef<ProposalMark>('ProposalMark').implement({
  description: 'What stewards left on a proposal.',
  fields: (t) => ({
    status: t.expose('status', { type: ProposalStatusRef, description: 'What became of it.' }),
    assignee: t.exposeString('assignee', { nullable: true, description: 'Who is to look at it.' }),
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
      description: 'The decisions that stand from now on.',
      args: { first: t.arg.int({ description: mostDecisions }) },
      resolve: ({ made }, { first }) => made.slice(0, pageSize(first)),
    }),
    decisionsRevoked: t.field({
      type: [DecisionRef],
      description: 'The decisions that cease to stand.',
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

const mostDecisions = `How many to return at most, 1 to ${largestPage}; ${defaultPageSize} if left out.`;

const message = 'What is the matter, in a sentence.';

const StaleRef = builder.objectRef<Extract<Refusal, { type: 'stale' }>>('StaleVersion').implement({
  description: 'Something that the decision is about changed since the version that was given. Nothing was done.',
  fields: (t) => ({
    message: t.exposeString('message', { description: message }),
    version: t.expose('version', { type: 'SafeInt', description: 'The version that it has now.' }),
  }),
});

const AlreadyDecidedRef = builder.objectRef<Extract<Refusal, { type: 'alreadyDecided' }>>('AlreadyDecided').implement({
  description: 'A steward decided it before. Nothing was done.',
  fields: (t) => ({
    message: t.exposeString('message', { description: message }),
    eventId: t.id({
      nullable: true,
      description: 'The event by which it was decided, where there is one; `undo` takes it.',
      resolve: ({ event }) => event?.toString(),
    }),
  }),
});

const ForbiddenRef = builder.objectRef<Extract<Refusal, { type: 'forbidden' }>>('ForbiddenByDecision').implement({
  description: 'A steward decided that records of these are never one customer. Nothing was done.',
  fields: (t) => ({
    message: t.exposeString('message', { description: message }),
    decisions: t.field({
      type: [DecisionRef],
      description: 'The decisions that forbid it.',
      args: { first: t.arg.int({ description: mostDecisions }) },
      resolve: ({ decisions }, { first }) => decisions.slice(0, pageSize(first)),
    }),
  }),
});

const InvalidRef = builder.objectRef<Extract<Refusal, { type: 'invalid' }>>('InvalidInput').implement({
  description: 'What was given makes no sense. Nothing was done.',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'What is the matter with the field, and what it must be.' }),
    field: t.exposeString('field', { description: 'The argument.' }),
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
