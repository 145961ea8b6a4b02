import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DistinctNumbers } from './distinct-numbers.ts';

describe('distinct numbers', () => {
  it('keep each number once, in the order of the first, over many rounds', () => {
    const numbers = new DistinctNumbers();
    const rounds = fc.array(fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { maxLength: 600 }));
    fc.assert(
      fc.property(rounds, (all) => {
        for (const round of all) {
          numbers.clear();
          for (const value of [...round, ...round]) numbers.add(value);
          expect(numbers.toArray()).toEqual([...new Set(round)]);
        }
      }),
    );
  });
});
