import { partDescription, partOf, wholeUnlessAsked } from '../../kit/list-part.ts';
import { proposalById } from '../repository.ts';
import type { PairExplanation, PairOutcome } from '../resolution/explain/explain-pair.ts';
import type { Guard, GuardThatSpoke } from '../resolution/explain/guards-between.ts';
import { builder, type IdentityContext } from '../schema.ts';
import { DecisionRef } from './decisions.ts';
import { EvidenceRef } from './evidence.ts';
import { HoldRef, holdMeanings } from './hold.ts';
import { ProposalRef } from './proposals.ts';
import { RecordSideRef, sidesOf } from './record-side.ts';
import { differentRecords } from './two-records.ts';
import { calibratedProbability, inBits, probabilityMeaning, weightUnit } from './weight.ts';

const outcomes: Record<PairOutcome, string> = {
  LINKED: 'They are one customer.',
  PROPOSED: 'They are of two customers that wait for a steward, who may say that they are one.',
  REFUSED: 'They are of two customers that are alike and kept apart.',
  UNRELATED: 'They are of two customers of which no two records are alike.',
};

function described<Value extends string>(meanings: Record<Value, string>): Record<Value, { description: string }> {
  return Object.fromEntries(Object.entries(meanings).map(([value, description]) => [value, { description }])) as Record<
    Value,
    { description: string }
  >;
}

const OutcomeRef = builder.enumType('LinkOutcome', {
  description: 'What two records are to each other.',
  values: described(outcomes),
});

const guardMeanings: Record<Guard, string> = {
  ...holdMeanings,
  KIND: 'One is a person and the other an organisation.',
  ALWAYS: 'A steward decided that they are one, whatever speaks against it.',
};

const GuardRef = builder.enumType('Guard', {
  description: 'What keeps two customers apart, or makes them one by decision.',
  values: described(guardMeanings),
});

const GuardThatSpokeRef = builder.objectRef<GuardThatSpoke>('GuardThatSpoke').implement({
  description: 'A guard that has something to say about two customers.',
  fields: (t) => ({
    guard: t.expose('guard', { type: GuardRef, description: 'Which guard.' }),
    sentence: t.exposeString('sentence', { description: 'What it says, in plain English, without personal data.' }),
    sides: t.field({
      type: [RecordSideRef],
      nullable: true,
      description:
        'The two records that it spoke of, which need not be those that were asked about; null when it is about all of them.',
      resolve: ({ records }) => records?.map((key) => ({ key })),
    }),
    decision: t.expose('decision', {
      type: DecisionRef,
      nullable: true,
      description: "The steward's decision that it is; null of every other guard.",
    }),
  }),
});

const LinkExplanationRef = builder.objectRef<PairExplanation>('LinkExplanation').implement({
  description: 'Why two records are one customer, or why they are not, as of now.',
  fields: (t) => ({
    outcome: t.field({
      type: OutcomeRef,
      nullable: true,
      description: 'What became of the two.',
      resolve: outcomeOf,
    }),
    sides: t.field({
      type: [RecordSideRef],
      description: 'The two records, in the order of their ids; for one that was merged in its source the survivor.',
      resolve: sidesOf,
    }),
    isMatch: t.boolean({
      description: 'Whether the two records themselves are alike enough to be kept as a link or a refusal.',
      resolve: ({ match }) => match !== null,
    }),
    reason: t.field({
      type: HoldRef,
      nullable: true,
      description: 'What keeps the two records apart that are alike; null when nothing does, or they are not.',
      resolve: ({ match }) => match?.hold,
    }),
    wereCompared: t.exposeBoolean('wereCompared', {
      description:
        'Whether they share enough blocking keys to be compared at all while linking; of many records of a source that say the ' +
        'same, all but a few are compared with the first only.',
    }),
    prior: t.float({
      nullable: true,
      description: `What is known before anything is compared; null of a person and an organisation. ${weightUnit}`,
      resolve: ({ prior }) => bitsOf(prior),
    }),
    weight: t.float({
      nullable: true,
      description: `Prior and evidence together; null of a person and an organisation. ${weightUnit}`,
      resolve: ({ weight }) => bitsOf(weight),
    }),
    probability: t.float({
      nullable: true,
      description: probabilityMeaning,
      resolve: ({ weight }, _args, context) => (weight === null ? null : calibratedProbability(weight, context)),
    }),
    mergeBar: t.float({
      description: `The weight at which two records of these departments are one by themselves. ${weightUnit}`,
      resolve: ({ mergeBar }) => inBits(mergeBar),
    }),
    meanWeight: t.float({
      nullable: true,
      description: `What all records of both customers say together, as in a proposal; null when they are one, or a person and an organisation. ${weightUnit}`,
      resolve: ({ mean }) => bitsOf(mean),
    }),
    evidence: t.field({
      type: [EvidenceRef],
      description: 'What each comparison found, the strongest first, for or against; then those that found nothing.',
      resolve: ({ low, high, evidence }) =>
        evidence
          .toSorted((a, b) => Number(a.level === null) - Number(b.level === null) || rankOf(b) - rankOf(a))
          .map((line) => ({ ...line, low, high })),
    }),
    guards: t.field({
      type: [GuardThatSpokeRef],
      description: 'What keeps the two customers apart; of one customer what stewards decided about its records.',
      directives: wholeUnlessAsked,
      args: { first: t.arg.int({ description: partDescription }) },
      resolve: ({ guards }, { first }) => partOf(guards, first),
    }),
    guardCount: t.int({ description: 'How many guards spoke.', resolve: ({ guards }) => guards.length }),
    proposal: t.field({
      type: ProposalRef,
      nullable: true,
      description: 'The question that stewards are asked about the two customers.',
      resolve: ({ proposal }, _args, context) => (proposal ? proposalById(context, proposal.id) : null),
    }),
    model: t.exposeString('model', { description: 'The model that weighed them.' }),
  }),
});

builder.queryField('explainLink', (t) =>
  t.field({
    type: LinkExplanationRef,
    nullable: true,
    description:
      'Why two records are one customer, or why they are not; null when identity does not know one of them, or when one was ' +
      'merged into the other in its source.',
    args: {
      a: t.arg.id({ required: true, description: 'A record, e.g. billing:account:cus_81.' }),
      b: t.arg.id({ required: true, description: 'Another record.' }),
    },
    resolve: (_root, { a, b }, { desk, signal }) => desk.explain(...differentRecords({ a, b }), signal),
  }),
);

function bitsOf(weight: number | null): number | null {
  return weight === null ? null : inBits(weight);
}

/** What forbids comes first. */
function rankOf({ weight, effect }: PairExplanation['evidence'][number]): number {
  return effect === 'CONFLICTS' ? Number.POSITIVE_INFINITY : Math.abs(weight);
}

/** A question to which a steward said no is none any more. */
async function outcomeOf(
  { outcome, proposal }: PairExplanation,
  _args: unknown,
  context: IdentityContext,
): Promise<PairOutcome> {
  if (outcome !== 'PROPOSED' || !proposal) return outcome;
  const known = await proposalById(context, proposal.id);
  return known?.status === 'REJECTED' ? 'REFUSED' : outcome;
}
