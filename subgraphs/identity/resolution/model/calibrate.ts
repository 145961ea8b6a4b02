import { forEachCandidatePair } from '../candidates/pairs.ts';
import type { Profile } from '../profile.ts';
import type { Calibration, Model } from './model.ts';
import { type PowerOf, scorerOf } from './scorer.ts';

/** How many pairs of one weight there were, and how many of them were one party. */
export interface WeighedPairs {
  /** Thousandths of a nat. */
  weight: number;
  pairs: number;
  same: number;
}

/** What a steward decided about two profiles, told by their places. */
export interface Verdict {
  a: number;
  b: number;
  same: boolean;
}

/** Weights are counted in steps of half a nat. */
const step = 500;
/** As many verdicts on pairs of one weight as clustering joined, or left apart, count as much as clustering does. */
const trustInClusters = 30;
/** The model's own odds count as so many pairs of each weight: of one pair that is all there is, clustering is no measure. */
const pairsByOdds = 2;
/** No sample is large enough to say more. */
const mostCertain = 0.9999;
const lowest = -10_000;
const highest = 30_000;

/**
 * The probability that rises with the weight and fits the counts best: isotonic regression, by pooling neighbours that are
 * the wrong way round (Ayer et al. 1955).
 *
 * @returns points between which to interpolate, weights and probabilities rising.
 */
export function risingProbabilities(counts: readonly WeighedPairs[]): Calibration {
  const pools: { from: number; to: number; pairs: number; same: number }[] = [];
  for (const { weight, pairs, same } of [...counts].sort((a, b) => a.weight - b.weight)) {
    if (pairs === 0) continue;
    let pool = { from: weight, to: weight, pairs, same };
    for (let last = pools.at(-1); last && last.same / last.pairs >= pool.same / pool.pairs; last = pools.at(-1)) {
      pool = { from: last.from, to: pool.to, pairs: last.pairs + pool.pairs, same: last.same + pool.same };
      pools.pop();
    }
    pools.push(pool);
  }
  return pools.flatMap(({ from, to, pairs, same }): Calibration => {
    const probability = Math.min(mostCertain, Math.round((10_000 * same) / pairs) / 10_000);
    return from === to
      ? [[from, probability]]
      : [
          [from, probability],
          [to, probability],
        ];
  });
}

/** Counts candidate pairs by weight; `same` says whether two profiles, told by their places, are one party. */
export function countByWeight(
  profiles: readonly Profile[],
  model: Model,
  powerOf: PowerOf,
  same: (a: number, b: number) => boolean,
): WeighedPairs[] {
  const scorer = scorerOf(model);
  const counts = new Map<number, WeighedPairs>();
  forEachCandidatePair(profiles, model.blocking, (x, y) => {
    const [a, b] = [profiles[x], profiles[y]];
    if (!a || !b || a.kind !== b.kind) return;
    const weight = scorer.weightOf(a, b, powerOf, lowest);
    if (weight < lowest) return;
    const middle = middleOf(weight);
    const counted = counts.get(middle) ?? { weight: middle, pairs: 0, same: 0 };
    counted.pairs += 1;
    counted.same += Number(same(x, y));
    counts.set(middle, counted);
  });
  return [...counts.values()];
}

/**
 * The model with the curve that its own clusters, as lists of places, give it: which pairs it saw end up in one, corrected
 * by how often stewards found such pairs to be what clustering took them for. Stewards look at what is doubtful, so that
 * their verdicts speak for pairs of the same weight and the same outcome, not for all of that weight. Where next to no pairs are of
 * a weight, its odds speak.
 */
export function calibrated(
  model: Model,
  profiles: readonly Profile[],
  clusters: readonly (readonly number[])[],
  powerOf: PowerOf,
  verdicts: readonly Verdict[] = [],
): Model {
  const clusterOf = new Int32Array(profiles.length);
  clusters.forEach((members, cluster) => {
    for (const member of members) clusterOf[member] = cluster;
  });
  const joined = (a: number, b: number): boolean => clusterOf[a] === clusterOf[b];
  const judged = judgedByWeight(profiles, model, powerOf, verdicts, joined);
  const counts = countByWeight(profiles, model, powerOf, joined).map(({ weight, pairs, same }) => {
    const { joined, apart } = judged.get(weight) ?? unjudged;
    return withOdds({ weight, pairs, same: same * shareOf(joined, 1) + (pairs - same) * shareOf(apart, 0) });
  });
  return { ...model, calibration: risingProbabilities(counts) };
}

interface Judged {
  pairs: number;
  same: number;
}

const unjudged = { joined: { pairs: 0, same: 0 }, apart: { pairs: 0, same: 0 } };

function judgedByWeight(
  profiles: readonly Profile[],
  model: Model,
  powerOf: PowerOf,
  verdicts: readonly Verdict[],
  joined: (a: number, b: number) => boolean,
): Map<number, { joined: Judged; apart: Judged }> {
  const scorer = scorerOf(model);
  const judged = new Map<number, { joined: Judged; apart: Judged }>();
  for (const { a: x, b: y, same } of verdicts) {
    const [a, b] = [profiles[x], profiles[y]];
    if (!a || !b || a.kind !== b.kind) continue;
    const middle = middleOf(scorer.weightOf(a, b, powerOf, lowest));
    const atWeight = judged.get(middle) ?? structuredClone(unjudged);
    const outcome = joined(x, y) ? atWeight.joined : atWeight.apart;
    outcome.pairs += 1;
    outcome.same += Number(same);
    judged.set(middle, atWeight);
  }
  return judged;
}

/** Which share is one party by what was judged, beside what clustering took all of them for: 1 or 0. */
function shareOf({ pairs, same }: Judged, taken: number): number {
  return (same + trustInClusters * taken) / (pairs + trustInClusters);
}

function withOdds({ weight, pairs, same }: WeighedPairs): WeighedPairs {
  const byOdds = pairsByOdds / (1 + Math.exp(-weight / 1000));
  return { weight, pairs: pairs + pairsByOdds, same: same + byOdds };
}

/** The middle of the step that a weight is counted in. */
function middleOf(weight: number): number {
  return Math.min(highest, Math.floor(weight / step) * step) + step / 2;
}

/** How likely a pair of this weight is one party; null where nobody measured it. */
export function probabilityOf({ calibration }: Pick<Model, 'calibration'>, weight: number): number | null {
  const [first] = calibration ?? [];
  if (!calibration || !first) return null;
  let below = first;
  for (const point of calibration) {
    if (point[0] >= weight) {
      const along = point[0] === below[0] ? 1 : (weight - below[0]) / (point[0] - below[0]);
      return below[1] + Math.max(0, along) * (point[1] - below[1]);
    }
    below = point;
  }
  return below[1];
}
