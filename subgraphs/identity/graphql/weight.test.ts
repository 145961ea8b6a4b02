import { describe, expect, it } from 'vitest';
import { fromBits, inBits } from './weight.ts';

describe('inBits', () => {
  it.each([
    [693, 1],
    [-6931, -10],
    [0, 0],
    [9547, 13.77],
  ])('%i thousandths of a nat are %f bits', (weight, bits) => {
    expect(inBits(weight)).toBe(bits);
    expect(fromBits(bits)).toBeCloseTo(weight, -1);
  });
});
