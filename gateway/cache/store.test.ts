import { createClient } from '@redis/client';
import { pino } from 'pino';
import { afterEach, describe, expect, inject, test, vi } from 'vitest';
import { startRedis } from '../../scripts/redis/redis.ts';
import { MemoryStore } from './memory-store.ts';
import { RedisStore } from './redis-store.ts';
import type { CacheKey, CacheStore, Found } from './store.ts';

const logger = pino({ level: 'silent' });
const redisUrl = inject('redisUrl');
const stores: [string, () => CacheStore][] = [['memory', () => new MemoryStore(1_000_000)]];
if (redisUrl) stores.push(['Redis', () => new RedisStore({ url: redisUrl, house: 'house', logger })]);

/** A machine with much to do is late, and what answers late is not asked for a second. */
const patiently = { timeout: 10_000 };

const opened: CacheStore[] = [];
let number = 0;

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

/** Each test has subgraphs of its own, since Redis is there for all of them. */
async function open(make: () => CacheStore) {
  number += 1;
  const subgraph = `billing-${process.pid}-${number}`;
  const store = make();
  opened.push(store);
  const key = (text: string, tags?: string[]): CacheKey => ({ text: `${subgraph} ${text}`, subgraph, tags });
  const lookUp = async (...keys: CacheKey[]): Promise<readonly Found[]> =>
    vi.waitFor(async () => {
      const found = await store.read(keys);
      if (!found) throw new Error('the store is not ready');
      return found;
    }, patiently);
  const values = async (...keys: CacheKey[]) => (await lookUp(...keys)).map(({ value }) => value);
  const keep = async (kept: CacheKey, value: string, seconds = 60) => {
    const [found] = await lookUp(kept);
    store.write([{ key: kept, stamp: found?.stamp ?? '', value, seconds }]);
  };
  return { subgraph, store, key, lookUp, values, keep };
}

describe.each(stores)('in %s', (_name, make) => {
  test('what was kept is found under its key and no other, in the order asked for', async () => {
    const { key, keep, values } = await open(make);
    await keep(key('one', ['a']), '{"one":1}');
    await keep(key('two', ['b']), '{"two":"ü 漢"}');
    expect(await values(key('two', ['b']), key('three', ['a']), key('one', ['a']))).toEqual([
      '{"two":"ü 漢"}',
      undefined,
      '{"one":1}',
    ]);
  });

  test('a change of one id drops what is about it and what may be about anything', async () => {
    const { key, keep, values, store, subgraph } = await open(make);
    const [one, two, any] = [key('one', ['a', 'b']), key('two', ['c']), key('any')];
    for (const each of [one, two, any]) await keep(each, 'kept');
    store.drop([{ subgraph: 'another', tags: undefined }]);
    expect(await values(one, two, any)).toEqual(['kept', 'kept', 'kept']);
    store.drop([{ subgraph, tags: ['b'] }]);
    expect(await values(one, two, any)).toEqual([undefined, 'kept', undefined]);
  });

  test('a change that cannot be told whose it is drops all of its subgraph', async () => {
    const { key, keep, values, store, subgraph } = await open(make);
    const [one, any] = [key('one', ['a']), key('any')];
    for (const each of [one, any]) await keep(each, 'kept');
    store.drop([{ subgraph, tags: undefined }]);
    expect(await values(one, any)).toEqual([undefined, undefined]);
  });

  test('an answer that was asked for before a change and came after it is not found', async () => {
    const { key, lookUp, values, store, subgraph } = await open(make);
    const one = key('one', ['a']);
    const [before] = await lookUp(one);
    store.drop([{ subgraph, tags: ['a'] }]);
    store.write([{ key: one, stamp: before?.stamp ?? '', value: 'old', seconds: 60 }]);
    expect(await values(one)).toEqual([undefined]);
  });

  test('it ends after its seconds', async () => {
    const { key, keep, values } = await open(make);
    const one = key('one', ['a']);
    await keep(one, 'kept', 1);
    expect(await values(one)).toEqual(['kept']);
    await expect.poll(() => values(one), { timeout: 3000 }).toEqual([undefined]);
  });
});

