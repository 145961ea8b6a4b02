import { describe, expect, it } from 'vitest';
import { person } from '../fixture.ts';
import { profileOf } from '../profile.ts';
import { calibrated, probabilityOf, risingProbabilities } from './calibrate.ts';
import { fullPower, scorerOf } from './scorer.ts';
import { shippedModel } from './shipped.ts';

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

describe('a curve of the model’s own clusters', () => {
  const name = { givenName: 'Anna', familyName: 'Berg' };
  const [a, b] = [profileOf(person('sales:lead:1', name)), profileOf(person('billing:account:1', name))];
  const weight = scorerOf(shippedModel).weightOf(a, b, fullPower, -10_000);
  const odds = 1 / (1 + Math.exp(-weight / 1000));

  it('is not certain of the only pair of a weight because clustering joined it, nor because it did not', () => {
    const joined = probabilityOf(calibrated(shippedModel, [a, b], [[0, 1]], fullPower), weight);
    const apart = probabilityOf(calibrated(shippedModel, [a, b], [[0], [1]], fullPower), weight);
    expect(joined).toBeCloseTo((1 + 2 * odds) / 3, 1);
    expect(apart).toBeCloseTo((2 * odds) / 3, 1);
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
