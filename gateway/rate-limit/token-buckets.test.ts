import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenBuckets } from './token-buckets.ts';

test('a full bucket is spent at once, and then as fast as it fills', () => {
  let now = 0;
  const buckets = tokenBuckets({ perSecond: 10, burst: 100, now: () => now });
  expect([buckets.take('a', 100), buckets.take('a', 25), buckets.take('b', 100)]).toEqual([0, 3, 0]);
  now = 2400;
  expect(buckets.take('a', 25)).toBe(1);
  now = 2500;
  expect([buckets.take('a', 25), buckets.take('a', 1)]).toEqual([0, 1]);
});

test('what was used already is owed where there is less', () => {
  let now = 0;
  const buckets = tokenBuckets({ perSecond: 10, burst: 100, now: () => now });
  buckets.spend('a', 120);
  expect(buckets.take('a', 10)).toBe(3);
  now = 3000;
  expect([buckets.take('a', 10), buckets.take('a', 10)]).toEqual([0, 1]);
});

test('whoever came longest ago is forgotten when there are too many', () => {
  const buckets = tokenBuckets({ perSecond: 1, burst: 10, remembered: 2, now: () => 0 });
  for (const owner of ['a', 'b', 'a', 'c']) buckets.take(owner, 5);
  expect([buckets.size(), buckets.take('a', 1), buckets.take('b', 10)]).toEqual([2, 1, 0]);
});

test('nobody ever gets more than the bucket and what flowed in since', () => {
  const requests = fc.array(
    fc.record({ after: fc.integer({ min: 0, max: 5000 }), amount: fc.integer({ min: 0, max: 150 }) }),
  );
  fc.assert(
    fc.property(requests, (asked) => {
      let now = 0;
      let taken = 0;
      const buckets = tokenBuckets({ perSecond: 20, burst: 100, now: () => now });
      for (const { after, amount } of asked) {
        now += after;
        if (buckets.take('a', amount) === 0) taken += amount;
        expect(taken).toBeLessThanOrEqual(100 + (now / 1000) * 20 + 1e-6);
      }
    }),
  );
});
