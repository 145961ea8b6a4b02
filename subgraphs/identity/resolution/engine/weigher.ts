import type { Linkage } from '../clustering/average-linkage.ts';
import { PooledEvidence } from '../model/pooled-evidence.ts';
import { Reach } from '../model/reach.ts';
import type { Evidence, FullScore, Score } from '../model/scorer.ts';
import { scorerOf } from '../model/scorer.ts';
import type { Population } from '../population/population.ts';
import { type LinkingRules, matchBarOf } from './rules.ts';

/** Weighs records that are told by their slots. Weights are in thousandths of a nat, as the bars of the rules count them. */
export interface Weigher {
  /** With their ease. Below the bar for matches it may be any number below it. */
  weightOf(a: number, b: number): number;
  /** The same of one record with many others. */
  weightsOf(a: number): (b: number) => number;
  /**
   * What groups of these records of one kind weigh, told by their places: short of a bar of their departments' own as they would
   * be of the usual one.
   */
  linkageAmong(slots: readonly number[]): Linkage;
  /** The weight and what it is made of, without departments' own bars. */
  score(a: number, b: number): Score;
  /** The same with everything that was looked at; of two records of one kind. */
  scoreInFull(a: number, b: number): FullScore;
  /** What two groups of records of one kind weigh against each other, as `linkageAmong` would say. */
  weightBetween(some: readonly number[], others: readonly number[]): number;
  /** The weight at which two records are one party by themselves. */
  barOf(a: number, b: number): number;
  /** What a lower bar of their departments' own adds to the weight of two records. */
  easeOf(a: number, b: number): number;
}

/** Of two kinds nothing is one party. */
const neverOne = -30_000;

const nothingSaid: readonly Evidence[] = [];

export function weigherOf(population: Population, rules: LinkingRules): Weigher {
  const { model, mergeBar, departmentBars } = rules;
  const matchBar = matchBarOf(rules);
  const scorer = scorerOf(model);
  const { powerOf } = population;
  const handicaps = new Map<string, number>();
  for (const { departments, mergeBar: bar } of departmentBars) {
    const [one, other] = departments;
    handicaps.set(`${one} ${other}`, bar - mergeBar).set(`${other} ${one}`, bar - mergeBar);
  }
  const departmentOf = (slot: number): string => population.keyOf(slot).split(':', 1)[0] ?? '';
  const handicapOf = (a: number, b: number): number =>
    handicaps.size === 0 ? 0 : (handicaps.get(`${departmentOf(a)} ${departmentOf(b)}`) ?? 0);
  // A pair that only a higher bar of its departments' own holds apart is a match: it is seen to be held, rather than missed.
  const easeOf = (a: number, b: number): number => Math.max(0, -handicapOf(a, b));
  const reach = new Reach(scorer.kindOfAll([]), population.sketches);
  const weightsOf: Weigher['weightsOf'] = (a) => {
    const one = population.profileOf(a);
    return (b) => {
      if (reach.weightAtMost(a, b) < matchBar - easeOf(a, b)) return neverOne;
      const other = population.profileOf(b);
      if (one.kind !== other.kind) return neverOne;
      const ease = easeOf(a, b);
      return scorer.weightOf(one, other, powerOf, matchBar - ease) + ease;
    };
  };
  return {
    easeOf,
    barOf: (a, b) => mergeBar + handicapOf(a, b),
    scoreInFull: (a, b) => scorer.scoreInFull(population.profileOf(a), population.profileOf(b), powerOf),
    weightBetween: (some, others) => {
      const [profiles, rest] = [some, others].map((slots) => slots.map((slot) => population.profileOf(slot)));
      const kind = scorer.kindOfAll([...(profiles ?? []), ...(rest ?? [])]);
      const evidence = new PooledEvidence(2, kind, [some.length, others.length]);
      profiles?.forEach((one, a) => {
        rest?.forEach((other, b) => {
          scorer.weightOf(one, other, powerOf, Number.NEGATIVE_INFINITY);
          evidence.note(0, 1, handicapOf(some[a] ?? 0, others[b] ?? 0));
        });
      });
      return evidence.weightBetween(0, 1);
    },
    weightsOf,
    weightOf: (a, b) => weightsOf(a)(b),
    linkageAmong: (slots) => {
      const profiles = slots.map((slot) => population.profileOf(slot));
      const evidence = new PooledEvidence(slots.length, scorer.kindOfAll(profiles));
      profiles.forEach((one, a) => {
        for (let b = a + 1; b < profiles.length; b++) {
          scorer.weightOf(one, profiles[b] ?? one, powerOf, Number.NEGATIVE_INFINITY);
          evidence.note(a, b, handicapOf(slots[a] ?? 0, slots[b] ?? 0));
        }
      });
      return evidence;
    },
    score: (a, b) => {
      const [one, other] = [population.profileOf(a), population.profileOf(b)];
      return one.kind === other.kind
        ? scorer.score(one, other, powerOf)
        : { weight: neverOne, evidence: [...nothingSaid] };
    },
  };
}
