import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import { RedisStore } from './redis-store.ts';
import type { CacheKey, Found } from './store.ts';
import { strayRedis } from './stray-redis.ts';

const logger = pino({ level: 'silent' });

/** A machine with much to do is late, and what answers late is not asked for a second. */
const patiently = { timeout: 10_000, interval: 50 };

const keyOf = (text: string): CacheKey => ({ text, subgraph: 'billing', tags: ['cus_1'] });

async function readOf(store: RedisStore, text: string): Promise<Found> {
  const [found] = (await store.read([keyOf(text)])) ?? [];
  if (!found) throw new Error('Redis is away');
  return found;
}

async function keep(store: RedisStore, text: string): Promise<void> {
  const { stamp } = await vi.waitFor(() => readOf(store, text), patiently);
  store.write([{ key: keyOf(text), stamp, value: `for ${text}`, seconds: 60 }]);
}

test('when Redis answers one look-up twice, nobody is given what was kept for another', async () => {
  await using redis = await strayRedis();
  const store = new RedisStore({ url: redis.url, house: 'house', logger });
  await keep(store, 'alice');
  await keep(store, 'bob');
  expect((await readOf(store, 'bob')).value).toBe('for bob');
  redis.answerLookUps((reply) => {
    redis.answerLookUps((next) => next);
    return reply + reply;
  });
  const found = await Promise.all([store.read([keyOf('alice')]), store.read([keyOf('bob')])]);
  expect(found.map((answers) => answers?.[0]?.value)).toEqual(['for alice', undefined]);
  await store.close();
});

test.each([
  ['cannot be read', 'Xgarbage\r\n'],
  ['never comes to its end', '$999999999\r\nx'],
  ['does not come', ''],
])('after an answer of Redis that %s, what is kept is found again', async (_what, answer) => {
  await using redis = await strayRedis();
  const store = new RedisStore({ url: redis.url, house: 'house', logger });
  await keep(store, 'alice');
  redis.answerLookUps(() => {
    redis.answerLookUps((next) => next);
    return answer;
  });
  expect(await store.read([keyOf('alice')])).toBeUndefined();
  await vi.waitFor(() => readOf(store, 'alice'), patiently);
  await keep(store, 'alice');
  expect((await readOf(store, 'alice')).value).toBe('for alice');
  await store.close();
});

test('when Redis restarts with what it had saved before a change, nothing from before the change is found', async () => {
  await using redis = await strayRedis();
  const store = new RedisStore({ url: redis.url, house: 'house', logger });
  await keep(store, 'alice');
  expect((await readOf(store, 'alice')).value).toBe('for alice');
  const restart = redis.save();
  store.drop([{ subgraph: 'billing', tags: ['cus_1'] }]);
  expect((await readOf(store, 'alice')).value).toBeUndefined();
  restart();
  await vi.waitFor(async () => expect(await store.read([keyOf('alice')])).toBeUndefined());
  expect((await vi.waitFor(() => readOf(store, 'alice'), patiently)).value).toBeUndefined();
  await store.close();
});

test('a connection that Redis takes and does not answer on is given up for another', async () => {
  await using redis = await strayRedis();
  const store = new RedisStore({ url: redis.url, house: 'house', logger });
  await keep(store, 'alice');
  const speak = redis.fallSilent();
  await expect.poll(() => redis.connections()).toBe(1);
  await expect.poll(() => store.read([keyOf('alice')])).toBeUndefined();
  speak();
  await vi.waitFor(() => keep(store, 'alice'), { timeout: 15_000, interval: 50 });
  expect((await readOf(store, 'alice')).value).toBe('for alice');
  await store.close();
}, 20_000);
