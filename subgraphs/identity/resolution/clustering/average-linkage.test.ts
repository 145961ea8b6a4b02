import { describe, expect, it } from 'vitest';
import { averageLinkage } from './average-linkage.ts';
import { componentsWithin } from './components-within.ts';

function weightsOf(count: number, pairs: [number, number, number][], otherwise: number): Int32Array {
  const weights = new Int32Array(count * count).fill(otherwise);
  for (const [a, b, weight] of pairs) {
    weights[a * count + b] = weight;
    weights[b * count + a] = weight;
  }
  return weights;
}

const rules = { mergeBar: -1500, forbids: () => false };

describe('averageLinkage', () => {
  it('does not join two clusters by one bridge', () => {
    const bridge: [number, number, number][] = [
      [0, 1, 6000],
      [2, 3, 6000],
      [1, 2, 4000],
    ];
    expect(averageLinkage(4, weightsOf(4, bridge, -6000), rules).clusters).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('reports what a rule did not let become one', () => {
    const forbids = (a: readonly number[], b: readonly number[]): boolean => [...a, ...b].includes(0);
    const { clusters, refused } = averageLinkage(2, weightsOf(2, [[0, 1, 9000]], 0), { ...rules, forbids });
    expect(clusters).toEqual([[0], [1]]);
    expect(refused).toEqual([[[0], [1]]]);
  });
});

describe('componentsWithin', () => {
  const chain = Array.from({ length: 9 }, (_, a) => ({ a, b: a + 1, weight: a === 4 ? 500 : 4000 }));

  it('keeps what hangs together, in ascending order', () => {
    expect(componentsWithin(11, chain, 20)).toEqual([[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [10]]);
  });

  it('leaves the weakest link out of one that is too large', () => {
    expect(componentsWithin(10, chain, 5)).toEqual([
      [0, 1, 2, 3, 4],
      [5, 6, 7, 8, 9],
    ]);
  });
});
