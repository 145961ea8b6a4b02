import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageLinkage, type ClusteringRules, type Linkage } from './average-linkage.ts';

function weightsOf(count: number, pairs: [number, number, number][], otherwise: number): Int32Array {
  const weights = new Int32Array(count * count).fill(otherwise);
  for (const [a, b, weight] of pairs) {
    weights[a * count + b] = weight;
    weights[b * count + a] = weight;
  }
  return weights;
}

/** The mean over all pairs. */
function meansOf(count: number, weights: Int32Array): Linkage {
  const members = Array.from({ length: count }, (_, index) => [index]);
  return {
    weightBetween: (a, b) => meanOf(members[a] ?? [], members[b] ?? [], weights, count),
    join: (a, b) => members[a]?.push(...(members[b] ?? [])),
  };
}

function meanOf(some: readonly number[], others: readonly number[], weights: Int32Array, count: number): number {
  const counted = some.flatMap((x) => others.map((y) => weights[x * count + y] ?? 0));
  return counted.reduce((all, each) => all + each, 0) / counted.length;
}

const rules = { mergeBar: -1500, forbids: () => null };

const fullOf = (count: number) => ({ minLength: (count * (count - 1)) / 2, maxLength: (count * (count - 1)) / 2 });

/** Average linkage as one would explain it. */
function plainly(count: number, weights: Int32Array, { mergeBar, forbids }: ClusteringRules<string>): number[][] {
  const clusters = Array.from({ length: count }, (_, index) => [index]);
  for (;;) {
    let best: { a: number; b: number; mean: number } | null = null;
    for (let a = 0; a < clusters.length; a++)
      for (let b = a + 1; b < clusters.length; b++) {
        const [one, other] = [clusters[a] ?? [], clusters[b] ?? []];
        if (forbids(one, other)) continue;
        const mean = meanOf(one, other, weights, count);
        if (mean >= mergeBar && (best === null || mean > best.mean)) best = { a, b, mean };
      }
    if (best === null) return clusters;
    const [from] = clusters.splice(best.b, 1);
    clusters[best.a] = [...(clusters[best.a] ?? []), ...(from ?? [])].sort((x, y) => x - y);
  }
}

describe('averageLinkage', () => {
  it('does not join two clusters by one bridge', () => {
    const bridge: [number, number, number][] = [
      [0, 1, 6000],
      [2, 3, 6000],
      [1, 2, 4000],
    ];
    expect(averageLinkage(4, meansOf(4, weightsOf(4, bridge, -6000)), rules).clusters).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('reports what a rule did not let become one', () => {
    const forbids = (a: readonly number[], b: readonly number[]): string | null =>
      [...a, ...b].includes(0) ? 'never' : null;
    const { clusters, refused } = averageLinkage(3, meansOf(3, weightsOf(3, [[0, 1, 9000]], 4000)), {
      ...rules,
      forbids,
    });
    expect(clusters).toEqual([[0], [1, 2]]);
    expect(refused).toEqual([{ a: 0, b: 1, reason: 'never' }]);
  });

  it('joins two at the bar, tells who watches, and says what a rule did not let become one', () => {
    const joins: unknown[] = [];
    const weighing = (weight: number) => meansOf(2, weightsOf(2, [[0, 1, weight]], 0));
    const observe = (...join: unknown[]): void => void joins.push(join);
    expect(averageLinkage(2, weighing(-1500), rules, observe)).toEqual({ clusters: [[0, 1]], refused: [] });
    expect(averageLinkage(2, weighing(-1501), rules, observe)).toEqual({ clusters: [[0], [1]], refused: [] });
    expect(averageLinkage(2, weighing(9000), { ...rules, forbids: () => 'never' }, observe)).toEqual({
      clusters: [[0], [1]],
      refused: [{ a: 0, b: 1, reason: 'never' }],
    });
    expect(joins).toEqual([[[0], [1], -1500]]);
  });

  it('finds what looking through all pairs each time finds', () => {
    const anyWeights = fc
      .integer({ min: 1, max: 12 })
      .chain((count) => fc.tuple(fc.constant(count), fc.array(fc.integer({ min: -9, max: 9 }), fullOf(count))));
    fc.assert(
      fc.property(anyWeights, fc.integer({ min: 0, max: 5 }), ([count, values], modulus) => {
        const weights = new Int32Array(count * count);
        for (let a = 0; a < count; a++)
          for (let b = 0; b < a; b++) {
            weights[a * count + b] = 1000 * (values[(a * (a - 1)) / 2 + b] ?? 0);
            weights[b * count + a] = weights[a * count + b] ?? 0;
          }
        const forbids = (a: readonly number[], b: readonly number[]): string | null =>
          modulus > 1 && a.some((x) => b.some((y) => x !== y && (x * y) % modulus === 1)) ? 'never' : null;
        const rule = { mergeBar: -1500, forbids };
        expect(averageLinkage(count, meansOf(count, weights), rule).clusters).toEqual(plainly(count, weights, rule));
      }),
    );
  });
});
