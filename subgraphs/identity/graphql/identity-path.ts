import type { PathStep } from '../resolution/explain/path.ts';
import { builder } from '../schema.ts';
import { HoldRef } from './hold.ts';
import { RecordSideRef } from './record-side.ts';
import { differentRecords } from './two-records.ts';
import { calibratedProbability, inBits, probabilityMeaning, weightUnit } from './weight.ts';

const PathStepRef = builder.objectRef<PathStep>('PathStep').implement({
  description: 'From one record to the next.',
  fields: (t) => ({
    from: t.field({ type: RecordSideRef, description: 'Where it begins.', resolve: ({ from }) => ({ key: from }) }),
    to: t.field({ type: RecordSideRef, description: 'Where it leads.', resolve: ({ to }) => ({ key: to }) }),
    weight: t.float({
      nullable: true,
      description: `How much speaks for one party, of these two records; null where only a decision ties them. ${weightUnit}`,
      resolve: ({ weight }) => (weight === null ? null : inBits(weight)),
    }),
    probability: t.float({
      nullable: true,
      description: probabilityMeaning,
      resolve: ({ weight }, _args, context) => (weight === null ? null : calibratedProbability(weight, context)),
    }),
    heldBy: t.field({
      type: HoldRef,
      nullable: true,
      description: 'What keeps the two apart; null for an accepted link.',
      resolve: ({ hold }) => hold,
    }),
    isDecided: t.exposeBoolean('isDecided', { description: 'Whether a steward decided that the two are one.' }),
  }),
});

const IdentityPathRef = builder.objectRef<readonly PathStep[]>('IdentityPath').implement({
  description: 'How one record leads to another, from pair to pair that is alike.',
  fields: (t) => ({
    steps: t.field({
      type: [PathStepRef],
      description: 'One after the other, as few as there can be.',
      resolve: (steps) => steps,
    }),
    isLinked: t.boolean({
      description: 'Whether all steps are accepted links or decisions: both records are one customer.',
      resolve: (steps) => steps.every(({ hold }) => hold === null),
    }),
  }),
});

builder.queryField('identityPath', (t) =>
  t.field({
    type: IdentityPathRef,
    nullable: true,
    description:
      'How one record leads to another: over accepted links and decisions, or else over pairs that are held apart as well; null ' +
      'when there is no such way among the nearest 10,000 records, or identity does not know one of the two.',
    args: {
      a: t.arg.id({ required: true, description: 'The record where it begins, e.g. billing:account:cus_81.' }),
      b: t.arg.id({ required: true, description: 'The record where it ends.' }),
    },
    resolve: (_root, { a, b }, { desk, signal }) => desk.path(...differentRecords({ a, b }), signal),
  }),
);
