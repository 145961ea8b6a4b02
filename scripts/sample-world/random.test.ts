import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Random } from './random.ts';

const word = fc.integer({ min: 0, max: 0xffff_ffff });

test('the same seed and stream give the same numbers', () => {
  fc.assert(
    fc.property(word, word, (seed, stream) => {
      const [one, other] = [new Random(seed, stream), new Random(seed, stream)];
      for (let draw = 0; draw < 20; draw++) expect(one.fraction()).toBe(other.fraction());
    }),
  );
});

test('neighbouring streams have nothing in common', () => {
  const firsts = new Set(Array.from({ length: 10_000 }, (_, stream) => new Random(1, stream).fraction()));
  expect(firsts.size).toBeGreaterThan(9_990);
});

test('a number between two ends is whole and within them', () => {
  fc.assert(
    fc.property(word, fc.integer({ min: -50, max: 50 }), fc.nat(100), (seed, low, width) => {
      const drawn = new Random(seed, 0).between(low, low + width);
      expect(Number.isInteger(drawn) && drawn >= low && drawn <= low + width).toBe(true);
    }),
  );
});

test('a sample holds different items of the list', () => {
  fc.assert(
    fc.property(word, fc.uniqueArray(fc.nat()), fc.nat(20), (seed, items, count) => {
      const drawn = new Random(seed, 0).sample(items, count);
      expect(new Set(drawn).size).toBe(Math.min(count, items.length));
    }),
  );
});
