import type { Comparison } from '../comparison/comparison.ts';
import type { Profile } from '../profile.ts';
import type { ComparisonModel } from './model.ts';

const randomPairs = 200_000;
/** Shipped values count as much as this many pairs, for what few records say. */
const shippedPairs = 1000;
const smallestShare = 1e-7;

/** How often records picked at random reach each level. */
export function chanceOfLevels(
  profiles: readonly Profile[],
  compared: readonly Comparison[],
  shipped: readonly ComparisonModel[],
): number[][] {
  const counts = compared.map(({ levels }) => new Float64Array(levels.length));
  const random = randomNumbers(1);
  const all = (profiles.length * (profiles.length - 1)) / 2;
  for (let n = 0; n < Math.min(randomPairs, all * 4); n++) {
    const a = profiles[Math.floor(random() * profiles.length)];
    const b = profiles[Math.floor(random() * profiles.length)];
    if (!a || !b || a === b) continue;
    for (let index = 0; index < compared.length; index++) {
      const level = compared[index]?.level(a, b) ?? -1;
      const count = counts[index];
      if (count && level >= 0) count[level] = (count[level] ?? 0) + 1;
    }
  }
  return counts.map((count, index) => {
    const total = count.reduce((sum, each) => sum + each, shippedPairs);
    const before = shipped[index]?.u ?? [];
    return before.map((share, level) => Math.max(smallestShare, ((count[level] ?? 0) + shippedPairs * share) / total));
  });
}

/** Random pairs hold a few matches too; what they add is taken out. */
export function withoutMatches(observed: readonly number[], m: readonly number[], prior: number): number[] {
  const cleaned = observed.map((share, level) =>
    Math.max(share * 0.05, smallestShare, share - prior * (m[level] ?? 0)),
  );
  const total = cleaned.reduce((sum, share) => sum + share, 0);
  return cleaned.map((share) => share / total);
}

/**
 * Strangers who have the same by chance write it in other ways as often as one party does, so that no level says more for one
 * party than the highest. Of what is the same for nearly all, as a city, the others are seen too seldom to be learned.
 */
export function withOtherSpellings(u: readonly number[], m: readonly number[]): number[] {
  const sameByChance = (u.at(-1) ?? 0) / (m.at(-1) ?? 1);
  const held = u.map((share, level) => Math.max(share, sameByChance * (m[level] ?? 0)));
  const total = held.reduce((sum, share) => sum + share, 0);
  return held.map((share) => share / total);
}

/** Numbers from 0 to 1, the same for a seed (Marsaglia's xorshift). */
export function randomNumbers(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}
