import { levelsOf } from './resolution/comparison/comparisons.ts';
import { type Evidence, relatedParties } from './resolution/model/scorer.ts';
import { builder } from './schema.ts';
import { inBits, weightUnit } from './weight.ts';

type Effect = 'SUPPORTS' | 'CONTRADICTS' | 'NEUTRAL';

const EffectRef = builder.enumType('EvidenceEffect', {
  description: 'What a piece of evidence does to the odds that two records are one party.',
  values: {
    SUPPORTS: { description: 'One party is likelier.' },
    CONTRADICTS: { description: 'One party is less likely.' },
    NEUTRAL: { description: 'It was compared and counts nothing, e.g. because another comparison says the same.' },
  } as const,
});

export const EvidenceRef = builder.objectRef<Evidence>('Evidence').implement({
  description: 'What one comparison of two records found; it never holds what the records say.',
  fields: (t) => ({
    comparison: t.exposeString('comparison', {
      description:
        'What was compared, e.g. birthDate or email; related stands for a family, or a group of companies, that would ' +
        'explain the likeness as well.',
    }),
    level: t.string({
      nullable: true,
      description: 'What was found, in words, e.g. one slip apart; null when the comparison is no longer made.',
      resolve: ({ comparison, level }) => levelInWords(comparison, level),
    }),
    weight: t.float({
      description: `What it adds to the weight of the pair. ${weightUnit}`,
      resolve: ({ weight }) => inBits(weight),
    }),
    effect: t.field({
      type: EffectRef,
      description: 'Whether it speaks for one party or against.',
      resolve: ({ weight }) => effectOf(weight),
    }),
  }),
});

function levelInWords(comparison: string, level: number): string | null {
  return comparison === relatedParties ? 'relatives would explain it as well' : (levelsOf(comparison)[level] ?? null);
}

function effectOf(weight: number): Effect {
  if (weight === 0) return 'NEUTRAL';
  return weight > 0 ? 'SUPPORTS' : 'CONTRADICTS';
}
