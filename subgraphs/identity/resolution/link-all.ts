import { forEachCandidatePair } from './candidates/pairs.ts';
import { averageLinkage } from './clustering/average-linkage.ts';
import { connectedComponents } from './components.ts';
import { fullPower, scorerOf } from './model/scorer.ts';
import { shippedModel } from './model/shipped.ts';
import { trainModel } from './model/train.ts';
import { profileOf } from './profile.ts';
import type { PartyRecord } from './record.ts';

export interface LinkAllOptions {
  /** Learn the model from these records first, without labels; default true. */
  train?: boolean;
}

/** Which records are one party: the keys of each, sorted. */
export function linkAll(records: readonly PartyRecord[], { train = true }: LinkAllOptions = {}): string[][] {
  const sorted = [...records].sort((a, b) => (a.key < b.key ? -1 : 1));
  const profiles = sorted.map((record) => profileOf(record));
  const model = train ? trainModel(profiles, 'trained') : shippedModel;
  const scorer = scorerOf(model);
  const bar = -1500;
  const edges: [string, string][] = [];
  const cross = (a: number, b: number): number => {
    const [one, other] = [profiles[a], profiles[b]];
    if (!one || !other || one.kind !== other.kind) return -30_000;
    return scorer.score(one, other, fullPower).weight;
  };
  forEachCandidatePair(profiles, (a, b) => {
    if (cross(a, b) >= bar) edges.push([String(a), String(b)]);
  });
  const components = connectedComponents(
    profiles.map((_, index) => String(index)),
    edges,
  ).map((members) => members.map(Number));
  return components.flatMap((members) => {
    const count = members.length;
    if (count === 1) return [members.map((index) => sorted[index]?.key ?? '')];
    const weights = new Int32Array(count * count);
    members.forEach((a, i) => {
      members.forEach((b, j) => {
        if (i < j) {
          const weight = cross(a, b);
          weights[i * count + j] = weight;
          weights[j * count + i] = weight;
        }
      });
    });
    const { clusters } = averageLinkage(count, weights, { mergeBar: bar, forbids: () => false });
    return clusters.map((cluster) => cluster.map((place) => sorted[members[place] ?? 0]?.key ?? '').sort());
  });
}
