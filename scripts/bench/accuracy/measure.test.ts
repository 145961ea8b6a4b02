import { describe, expect, it } from 'vitest';
import { measureClusters } from './measure.ts';

const truth = new Map([
  ['a1', 'a'],
  ['a2', 'a'],
  ['a3', 'a'],
  ['b1', 'b'],
  ['b2', 'b'],
  ['c1', 'c'],
]);

describe('measuring clusters', () => {
  it('gives 1 everywhere when every party is found together and alone', () => {
    expect(measureClusters([['b2', 'b1'], ['c1'], ['a3', 'a1', 'a2']], truth)).toEqual({
      ...{ precision: 1, recall: 1, f1: 1, exact: 1 },
      bcubed: { precision: 1, recall: 1, f1: 1 },
    });
  });

  it('counts pairs, records and whole parties as worked out by hand', () => {
    // Joined: a1a2, a3b1, b2c1, of which one is right; true: three pairs of a, one of b.
    const { precision, recall, f1, bcubed, exact } = measureClusters(
      [
        ['a1', 'a2'],
        ['a3', 'b1'],
        ['b2', 'c1'],
      ],
      truth,
    );
    expect([precision, recall, exact]).toEqual([1 / 3, 1 / 4, 0]);
    expect(f1).toBeCloseTo(2 / 7);
    expect(bcubed.precision).toBeCloseTo((1 + 1 + 4 * (1 / 2)) / 6);
    expect(bcubed.recall).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3 + 1 / 2 + 1 / 2 + 1) / 6);
    expect(bcubed.f1).toBeCloseTo((2 * (4 / 6) * (11 / 18)) / (4 / 6 + 11 / 18));
  });

  it('finds a party exactly only where no stranger and no record is missing', () => {
    const clusters = [['a1', 'a2'], ['a3'], ['b1', 'b2', 'c1']];
    expect(measureClusters(clusters, truth).exact).toBe(0);
    expect(measureClusters([['a1', 'a2', 'a3'], ['b1', 'b2'], ['c1']], truth).exact).toBe(1);
    expect(measureClusters([['a1', 'a2', 'a3'], ['b1'], ['b2'], ['c1']], truth).exact).toBe(2 / 3);
  });

  it('calls nothing joined precise, and worth nothing', () => {
    const alone = [...truth.keys()].map((key) => [key]);
    expect(measureClusters(alone, truth)).toMatchObject({ precision: 1, recall: 0, f1: 0, exact: 1 / 3 });
  });

  it('leaves out records whose party is not known', () => {
    const clusters = [['a1', 'a2', 'a3', 'x'], ['b1', 'b2'], ['c1'], ['y']];
    expect(measureClusters(clusters, truth)).toMatchObject({ precision: 1, recall: 1, exact: 1 });
  });

  it('refuses clusters that forget a record or hold it twice', () => {
    expect(() => measureClusters([['a1']], truth)).toThrow('the record a2 is in no cluster');
    expect(() => measureClusters([['a1'], ['a1', 'a2']], truth)).toThrow('the record a1 is in two clusters');
  });
});
