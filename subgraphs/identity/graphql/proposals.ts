import { GraphQLError } from 'graphql';
import { pageArguments } from '../../kit/builder.ts';
import { personal } from '../../kit/masking.ts';
import { customerById, proposalById } from '../repository.ts';
import type { LinkingRules } from '../resolution/engine/rules.ts';
import { probabilityOf } from '../resolution/model/calibrate.ts';
import type { ProposalStatus, StoredProposal } from '../resolution/proposal.ts';
import { builder, type IdentityContext } from '../schema.ts';
import { versionMeaning } from '../stewardship/version.ts';
import type { ProposalFilter } from '../store/review.ts';
import { HoldRef } from './hold.ts';
import { maskedSubject } from './masked-subject.ts';
import { pageOf } from './page.ts';
import { DepartmentRef } from './record.ts';
import { RecordSideRef, sidesOf } from './record-side.ts';
import { calibratedProbability, inBits, probabilityMeaning, weightUnit } from './weight.ts';

const statuses: Record<ProposalStatus, string> = {
  OPEN: 'It waits for a steward.',
  CONFIRMED: 'A steward decided that both are one customer.',
  REJECTED: 'A steward decided that they stay two: for good, or until something else speaks for it.',
  DEFERRED: 'A steward put it off.',
  SUPERSEDED: 'It does not arise any more, by what became of the records.',
};

export const ProposalStatusRef = builder.enumType('ProposalStatus', {
  description: 'What became of a proposal.',
  values: Object.fromEntries(
    Object.entries(statuses).map(([status, description]) => [status, { description }]),
  ) as Record<ProposalStatus, { description: string }>,
});

const ProbabilityBand = builder.inputType('ProbabilityBand', {
  description: 'A band of probabilities, 0 to 1, both ends included.',
  fields: (t) => ({
    least: t.float({ description: 'At least so likely.' }),
    most: t.float({ description: 'At most so likely.' }),
  }),
});

/** No pair weighs more, in thousandths of a nat. */
const heaviest = 1_000_000;

export const ProposalRef = builder.objectRef<StoredProposal>('Proposal').implement({
  description: 'Two customers that may be one, for a steward to decide.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Follows from the two records: the same question has the same id.' }),
    sides: t.field({
      type: [RecordSideRef],
      description: 'Of each customer the record that is most like one of the other, in the order of their ids.',
      resolve: sidesOf,
    }),
    reason: t.expose('reason', { type: HoldRef, description: 'What keeps the two customers apart.' }),
    weight: t.float({
      description: `How much speaks for one party, of these two records. ${weightUnit}`,
      resolve: ({ weight }) => inBits(weight),
    }),
    meanWeight: t.float({
      description: `What all their records say together: of each attribute the mean over the pairs that can be compared by it. ${weightUnit}`,
      resolve: ({ mean }) => inBits(mean),
    }),
    probability: t.float({
      nullable: true,
      description: probabilityMeaning,
      resolve: ({ weight }, _args, context) => calibratedProbability(weight, context),
    }),
    model: t.exposeString('model', { description: 'The model that weighed them.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first proposed.' }),
    status: t.expose('status', { type: ProposalStatusRef, description: 'What became of it.' }),
    assignee: t.string({
      nullable: true,
      description: `Who is to look at it. ${maskedSubject}`,
      resolve: ({ assignee }, _args, { caller }) => personal(caller, 'id', assignee),
    }),
    decidedBy: t.id({
      nullable: true,
      description: 'The event by which a steward gave it its status; `undo` takes it.',
      resolve: ({ decidedBy }) => decidedBy?.toString(),
    }),
    version: t.expose('version', { type: 'SafeInt', description: versionMeaning }),
  }),
});

const ProposalConnection = builder.connectionObject(
  { type: ProposalRef, name: 'ProposalConnection', description: 'Proposals, the strongest pair of records first.' },
  { description: 'One proposal of a list.' },
);

const ProposalFilterInput = builder.inputType('ProposalFilter', {
  description: 'Which proposals a list holds; all conditions apply.',
  fields: (t) => ({
    status: t.field({
      type: [ProposalStatusRef],
      description: 'Only those of one of these statuses; OPEN if left out.',
    }),
    reason: t.field({ type: HoldRef, description: 'Only those that this keeps apart.' }),
    customerId: t.id({ description: 'Only those about this customer, by its id or a former one.' }),
    departments: t.field({
      type: [DepartmentRef],
      description: 'Only those whose two records are, between them, of all of these departments.',
    }),
    probability: t.field({
      type: ProbabilityBand,
      description: 'Only those in this band; refused under a model that nobody measured.',
    }),
    assignee: t.string({ description: 'Only those that this steward is to look at.' }),
    unassigned: t.boolean({ description: 'True for only those that nobody is to look at yet.' }),
    createdBefore: t.field({ type: 'DateTime', description: 'Only those first proposed before.' }),
    createdAfter: t.field({ type: 'DateTime', description: 'Only those first proposed after.' }),
  }),
});

