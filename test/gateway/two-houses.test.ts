import { createClient } from '@redis/client';
import { describe, expect, inject, test, vi } from 'vitest';
import { houseConfig } from '../../scripts/config.ts';
import { houseId } from '../../scripts/house/house-id.ts';
import { startRedis } from '../../scripts/redis/redis.ts';
import { send } from './constellation.ts';
import { writeRow } from './linked-house.ts';
import { type RealHouse, startRealHouse, temporaryDirectory } from './real-house.ts';

const query = '{ customerBy(by: { email: "jane@two-houses.example" }) { name } }';

/** How often a house looked for something that identity had said, and how often it was there. */
async function lookUpsOf(house: RealHouse): Promise<{ hits: number; lookUps: number }> {
  const { body } = await send(new URL('/metrics', house.url).href, { method: 'GET' });
  const count = (result: string) =>
    Number(
      new RegExp(`subgraph_cache_total\\{subgraph="identity",result="${result}"\\} (\\d+)`).exec(String(body))?.[1],
    );
  const hits = count('hit') || 0;
  return { hits, lookUps: hits + (count('miss') || 0) };
}

async function start(opened: AsyncDisposableStack, redisUrl: string) {
  const { path } = opened.use(await temporaryDirectory());
  const house = await startRealHouse(path, {
    cachePlace: { redisUrl },
    rateLimit: { perSecond: 100_000, burst: 100_000, redisUrl },
    sample: false,
  });
  opened.defer(house.close);
  return { path, house, id: houseId(houseConfig({ DATA_DIR: path })) };
}

describe.skipIf(!inject('redisUrl'))('two houses that share a Redis', () => {
  test('show nothing of each other’s customers, and each has names there that tell whose they are', async () => {
    await using opened = new AsyncDisposableStack();
    const redis = opened.use(await startRedis());
    const mine = await start(opened, redis.url);
    const theirs = await start(opened, redis.url);
    await writeRow(
      { DATA_DIR: mine.path },
      {
        ...{ department: 'billing', entity: 'account', id: 'cus_two_houses' },
        values: { kind: 'PERSON', name: 'Jane', email: 'jane@two-houses.example', created_at: 1 },
      },
    );
    const shown: unknown[] = [];
    await vi.waitFor(
      async () => {
        const before = [await lookUpsOf(mine.house), await lookUpsOf(theirs.house)];
        const first = await mine.house.ask(query);
        shown.push((await theirs.house.ask(query)).body);
        const last = await mine.house.ask(query);
        const after = [await lookUpsOf(mine.house), await lookUpsOf(theirs.house)];
        expect([first.body, last.body]).toEqual(Array(2).fill({ data: { customerBy: { name: 'Jane' } } }));
        // It was there before the other house looked for it, and after.
        expect((after[0]?.hits ?? 0) - (before[0]?.hits ?? 0)).toBe(2);
        expect(after[1]?.lookUps).toBeGreaterThan(before[1]?.lookUps ?? 0);
      },
      { timeout: 20_000, interval: 20 },
    );
    expect(new Set(shown.map((body) => JSON.stringify(body)))).toEqual(new Set(['{"data":{"customerBy":null}}']));

    const client = await createClient({ url: redis.url }).connect();
    opened.defer(() => client.destroy());
    const kinds = [mine, theirs].flatMap(({ id }) => ['answer', 'rate', 'version'].map((kind) => `cg:${id}:${kind}`));
    // An answer is kept after it was sent, and not at all while Redis is slow.
    await vi.waitFor(
      async () => {
        await Promise.all([mine.house.ask(query), theirs.house.ask(query)]);
        const names = await client.keys('*');
        expect(new Set(names.map((name) => name.split(':').slice(0, 3).join(':')))).toEqual(new Set(kinds));
      },
      { timeout: 20_000, interval: 20 },
    );
  });
});
