import { forEachCandidatePair } from '../candidates/pairs.ts';
import { attributeComparison, type Comparison, comparisons } from '../comparison/comparisons.ts';
import type { Profile } from '../profile.ts';
import type { PartyKind } from '../record.ts';
import type { ComparisonModel, KindModel, Model } from './model.ts';
import { fullPower, type PowerOf, scorerOf } from './scorer.ts';
import { shippedAttribute, shippedModel } from './shipped.ts';

const randomPairs = 1_000_000;
const rounds = 10;
/** Shipped values count as much as this many pairs, so that a small population does not learn from a handful. */
const anchor = 20;
/** Only pairs that already look like one party teach how one party looks. */
const teachingWeight = 3000;
const smallestShare = 1e-7;

/**
 * Learns a model from records that nobody labelled: `u` from random pairs, `m` by expectation–maximisation that begins with
 * and is anchored on shipped values, the prior from the expected number of matches among all possible pairs.
 */
export function trainModel(profiles: readonly Profile[], name: string, powerOf: PowerOf = fullPower): Model {
  const kinds: Record<PartyKind, KindModel> = { ...shippedModel.kinds };
  for (const kind of ['PERSON', 'ORGANISATION'] as const) {
    const ofKind = profiles.filter((profile) => profile.kind === kind);
    if (ofKind.length >= 2) kinds[kind] = trainKind(ofKind, kind, powerOf);
  }
  return { name, records: profiles.length, kinds };
}

function trainKind(profiles: readonly Profile[], kind: PartyKind, powerOf: PowerOf): KindModel {
  const attributes = new Set(profiles.flatMap((profile) => [...profile.attributes.keys()]));
  const compared = [...comparisons[kind], ...[...attributes].sort().map(attributeComparison)];
  const shipped = shippedModel.kinds[kind].comparisons;
  const start = compared.map((comparison) => shipped[comparison.name] ?? shippedAttribute);
  const frequencies = compared.map((comparison) => countValues(comparison, profiles));
  const observed = learnU(profiles, compared, start);
  const levels = candidateLevels(profiles, compared);
  const possible = (profiles.length * (profiles.length - 1)) / 2;

  let model: KindModel = {
    prior: Math.min(0.1, 1 / profiles.length),
    comparisons: named(compared, (index) => ({
      m: start[index]?.m ?? [],
      u: observed[index] ?? [],
      ...frequencies[index],
    })),
  };
  for (let round = 0; round < rounds; round++) {
    const { matches, expected } = expectedMatches(profiles, levels, model, kind, powerOf);
    const prior = Math.min(0.5, Math.max(1 / possible, matches / possible));
    model = {
      prior,
      comparisons: named(compared, (index) => {
        const counts = expected[index] ?? [];
        const anchored = start[index]?.m ?? [];
        const total = counts.reduce((sum, count) => sum + count, anchor);
        const m = anchored.map((share, level) => ((counts[level] ?? 0) + anchor * share) / total);
        return { m, u: withoutMatches(observed[index] ?? [], m, prior), ...frequencies[index] };
      }),
    };
  }
  return model;
}

function named(
  compared: readonly Comparison[],
  modelOf: (index: number) => ComparisonModel,
): Record<string, ComparisonModel> {
  return Object.fromEntries(compared.map((comparison, index) => [comparison.name, modelOf(index)]));
}

function countValues(comparison: Comparison, profiles: readonly Profile[]): Pick<ComparisonModel, 'frequencies'> {
  if (!comparison.countsValues) return {};
  const counts = new Map<string, number>();
  let counted = 0;
  for (const profile of profiles) {
    for (const value of comparison.values(profile)) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
      counted += 1;
    }
  }
  if (counted === 0) return {};
  const common = [...counts].filter(([, count]) => count > 2).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return { frequencies: { counted, values: Object.fromEntries(common.slice(0, 20_000)) } };
}

/** How often records picked at random reach each level; the top level is counted exactly. */
function learnU(
  profiles: readonly Profile[],
  compared: readonly Comparison[],
  start: readonly ComparisonModel[],
): number[][] {
  const counts = compared.map(({ levels }) => new Float64Array(levels.length));
  const random = randomNumbers(1);
  const all = (profiles.length * (profiles.length - 1)) / 2;
  for (let n = 0; n < Math.min(randomPairs, all * 4); n++) {
    const a = Math.floor(random() * profiles.length);
    const b = Math.floor(random() * profiles.length);
    const [one, other] = [profiles[a], profiles[b]];
    if (a === b || !one || !other) continue;
    compared.forEach((comparison, index) => {
      const found = comparison.compare(one, other);
      const count = counts[index];
      if (found && count) count[found.level] = (count[found.level] ?? 0) + 1;
    });
  }
  return counts.map((count, index) => {
    const before = start[index]?.u ?? [];
    const total = count.reduce((sum, each) => sum + each, 1);
    return before.map((share, level) => Math.max(smallestShare, ((count[level] ?? 0) + share) / total));
  });
}

/** Random pairs hold a few matches too; what they add is taken out. */
function withoutMatches(observed: readonly number[], m: readonly number[], prior: number): number[] {
  const cleaned = observed.map((share, level) =>
    Math.max(share * 0.05, smallestShare, share - prior * (m[level] ?? 0)),
  );
  const total = cleaned.reduce((sum, share) => sum + share, 0);
  return cleaned.map((share) => share / total);
}

/** Levels of every candidate pair, so that each round only weighs them. */
interface CandidateLevels {
  pairs: [number, number][];
}

function candidateLevels(profiles: readonly Profile[], _compared: readonly Comparison[]): CandidateLevels {
  const pairs: [number, number][] = [];
  forEachCandidatePair(profiles, (a, b) => pairs.push([a, b]));
  return { pairs };
}

function expectedMatches(
  profiles: readonly Profile[],
  { pairs }: CandidateLevels,
  model: KindModel,
  kind: PartyKind,
  powerOf: PowerOf,
): { matches: number; expected: number[][] } {
  const scorer = scorerOf({ name: 'training', records: 0, kinds: { ...shippedModel.kinds, [kind]: model } });
  const compared = scorer.comparisonsOf(kind).map(({ comparison }) => comparison);
  const place = new Map(compared.map(({ name }, index) => [name, index]));
  const expected = compared.map(({ levels }) => levels.map(() => 0));
  let matches = 0;
  for (const [a, b] of pairs) {
    const [one, other] = [profiles[a], profiles[b]];
    if (!one || !other) continue;
    const { weight, evidence } = scorer.score(one, other, powerOf);
    const probability = 1 / (1 + Math.exp(-weight / 1000));
    matches += probability;
    if (weight <= teachingWeight) continue;
    for (const { comparison, level } of evidence) {
      const counts = expected[place.get(comparison) ?? -1];
      if (counts) counts[level] = (counts[level] ?? 0) + probability;
    }
  }
  return { matches, expected };
}

/** Numbers from 0 to 1, the same for a seed (Marsaglia's xorshift). */
function randomNumbers(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}
