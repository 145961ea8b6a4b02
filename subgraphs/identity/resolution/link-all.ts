import { forEachCandidatePair } from './candidates/pairs.ts';
import { averageLinkage } from './clustering/average-linkage.ts';
import { componentsWithin, type Edge } from './clustering/components-within.ts';
import { conflictBetween } from './guards/conflict.ts';
import type { Model } from './model/model.ts';
import { type PowerOf, scorerOf } from './model/scorer.ts';
import { shippedModel } from './model/shipped.ts';
import { powerAmong } from './model/spread.ts';
import { trainModel } from './model/train.ts';
import { type Profile, profileOf } from './profile.ts';
import type { PartyRecord } from './record.ts';

export interface LinkAllOptions {
  /** Learn the model from these records first, without labels; default true. */
  train?: boolean;
}

/** The mean weight at which records become one party, and at which a pair is worth looking at its neighbours. */
const mergeBar = -1500;
/** Larger components are split by raising the bar: nobody has that many records. */
const largestComponent = 300;
const neverOne = -30_000;

/** Which records are one party: the keys of each, sorted. */
export function linkAll(records: readonly PartyRecord[], { train = true }: LinkAllOptions = {}): string[][] {
  const sorted = [...records].sort((a, b) => (a.key < b.key ? -1 : 1));
  const profiles = sorted.map((record) => profileOf(record));
  const powerOf = powerAmong(profiles);
  const model = train ? trainModel(profiles, 'trained', powerOf) : shippedModel;
  const clusters = clusterAll(profiles, model, powerOf);
  return clusters.map((cluster) => cluster.map((index) => sorted[index]?.key ?? '').sort());
}

/** Which profiles are one party, told by their places. */
export function clusterAll(profiles: readonly Profile[], model: Model, powerOf: PowerOf): number[][] {
  const scorer = scorerOf(model);
  const linkageOf = (a: number, b: number): number => {
    const [one, other] = [profiles[a], profiles[b]];
    return !one || !other || one.kind !== other.kind ? neverOne : scorer.linkageOf(one, other, powerOf);
  };
  const conflict = (a: number | undefined, b: number | undefined): boolean => {
    const [one, other] = [profiles[a ?? -1], profiles[b ?? -1]];
    return !one || !other || conflictBetween(one, other) !== null;
  };
  const edges: Edge[] = [];
  forEachCandidatePair(profiles, (a, b) => {
    const [one, other] = [profiles[a], profiles[b]];
    if (!one || !other || one.kind !== other.kind) return;
    const weight = scorer.weightOf(one, other, powerOf, mergeBar);
    if (weight >= mergeBar) edges.push({ a, b, weight });
  });
  return componentsWithin(profiles.length, edges, largestComponent).flatMap((members) => {
    if (members.length === 1) return [members];
    const forbids = (some: readonly number[], others: readonly number[]): boolean =>
      some.some((a) => others.some((b) => conflict(members[a], members[b])));
    const { clusters } = averageLinkage(members.length, weightsWithin(members, linkageOf), { mergeBar, forbids });
    return clusters.map((cluster) => cluster.map((place) => members[place] ?? 0));
  });
}

function weightsWithin(members: readonly number[], weightOf: (a: number, b: number) => number): Int32Array {
  const count = members.length;
  const weights = new Int32Array(count * count);
  members.forEach((a, i) => {
    for (let j = i + 1; j < count; j++) {
      const weight = weightOf(a, members[j] ?? a);
      weights[i * count + j] = weight;
      weights[j * count + i] = weight;
    }
  });
  return weights;
}
