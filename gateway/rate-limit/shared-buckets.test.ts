import { createClient } from '@redis/client';
import { pino } from 'pino';
import { expect, inject, test, vi } from 'vitest';
import { strayRedis } from '../cache/stray-redis.ts';
import { SharedBuckets } from './shared-buckets.ts';
import { readTaken, takeScript } from './take-script.ts';
import { bucketMemory } from './thread-buckets.ts';

test('while Redis answers what tells nothing of a bucket, the gateway limits by itself', async () => {
  await using redis = await strayRedis();
  const decidedAlone = vi.fn();
  const logger = pino({ level: 'silent' });
  const buckets = new SharedBuckets({
    perSecond: 0.01,
    burst: 2,
    redisUrl: redis.url,
    house: 'house',
    logger,
    decidedAlone,
  });
  await vi.waitFor(async () => {
    await buckets.take('somebody', 0);
    expect(redis.wasAsked('EVALSHA')).toBe(true);
  });
  decidedAlone.mockClear();
  const owner = 'subject agent';
  const waits = [await buckets.take(owner, 1), await buckets.take(owner, 1), await buckets.take(owner, 1)];
  expect([...waits, buckets.takeAtOnce(owner, 1)]).toEqual([0, 0, 100, 100]);
  expect(decidedAlone).toHaveBeenCalledTimes(2);
  buckets.close();
});

test('while Redis is away, the threads of a process limit a caller together', async () => {
  const logger = pino({ level: 'silent' });
  const redisUrl = 'redis://127.0.0.1:1';
  const memory = bucketMemory();
  const options = { perSecond: 0.01, burst: 2, redisUrl, house: 'house', memory, logger, decidedAlone: () => {} };
  const [one, other] = [new SharedBuckets(options), new SharedBuckets(options)];
  const owner = 'subject agent';
  expect([await one.take(owner, 1), other.takeAtOnce(owner, 1)]).toEqual([0, 0]);
  expect([await one.take(owner, 1), other.takeAtOnce(owner, 1)]).toEqual([100, 100]);
  for (const each of [one, other]) each.close();
});

const redisUrl = inject('redisUrl');

test.skipIf(!redisUrl).each<[string, string[]]>([
  ['a text', ['SET', 'text']],
  ['a bucket without a time', ['HSET', 'left', '0']],
  ['a bucket that is not counted in numbers', ['HSET', 'left', 'none', 'at', 'now']],
])(
  '%s under the key of a bucket is no bucket, and a full one takes its place',
  async (what, [command = '', ...kept]) => {
    await using opened = new AsyncDisposableStack();
    const client = await createClient({ url: redisUrl ?? '', scripts: { takeFromBucket: takeScript } }).connect();
    opened.defer(() => client.destroy());
    const key = `bucket of ${process.pid}: ${what}`;
    await client.sendCommand([command, key, ...kept]);
    const take = async () =>
      readTaken(await client.takeFromBucket({ key, perSecond: 0.0001, burst: 2, amount: 1.5, mayOwe: false }), key)
        .took;
    expect([await take(), await take()]).toEqual([true, false]);
    expect(await client.ttl(key)).toBeGreaterThan(0);
  },
);