const ProposalOrder = builder.enumType('ProposalOrder', {
  description: 'In which order proposals come.',
  values: {
    STRONGEST_FIRST: { description: 'The pair of records that is most alike first.' },
    WEAKEST_FIRST: { description: 'The pair of records that is least alike first.' },
    OLDEST_FIRST: { description: 'The one that waits longest first.' },
    NEWEST_FIRST: { description: 'The one that was proposed last first.' },
  } as const,
});

const orders = {
  STRONGEST_FIRST: ['weight', 'desc'],
  WEAKEST_FIRST: ['weight', 'asc'],
  OLDEST_FIRST: ['createdAt', 'asc'],
  NEWEST_FIRST: ['createdAt', 'desc'],
} as const;

builder.queryField('proposals', (t) =>
  t.field({
    type: ProposalConnection,
    nullable: true,
    description: 'The review queue: customers that may be one and are not merged without a steward, in pages.',
    args: {
      ...pageArguments(t.arg),
      filter: t.arg({ type: ProposalFilterInput, description: 'Which of them.' }),
      orderBy: t.arg({ type: ProposalOrder, description: 'In which order; STRONGEST_FIRST if left out.' }),
    },
    resolve: async (_root, { filter, orderBy, ...page }, context) => {
      const { store } = context;
      const [sort, direction] = orders[orderBy ?? 'STRONGEST_FIRST'];
      const conditions = await conditionsOf(filter ?? {}, context);
      return pageOf(page, {
        list: `proposals ${sort} ${direction}`,
        read: (after, limit) =>
          store.proposals({
            ...{ ...conditions, sort, direction, limit },
            after: after && { sortKey: Number(after.sortKey), id: after.id },
          }),
        positionOf: (proposal) => ({ sortKey: proposal[sort], id: proposal.id }),
        count: () => store.countProposals(conditions),
      });
    },
  }),
);

builder.queryField('proposal', (t) =>
  t.field({
    type: ProposalRef,
    nullable: true,
    description: 'One proposal, whatever became of it; null when it never was, or a record of it was deleted.',
    args: { id: t.arg.id({ required: true, description: "The proposal's id." }) },
    resolve: (_root, { id }, context) => proposalById(context, id),
  }),
);

type GivenFilter = typeof ProposalFilterInput.$inferInput;

async function conditionsOf(given: GivenFilter, context: IdentityContext): Promise<ProposalFilter> {
  refuseContradictions(given);
  const { reason, customerId, probability, assignee, unassigned } = given;
  const customer = customerId ? await customerById(context, customerId) : null;
  return {
    statuses: given.status ?? undefined,
    reason: reason ?? undefined,
    customerId: customer?.id ?? customerId ?? undefined,
    departments: given.departments ?? undefined,
    weight: probability ? weightsOf(probability, (await context.rulesInUse()).model) : undefined,
    assignee: unassigned ? null : (assignee ?? undefined),
    created: { before: given.createdBefore ?? undefined, after: given.createdAfter ?? undefined },
  };
}

/** @throws GraphQLError BAD_USER_INPUT when no proposal can meet two of the conditions, which is rather a slip than a question. */
function refuseContradictions({ probability, assignee, unassigned, createdBefore, createdAfter }: GivenFilter): void {
  const { least, most } = probability ?? {};
  if (unassigned && assignee != null)
    throw refused(
      'unassigned',
      'contradicts filter.assignee: what is somebody’s is not unassigned; leave one of them out',
    );
  if (least != null && most != null && least > most)
    throw refused('probability', 'begins above its end: least must not be greater than most');
  if (createdBefore != null && createdAfter != null && createdAfter >= createdBefore)
    throw refused('createdAfter', 'must be earlier than filter.createdBefore');
}

function refused(field: keyof GivenFilter, why: string): GraphQLError {
  const argument = `filter.${field}`;
  return new GraphQLError(`${argument} ${why}`, { extensions: { code: 'BAD_USER_INPUT', argument } });
}

/** Weights are whole numbers, and probabilities rise with them. */
function weightsOf(
  { least, most }: typeof ProbabilityBand.$inferInput,
  model: LinkingRules['model'],
): NonNullable<ProposalFilter['weight']> {
  if (probabilityOf(model, 0) === null)
    throw refused('probability', 'cannot be used: nobody measured the model in use; filter by reason');
  const first = (isReached: (weight: number) => boolean): number => {
    let [low, high] = [-heaviest, heaviest];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (isReached(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const probability = (weight: number): number => probabilityOf(model, weight) ?? 0;
  return {
    least: least == null ? undefined : first((weight) => probability(weight) >= least),
    most: most == null ? undefined : first((weight) => probability(weight) > most) - 1,
  };
}
