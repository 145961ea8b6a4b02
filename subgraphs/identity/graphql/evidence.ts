import { personal } from '../../kit/masking.ts';
import { recordByKey } from '../repository.ts';
import { levelsOf } from '../resolution/comparison/comparisons.ts';
import { commonness, commonnessOfSlip, powerLeft } from '../resolution/explain/commonness.ts';
import { type EvidenceEffect, type EvidenceLine, generationComparison } from '../resolution/explain/evidence-lines.ts';
import { evidenceSentence } from '../resolution/explain/evidence-sentence.ts';
import { closestValues, type SaidValue, saidValues } from '../resolution/explain/said-values.ts';
import { withoutBlockedValues } from '../resolution/guards/blocked-values.ts';
import { relatedParties } from '../resolution/model/scorer.ts';
import type { PartyRecord } from '../resolution/record.ts';
import { builder, type IdentityContext } from '../schema.ts';
import { shown } from './record.ts';
import { inBits, weightUnit } from './weight.ts';

/** Evidence with the two records that it is about; what only the resolver knows is null where it was not asked. */
export interface EvidenceOfPair extends Omit<EvidenceLine, 'alone'> {
  low: string;
  high: string;
  alone: number | null;
}

const effects: Record<EvidenceEffect, string> = {
  SUPPORTS: 'One party is likelier.',
  CONTRADICTS: 'One party is less likely.',
  NEUTRAL: 'It counts nothing: it could not be compared, or another comparison says the same.',
  CONFLICTS: 'It is part of what forbids one party, whatever the weight.',
};

const EffectRef = builder.enumType('EvidenceEffect', {
  description: 'What a piece of evidence does to the odds that two records are one party.',
  values: Object.fromEntries(
    Object.entries(effects).map(([effect, description]) => [effect, { description }]),
  ) as Record<EvidenceEffect, { description: string }>,
});

const EvidenceValuesRef = builder.objectRef<{ recordId: string; values: string[] }>('EvidenceValues').implement({
  description: 'What one of two records says of the matter.',
  fields: (t) => ({
    recordId: t.exposeID('recordId', { description: 'Which record, e.g. billing:account:cus_81.' }),
    values: t.exposeStringList('values', {
      description: "The values as the record has them; a person's are masked without the scope personal-data:read.",
    }),
  }),
});

export const EvidenceRef = builder.objectRef<EvidenceOfPair>('Evidence').implement({
  description: 'What one comparison of two records found.',
  fields: (t) => ({
    comparison: t.exposeString('comparison', {
      description:
        'What was compared, e.g. birthDate or email; related stands for a family, or a group of companies, that would ' +
        'explain the likeness as well, and generation for Jr and Sr.',
    }),
    level: t.string({
      nullable: true,
      description:
        'What was found, in words, e.g. one slip apart; null when the two could not be compared, or the comparison is no longer made.',
      resolve: ({ comparison, level }) => (level === null ? null : levelInWords(comparison, level)),
    }),
    weight: t.float({
      description: `What it adds to the weight of the pair. ${weightUnit}`,
      resolve: ({ weight }) => inBits(weight),
    }),
    weightAlone: t.float({
      nullable: true,
      description:
        'What it would add if no other evidence said the same, in bits; told by `explainLink`, null everywhere else.',
      resolve: ({ alone }) => (alone === null ? null : inBits(alone)),
    }),
    holders: t.int({
      nullable: true,
      description:
        'How many records have the value that both have; told by `explainLink` of what loses its power as it spreads, such as an email, null everywhere else.',
      resolve: ({ holders }) => holders,
    }),
    effect: t.expose('effect', { type: EffectRef, description: 'Whether it speaks for one party or against.' }),
    values: t.field({
      type: [EvidenceValuesRef],
      nullable: true,
      description:
        'What both records say of it, in the order of their ids, without what rules block; null when one was deleted a moment ago.',
      resolve: async (evidence, _args, context) => {
        const sides = await sidesOf(evidence, context);
        return sides?.map(({ record, said }) => ({
          recordId: record.key,
          values: said.map((value) => masked(value, record, context)),
        }));
      },
    }),
    sentence: t.string({
      nullable: true,
      description: 'The same in plain English, with the values as the caller may see them.',
      resolve: sentenceOf,
    }),
  }),
});

function levelInWords(comparison: string, level: number): string | null {
  if (comparison === relatedParties) return 'relatives would explain it as well';
  if (comparison === generationComparison) return level === 0 ? 'different' : 'the same';
  return levelsOf(comparison)[level] ?? null;
}

interface Side {
  record: PartyRecord;
  said: readonly SaidValue[];
}

async function sidesOf({ low, high, comparison }: EvidenceOfPair, context: IdentityContext): Promise<Side[] | null> {
  const [one, other] = await Promise.all([recordByKey(context, low), recordByKey(context, high)]);
  if (!one || !other) return null;
  const { blockedValues } = await context.rulesInUse();
  return [one, other].map((record) => ({
    record,
    said: comparison === relatedParties ? [] : saidValues(comparison, withoutBlockedValues(record, blockedValues)),
  }));
}

async function sentenceOf(evidence: EvidenceOfPair, _args: unknown, context: IdentityContext): Promise<string | null> {
  const sides = await sidesOf(evidence, context);
  const [one, other] = sides ?? [];
  if (!one || !other) return null;
  const { comparison, level, weight } = evidence;
  const [low, high] = closestValues(comparison, level, one.said, other.said);
  const rules = await context.rulesInUse();
  const model = rules.model.kinds[one.record.kind].comparisons[comparison];
  return evidenceSentence({
    ...evidence,
    power: evidence.power ?? (model ? powerLeft(comparison, level, weight, model) : null),
    oneIn: low && high && model ? commonness(comparison, low.profile, high.profile, model) : null,
    oneInOfSlip: low && high && model ? commonnessOfSlip(evidence, low.profile, high.profile, model) : null,
    sides: [
      { recordId: one.record.key, says: one.said.length > 0, value: low && visible(low, one.record, context) },
      { recordId: other.record.key, says: other.said.length > 0, value: high && visible(high, other.record, context) },
    ],
  });
}

/** Null where masking leaves nothing to see. */
function visible(value: SaidValue, record: PartyRecord, context: IdentityContext): string | null {
  const text = masked(value, record, context);
  return text === '***' ? null : text;
}

/** As a record's own fields are. */
function masked({ text, secrecy }: SaidValue, record: PartyRecord, context: IdentityContext): string {
  if (secrecy === 'public') return text;
  const isContact = secrecy === 'email' || secrecy === 'phone' || secrecy === 'id';
  return isContact ? personal(context.caller, secrecy, text) : shown(record, secrecy, text, context);
}
