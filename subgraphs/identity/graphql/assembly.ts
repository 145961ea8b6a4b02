import { partDescription, partOf, wholeUnlessAsked } from '../../kit/list-part.ts';
import { assemblyOfCustomer } from '../repository.ts';
import type { AssemblyReason, AssemblyStep } from '../resolution/explain/assembly.ts';
import { builder } from '../schema.ts';
import { CustomerRef } from './customer.ts';
import { DecisionRef } from './decisions.ts';
import { RecordSideRef, sidesOf } from './record-side.ts';
import { calibratedProbability, inBits, probabilityMeaning, weightUnit } from './weight.ts';

const reasons: Record<AssemblyReason, string> = {
  WEIGHT: 'Both sides weigh enough against each other.',
  REPEATS:
    'The records of one side say the same as one of the other side, whose source wrote them down again and again.',
  DECISION: 'A steward decided that they are one.',
  ALONE:
    'The record is alone as far as linking goes; if the customer has others, a decision unites them in a later step.',
};

const AssemblyReasonRef = builder.enumType('AssemblyReason', {
  description: 'Why records came together.',
  values: Object.fromEntries(
    Object.entries(reasons).map(([reason, description]) => [reason, { description }]),
  ) as Record<AssemblyReason, { description: string }>,
});

const StrongestPairRef = builder.objectRef<NonNullable<AssemblyStep['strongest']>>('StrongestPair').implement({
  description: 'The two records that weigh most by themselves, one of each side; `explainLink` says why.',
  fields: (t) => ({
    sides: t.field({ type: [RecordSideRef], description: 'Both, in the order of their ids.', resolve: sidesOf }),
    weight: t.float({
      description: `How much speaks for one party, of these two records. ${weightUnit}`,
      resolve: ({ weight }) => inBits(weight),
    }),
    probability: t.float({
      nullable: true,
      description: probabilityMeaning,
      resolve: ({ weight }, _args, context) => calibratedProbability(weight, context),
    }),
  }),
});

const AssemblyStepRef = builder.objectRef<AssemblyStep>('AssemblyStep').implement({
  description: 'One step in which records became one customer.',
  fields: (t) => ({
    reason: t.expose('reason', { type: AssemblyReasonRef, description: 'Why they came together.' }),
    left: t.field({
      type: [RecordSideRef],
      description: 'The records of one side.',
      directives: wholeUnlessAsked,
      args: { first: t.arg.int({ description: partDescription }) },
      resolve: ({ left }, { first }) => partOf(left, first).map((key) => ({ key })),
    }),
    leftCount: t.int({ description: 'How many records that side has.', resolve: ({ left }) => left.length }),
    right: t.field({
      type: [RecordSideRef],
      description: 'The records of the other side; none in a step that tells of one record alone.',
      directives: wholeUnlessAsked,
      args: { first: t.arg.int({ description: partDescription }) },
      resolve: ({ right }, { first }) => partOf(right, first).map((key) => ({ key })),
    }),
    rightCount: t.int({ description: 'How many records the other side has.', resolve: ({ right }) => right.length }),
    meanWeight: t.float({
      nullable: true,
      description: `What all records of both sides say together; null where that did not count. ${weightUnit}`,
      resolve: ({ mean }) => (mean === null ? null : inBits(mean)),
    }),
    strongest: t.expose('strongest', {
      type: StrongestPairRef,
      nullable: true,
      description: 'Their two records that are most alike; null where weight did not count.',
    }),
    decision: t.expose('decision', {
      type: DecisionRef,
      nullable: true,
      description: 'The decision by which they are one.',
    }),
  }),
});

builder.objectField(CustomerRef, 'assembly', (t) =>
  t.field({
    type: [AssemblyStepRef],
    nullable: true,
    description:
      'How this customer came to be, step by step, as linking joins its present records: the two sides that weigh most against ' +
      'each other first, then records that repeat others of their source, and what stewards decided last.',
    resolve: ({ recordKeys }, _args, context) => assemblyOfCustomer(context, recordKeys),
  }),
);
