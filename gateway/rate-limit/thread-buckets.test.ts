import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bucketMemory, threadBuckets } from './thread-buckets.ts';

const milliseconds = (count: number) => BigInt(count) * 1_000_000n;

test('a full bucket is spent at once, and then as fast as it fills', () => {
  let now = milliseconds(7);
  const buckets = threadBuckets(bucketMemory(), { perSecond: 10, burst: 100, now: () => now });
  expect([buckets.take('a', 100), buckets.take('a', 25), buckets.take('b', 100)]).toEqual([0, 3, 0]);
  now += milliseconds(2400);
  expect(buckets.take('a', 25)).toBe(1);
  now += milliseconds(100);
  expect([buckets.take('a', 25), buckets.take('a', 1)]).toEqual([0, 1]);
});

test('what was used already is owed where there is less', () => {
  let now = 0n;
  const buckets = threadBuckets(bucketMemory(), { perSecond: 10, burst: 100, now: () => now });
  buckets.spend('a', 120);
  expect(buckets.take('a', 10)).toBe(3);
  now = milliseconds(3000);
  expect([buckets.take('a', 10), buckets.take('a', 10)]).toEqual([0, 1]);
});

test('of more owners than there is memory for, those who owe most are remembered', () => {
  const buckets = threadBuckets(bucketMemory(8), { perSecond: 1, burst: 10, now: () => 0n });
  for (let owner = 1; owner <= 9; owner += 1) buckets.take(`owner ${owner}`, owner);
  // The first had most left; it begins anew, in the place of the second, and so on.
  expect(buckets.take('owner 9', 2)).toBe(1);
  expect(buckets.take('owner 1', 10)).toBe(0);
});

test('whoever has a full bucket makes room for others', () => {
  let now = 0n;
  const buckets = threadBuckets(bucketMemory(8), { perSecond: 1, burst: 10, now: () => now });
  buckets.take('spent', 10);
  for (let owner = 0; owner < 30; owner += 1) {
    buckets.take(`passing ${owner}`, 1);
    now += milliseconds(250);
  }
  expect([buckets.take('spent', 8), buckets.take('spent', 7)]).toEqual([1, 0]);
});

test('nobody ever gets more than the bucket and what flowed in since, from however many threads', () => {
  const requests = fc.array(
    fc.record({
      after: fc.integer({ min: 0, max: 5000 }),
      amount: fc.integer({ min: 0, max: 150 }),
      thread: fc.integer({ min: 0, max: 2 }),
    }),
  );
  fc.assert(
    fc.property(requests, (asked) => {
      let now = 0n;
      let taken = 0;
      const memory = bucketMemory();
      const options = { perSecond: 20, burst: 100, now: () => now };
      const threads = [0, 1, 2].map(() => threadBuckets(memory, options));
      for (const { after, amount, thread } of asked) {
        now += milliseconds(after);
        if (threads[thread]?.take('a', amount) === 0) taken += amount;
        expect(taken).toBeLessThanOrEqual(100 + (Number(now) / 1e9) * 20 + 1e-6);
      }
    }),
  );
});

test('threads that take at the same time are given no more than there is, and no less', async () => {
  const memory = bucketMemory();
  const [threads, takenByEach, burst] = [3, 20_000, 30_000];
  const module = new URL('./thread-buckets.ts', import.meta.url).href;
  const code = `
    const { parentPort, workerData: memory } = require('node:worker_threads');
    import('${module}').then(({ threadBuckets }) => {
      const buckets = threadBuckets(memory, { perSecond: 1, burst: ${burst}, now: () => 1n });
      parentPort.once('message', () => {
        let given = 0;
        for (let count = 0; count < ${takenByEach}; count += 1) if (buckets.take('a', 1) === 0) given += 1;
        parentPort.postMessage(given);
      });
      parentPort.postMessage('ready');
    });`;
  const workers = Array.from({ length: threads }, () => new Worker(code, { eval: true, workerData: memory }));
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  const given = workers.map((worker) => once(worker, 'message'));
  for (const worker of workers) worker.postMessage('begin');
  const counts = (await Promise.all(given)).map(([count]) => Number(count));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(burst);
});

test('what is left can be set, and asked for without taking it', () => {
  let now = milliseconds(7);
  const buckets = threadBuckets(bucketMemory(), { perSecond: 10, burst: 100, now: () => now });
  buckets.keep('a', 30);
  expect([buckets.secondsUntil('a', 30), buckets.secondsUntil('a', 50), buckets.take('a', 30)]).toEqual([0, 2, 0]);
  buckets.keep('a', -20);
  expect(buckets.secondsUntil('a', 10)).toBe(3);
  now += milliseconds(3000);
  expect([buckets.take('a', 10), buckets.take('a', 10)]).toEqual([0, 1]);
});