describe('memory', () => {
  test('never holds more bytes than it may, and lets go of what was used least lately', async () => {
    const { key, keep, values, store } = await open(() => new MemoryStore(2000));
    const value = 'x'.repeat(400);
    for (const name of ['one', 'two', 'three']) await keep(key(name, []), value);
    await values(key('one', []));
    await keep(key('four', []), value);
    const names = ['one', 'two', 'three', 'four'];
    expect(await values(...names.map((name) => key(name, [])))).toEqual([value, undefined, value, value]);
    await keep(key('huge', []), 'x'.repeat(3000));
    expect(await values(key('huge', []))).toEqual([undefined]);
    expect(store instanceof MemoryStore && store.bytes).toBeLessThanOrEqual(2000);
  });
});

describe.skipIf(!redisUrl)('Redis', () => {
  test('serves several gateways: what one keeps the others find, and what one drops is gone for all', async () => {
    const { key, keep, values, store, subgraph } = await open(
      () => new RedisStore({ url: redisUrl ?? '', house: 'house', logger }),
    );
    const other = new RedisStore({ url: redisUrl ?? '', house: 'house', logger });
    opened.push(other);
    const one = key('one', ['a']);
    await vi.waitFor(async () => expect(await other.read([one])).toHaveLength(1), patiently);
    await keep(one, 'kept');
    expect(await other.read([one])).toMatchObject([{ value: 'kept' }]);
    other.drop([{ subgraph, tags: ['a'] }]);
    await expect.poll(() => values(one)).toEqual([undefined]);
    expect(await store.read([one])).toHaveLength(1);
  });

  test('a gateway that starts trusts nothing that was kept before it listened to changes', async () => {
    const { key, keep, values } = await open(() => new RedisStore({ url: redisUrl ?? '', house: 'house', logger }));
    const one = key('one', ['a']);
    await keep(one, 'kept');
    expect(await values(one)).toEqual(['kept']);
    const started = new RedisStore({ url: redisUrl ?? '', house: 'house', logger });
    opened.push(started);
    const found = await vi.waitFor(
      async () => (await started.read([one])) ?? Promise.reject(new Error('not ready')),
      patiently,
    );
    expect(found.map(({ value }) => value)).toEqual([undefined]);
  });

  test('no id of a customer and no text of a question is a key', async () => {
    const { key, keep, subgraph } = await open(() => new RedisStore({ url: redisUrl ?? '', house: 'house', logger }));
    await keep(key('jane@example.com', ['account:cus_81']), 'kept');
    const client = await createClient({ url: redisUrl ?? '' }).connect();
    await vi.waitFor(async () => expect(await client.keys(`*${subgraph}*`)).toHaveLength(2));
    const names = await client.keys('*');
    client.destroy();
    expect(names.filter((name) => /jane|cus_81/.test(name))).toEqual([]);
  });

  test('one that is away costs nothing but the hits, and changes that it missed are made up for', async () => {
    await using first = await startRedis();
    const { key, keep, values, store, subgraph } = await open(
      () => new RedisStore({ url: first.url, house: 'house', logger }),
    );
    const [one, two] = [key('one', ['a']), key('two', ['b'])];
    await keep(one, 'kept');
    await keep(two, 'kept');
    process.kill(first.pid, 'SIGSTOP');
    store.drop([{ subgraph, tags: ['a'] }]);
    const began = performance.now();
    expect(await store.read([one, two])).toBeUndefined();
    expect(await store.read([one, two])).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(300);
    process.kill(first.pid, 'SIGCONT');
    expect(await vi.waitFor(() => values(one, two), { timeout: 5000 })).toEqual([undefined, 'kept']);
  });

  test('one that is gone is done without, and used again when it is back', async () => {
    const first = await startRedis();
    const { key, keep, values, store, subgraph } = await open(
      () => new RedisStore({ url: first.url, house: 'house', logger }),
    );
    const one = key('one', ['a']);
    await keep(one, 'kept');
    await first.kill9();
    expect(await store.read([one])).toBeUndefined();
    store.drop([{ subgraph, tags: ['a'] }]);
    store.write([{ key: one, stamp: '', value: 'lost', seconds: 60 }]);
    await using _second = await startRedis({ port: first.port });
    await vi.waitFor(() => keep(one, 'kept again'), { timeout: 10_000 });
    await expect.poll(() => values(one), { timeout: 5000 }).toEqual(['kept again']);
  });
});
