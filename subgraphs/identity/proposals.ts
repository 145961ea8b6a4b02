import { pageArguments } from '../kit/builder.ts';
import { HoldRef } from './hold.ts';
import { pageOf } from './page.ts';
import { RecordSideRef, sidesOf } from './record-side.ts';
import { customerById } from './repository.ts';
import type { StoredProposal } from './resolution/proposal.ts';
import { builder } from './schema.ts';
import type { ProposalFilter } from './store/identity-store.ts';
import { calibratedProbability, inBits, probabilityMeaning, weightUnit } from './weight.ts';

const ProposalRef = builder.objectRef<StoredProposal>('Proposal').implement({
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
  }),
});

const ProposalConnection = builder.connectionObject(
  { type: ProposalRef, name: 'ProposalConnection', description: 'Proposals, the strongest pair of records first.' },
  { description: 'One proposal of a list.' },
);

const ProposalFilterInput = builder.inputType('ProposalFilter', {
  description: 'Which proposals a list holds; all conditions apply.',
  fields: (t) => ({
    reason: t.field({ type: HoldRef, description: 'Only those that this keeps apart.' }),
    customerId: t.id({ description: 'Only those about this customer, by its id or a former one.' }),
  }),
});

builder.queryField('proposals', (t) =>
  t.field({
    type: ProposalConnection,
    nullable: true,
    description: 'Customers that may be one and are not merged without a steward, in pages.',
    args: { ...pageArguments(t.arg), filter: t.arg({ type: ProposalFilterInput, description: 'Which of them.' }) },
    resolve: async (_root, { filter, ...page }, context) => {
      const { store } = context;
      const customer = filter?.customerId ? await customerById(context, filter.customerId) : null;
      const conditions: ProposalFilter = {
        reason: filter?.reason ?? undefined,
        customerId: customer?.id ?? filter?.customerId ?? undefined,
      };
      return pageOf(page, {
        list: 'proposals',
        read: (after, limit) =>
          store.proposals({ ...conditions, after: after && { weight: Number(after.sortKey), id: after.id }, limit }),
        positionOf: ({ weight, id }) => ({ sortKey: weight, id }),
        count: () => store.countProposals(conditions),
      });
    },
  }),
);
