import { unsaid } from '../comparison/comparison.ts';
import type { ClusteringMatter } from '../engine/cluster-component.ts';
import { type Conflict, conflictsBetween } from '../guards/conflict.ts';
import { hashedValue, spreadingComparisons } from '../model/spread.ts';
import type { Profile } from '../profile.ts';

export type EvidenceEffect =
  | 'SUPPORTS'
  | 'CONTRADICTS'
  | 'NEUTRAL'
  /** Part of what forbids that two records are one party, whatever their weight. */
  | 'CONFLICTS';

/** What one comparison says about two records, or that it says nothing. */
export interface EvidenceLine {
  comparison: string;
  /** Null where one of the two says nothing that could be compared. */
  level: number | null;
  /** Thousandths of a nat. */
  weight: number;
  /** What it would weigh if no other comparison said the same. */
  alone: number;
  effect: EvidenceEffect;
  /** How many records hold the value that both have, up to some hundred; null where that is not counted. */
  holders: number | null;
  /** What share of its power that value keeps, 1 for all of it; null where it has none to lose. */
  power: number | null;
}

/** Jr and Sr: weighed by nobody, and yet it decides. */
export const generationComparison = 'generation';

const partOf: Record<Conflict, readonly string[]> = {
  GENERATION: [generationComparison],
  BIRTH_DATE_AND_TAX_ID: ['birthDate', 'taxId'],
};

/** By what a generation is told that only one of two says. */
const births: readonly string[] = ['birthDate', 'birthYear'];

/** Of two records of one kind. */
export function evidenceLines(
  a: number,
  b: number,
  { population, weigher }: ClusteringMatter,
): { prior: number; weight: number; evidence: EvidenceLine[] } {
  const [one, other] = [population.profileOf(a), population.profileOf(b)];
  const { prior, weight, evidence } = weigher.scoreInFull(a, b);
  const generation = generationEvidence(one, other);
  const conflicting = conflictsBetween(one, other).flatMap((conflict) =>
    conflict === 'GENERATION' && generation.length === 0 ? births : partOf[conflict],
  );
  const lines = [...evidence, ...generation].map(({ value, ...said }): EvidenceLine => {
    const { comparison, level } = said;
    const spreads = value !== null && spreadingComparisons.has(comparison);
    return {
      ...said,
      effect: level !== null && conflicting.includes(comparison) ? 'CONFLICTS' : effectOf(said.weight),
      holders: spreads ? population.holdersCount(hashedValue(comparison, value)) : null,
      power: spreads ? population.powerOf(comparison, value) : null,
    };
  });
  return { prior, weight, evidence: lines };
}

/** What evidence of this weight does to the odds. */
export function effectOf(weight: number): Exclude<EvidenceEffect, 'CONFLICTS'> {
  if (weight === 0) return 'NEUTRAL';
  return weight > 0 ? 'SUPPORTS' : 'CONTRADICTS';
}

function generationEvidence(one: Profile, other: Profile) {
  const level = generationLevel(one.generations, other.generations);
  return level === unsaid ? [] : [{ comparison: generationComparison, level, weight: 0, alone: 0, value: null }];
}

function generationLevel(some: readonly string[], others: readonly string[]): number {
  if (some.length === 0 || others.length === 0) return unsaid;
  return Number(some.some((generation) => others.includes(generation)));
}
