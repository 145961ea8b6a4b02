import { describe, expect, it } from 'vitest';
import { probabilityOf, risingProbabilities } from './calibrate.ts';

describe('risingProbabilities', () => {
  it('keeps shares that rise, one point for each weight', () => {
    const counts = [
      { weight: 1000, pairs: 10, same: 9 },
      { weight: -1000, pairs: 10, same: 1 },
    ];
    expect(risingProbabilities(counts)).toEqual([
      [-1000, 0.1],
      [1000, 0.9],
    ]);
  });

  it('pools neighbours that are the wrong way round, and again with those before them', () => {
    const counts = [
      { weight: 0, pairs: 10, same: 5 },
      { weight: 1000, pairs: 10, same: 8 },
      { weight: 2000, pairs: 20, same: 2 },
      { weight: 3000, pairs: 5, same: 5 },
    ];
    expect(risingProbabilities(counts)).toEqual([
      [0, 0.375],
      [2000, 0.375],
      [3000, 0.9999],
    ]);
  });

  it('leaves out weights that no pair had', () => {
    expect(risingProbabilities([{ weight: 0, pairs: 0, same: 0 }])).toEqual([]);
  });
});

describe('probabilityOf', () => {
  const calibration = [
    [-1000, 0.1],
    [1000, 0.5],
    [3000, 0.9],
  ] as const;

  it.each([
    [-9000, 0.1],
    [-1000, 0.1],
    [0, 0.3],
    [1000, 0.5],
    [2000, 0.7],
    [9000, 0.9],
  ])('a weight of %i is %d, between the points and level beyond them', (weight, probability) => {
    expect(probabilityOf({ calibration }, weight)).toBeCloseTo(probability);
  });

  it('is null without a curve', () => {
    expect(probabilityOf({}, 5000)).toBeNull();
    expect(probabilityOf({ calibration: [] }, 5000)).toBeNull();
  });
});
