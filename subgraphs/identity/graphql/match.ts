import { readEvidence } from '../resolution/engine/evidence.ts';
import { effectOf } from '../resolution/explain/evidence-lines.ts';
import type { StoredMatch } from '../resolution/match.ts';
import type { Evidence } from '../resolution/model/scorer.ts';
import { builder } from '../schema.ts';
import { type EvidenceOfPair, EvidenceRef } from './evidence.ts';
import { RecordSideRef, sidesOf } from './record-side.ts';
import { calibratedProbability, inBits, probabilityMeaning, weightUnit } from './weight.ts';

export const MatchRef = builder.interfaceRef<StoredMatch>('Match').implement({
  description: 'Two records that are alike, and why.',
  fields: (t) => ({
    sides: t.field({
      type: [RecordSideRef],
      description: 'The two records, in the order of their ids.',
      resolve: sidesOf,
    }),
    weight: t.float({
      description: `How much speaks for one party: the prior and all evidence together. ${weightUnit}`,
      resolve: ({ weight }) => inBits(weight),
    }),
    probability: t.float({
      nullable: true,
      description: probabilityMeaning,
      resolve: ({ weight }, _args, context) => calibratedProbability(weight, context),
    }),
    prior: t.float({
      description: `What is known before anything is compared: few records of all are one party. ${weightUnit}`,
      resolve: ({ weight, evidence }) =>
        inBits(readEvidence(evidence).reduce((rest, each) => rest - each.weight, weight)),
    }),
    evidence: t.field({
      type: [EvidenceRef],
      description: 'What each comparison found, the strongest first, for or against.',
      resolve: evidenceOf,
    }),
    model: t.exposeString('model', { description: 'The model that weighed them.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When identity last found it so.' }),
  }),
});

function evidenceOf({ low, high, evidence, hold }: StoredMatch): EvidenceOfPair[] {
  return readEvidence(evidence)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .map((line) => ({
      ...{ ...line, low, high, alone: null, holders: null, power: null },
      effect: isInConflict(line, hold) ? 'CONFLICTS' : effectOf(line.weight),
    }));
}

const slipsApart = 2;

/** Birth date and tax id of a pair that they hold apart; anything nearer than that is no conflict. */
function isInConflict({ comparison, level }: Evidence, hold: StoredMatch['hold']): boolean {
  const isPart = comparison === 'birthDate' || comparison === 'taxId';
  return hold === 'BIRTH_DATE_AND_TAX_ID' && isPart && level < slipsApart;
}
