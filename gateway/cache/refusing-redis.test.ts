import { createClient } from '@redis/client';
import { pino } from 'pino';
import { describe, expect, inject, test, vi } from 'vitest';
import { startRedis } from '../../scripts/redis/redis.ts';
import { RedisStore } from './redis-store.ts';
import type { CacheKey } from './store.ts';

/** A machine with much to do is late, and what answers late is not asked for a second. */
const patiently = { timeout: 10_000 };

const one: CacheKey = { text: 'one', subgraph: 'billing', tags: ['a'] };
const two: CacheKey = { text: 'two', subgraph: 'billing', tags: ['b'] };

/** A Redis that keeps an answer to each, and a gateway's store in it. */
async function start(opened: AsyncDisposableStack) {
  const redis = opened.use(await startRedis());
  const admin = await createClient({ url: redis.url }).connect();
  opened.defer(() => admin.destroy());
  const open = () => {
    const logger = pino({ level: 'silent' });
    const store = new RedisStore({ url: redis.url, house: 'house', logger });
    opened.defer(() => store.close());
    return { store, warned: vi.spyOn(logger, 'warn'), told: vi.spyOn(logger, 'info') };
  };
  const { store } = open();
  const values = async (...keys: CacheKey[]) => (await store.read(keys))?.map(({ value }) => value);
  const found = await vi.waitFor(
    async () => (await store.read([one, two])) ?? Promise.reject(new Error('not ready')),
    patiently,
  );
  store.write(
    [one, two].map((key, index) => ({ key, stamp: found[index]?.stamp ?? '', value: `old ${key.text}`, seconds: 60 })),
  );
  await vi.waitFor(async () => expect(await values(one, two)).toEqual(['old one', 'old two']), patiently);
  return { admin, open, store, values };
}

describe.skipIf(!inject('redisUrl'))('a Redis that answers and takes nothing', () => {
  test('that is full lets go of what a change made out of date, and still gives what no change concerns', async () => {
    await using opened = new AsyncDisposableStack();
    const { admin, store, values } = await start(opened);
    await admin.configSet('maxmemory', '1');
    store.drop([{ subgraph: 'billing', tags: ['a'] }]);
    expect(await Promise.all([values(one), values(two)])).toEqual([undefined, ['old two']]);
  });

  test('that is full and answers between refusals is said to be away once, and back once when there is room', async () => {
    await using opened = new AsyncDisposableStack();
    const { admin, open } = await start(opened);
    const { store, warned, told } = open();
    const read = async () => (await store.read([one])) ?? Promise.reject(new Error('Redis rests'));
    const [found] = await vi.waitFor(read, patiently);
    await admin.configSet('maxmemory', '1');
    for (let refusals = 0; refusals < 2; refusals += 1) {
      await vi.waitFor(read, patiently);
      store.write([{ key: one, stamp: found?.stamp ?? '', value: 'new', seconds: 60 }]);
      await vi.waitFor(async () => expect(await store.read([one])).toBeUndefined(), patiently);
    }
    await vi.waitFor(read, patiently);
    expect([warned.mock.calls.length, told.mock.calls.length]).toEqual([1, 0]);

    await admin.configSet('maxmemory', '0');
    await vi.waitFor(async () => {
      await read();
      expect(told).toHaveBeenCalledWith('the cache is there again');
    }, patiently);
  });

  test('that has become a replica gives nobody anything while a renewal is refused', async () => {
    await using opened = new AsyncDisposableStack();
    const { admin, store, values } = await start(opened);
    await admin.sendCommand(['REPLICAOF', '127.0.0.1', '1']);
    store.drop([{ subgraph: 'billing', tags: ['a'] }]);
    expect(await Promise.all([values(one), values(one), values(two)])).toEqual(Array(3).fill(undefined));
  });

  test('that has become a replica gives a gateway that connects nothing', async () => {
    await using opened = new AsyncDisposableStack();
    const { admin, open } = await start(opened);
    await admin.sendCommand(['REPLICAOF', '127.0.0.1', '1']);
    const { store, warned } = open();
    const found: unknown[] = [];
    await vi.waitFor(async () => {
      found.push(...(await Promise.all([store.read([one]), store.read([one])])));
      expect(warned).toHaveBeenCalled();
    }, patiently);
    expect(found.filter((each) => each !== undefined)).toEqual([]);
  });
});
