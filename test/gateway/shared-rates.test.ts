import { randomUUID } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import type { RateLimit } from '../../gateway/rate-limit.ts';
import { freePort } from '../../scripts/engines/free-port.ts';
import { startRedis } from '../../scripts/redis/redis.ts';
import { type Constellation, startConstellation } from './constellation.ts';
import { bearerOf, signedAccess } from './tokens.ts';

const redisUrl = inject('redisUrl');
// So slow that nothing to speak of flows back while a test runs.
const rate: RateLimit = { perSecond: 0.01, burst: 100 };
const house = (url: string, rateLimit = rate) =>
  startConstellation({ over: 'memory', access: signedAccess, rateLimit: { ...rateLimit, redisUrl: url } });
/** With the request 11, and its plan another 20 where it is made. */
const costly = '{ customers(first: 10) { id } }';
const statusOf = async (at: Constellation, headers: Record<string, string>, query = costly) =>
  (await at.ask(query, { headers })).status;
const aloneOf = async (at: Constellation) =>
  Number(/^customer_graph_rates_decided_alone_total (\d+)/m.exec(String((await at.get('/metrics')).body))?.[1]);

/** Asks until Redis decides, so that its plan is made and paid for as well; tells what was decided without before. */
async function connected(at: Constellation, query = costly): Promise<number> {
  let alone = await aloneOf(at);
  // After an answer that came late Redis is not asked for a second.
  await expect
    .poll(
      async () => {
        const before = alone;
        expect(await statusOf(at, await bearerOf(randomUUID()), query)).toBe(200);
        alone = await aloneOf(at);
        return alone - before;
      },
      { timeout: 10_000 },
    )
    .toBe(0);
  return alone;
}

test.skipIf(!redisUrl)('two gateways together let a caller spend what one would', async () => {
  await using one = await house(redisUrl ?? '');
  await using other = await house(redisUrl ?? '');
  const before = [await connected(one), await connected(other)];
  const agent = await bearerOf(randomUUID());
  const statuses: number[] = [];
  for (let turn = 0; turn < 12; turn += 1) statuses.push(await statusOf(turn % 2 === 0 ? one : other, agent));
  expect(statuses).toEqual([...Array(9).fill(200), 429, 429, 429]);
  expect([await aloneOf(one), await aloneOf(other)]).toEqual(before);
});

test.skipIf(!redisUrl)(
  'what a caller spends in one house, another house that shares the Redis knows nothing of',
  async () => {
    await using one = await house(redisUrl ?? '', { ...rate, house: 'one' });
    await using other = await house(redisUrl ?? '', { ...rate, house: 'other' });
    for (const each of [one, other]) await connected(each);
    const agent = await bearerOf(randomUUID());
    for (let turn = 0; turn < 9; turn += 1) expect(await statusOf(one, agent)).toBe(200);
    expect([await statusOf(one, agent), await statusOf(other, agent)]).toEqual([429, 200]);
  },
);

test.skipIf(!redisUrl)('requests at the same time do not get more than is there', async () => {
  await using one = await house(redisUrl ?? '');
  await using other = await house(redisUrl ?? '');
  for (const each of [one, other]) await connected(each);
  const agent = await bearerOf(randomUUID());
  const asked = await Promise.all(Array.from({ length: 40 }, (_, i) => statusOf(i % 2 === 0 ? one : other, agent)));
  const answered = asked.filter((status) => status === 200).length;
  expect(answered).toBeGreaterThan(0);
  expect(answered).toBeLessThanOrEqual(9);
});

test.skipIf(!redisUrl)('what is owed for a plan at one gateway is owed at the other', async () => {
  await using one = await house(redisUrl ?? '', { ...rate, burst: 25 });
  await using other = await house(redisUrl ?? '', { ...rate, burst: 25 });
  for (const each of [one, other]) await connected(each, '{ __typename }');
  const agent = await bearerOf(randomUUID());
  expect(await statusOf(one, agent)).toBe(200);
  expect(await statusOf(other, agent)).toBe(429);
});

test.skipIf(!redisUrl)('what was read at one gateway though another had spent it is owed', async () => {
  const little = { perSecond: 0.01, burst: 30 };
  await using one = await house(redisUrl ?? '', little);
  await using other = await house(redisUrl ?? '', little);
  for (const each of [one, other]) await connected(each, '{ __typename }');
  const agent = await bearerOf(randomUUID());
  const long = `{ nothing } # ${'x'.repeat(9_000)}`;
  // Each gateway believes that there are 30 until Redis says otherwise, and reading it costs 19.
  expect(await Promise.all([one, other].map((each) => statusOf(each, agent, long)))).toEqual([400, 400]);
  await expect.poll(async () => (await one.ask(long, { headers: agent })).status, { timeout: 10_000 }).toBe(429);
  const refused = await other.ask(long, { headers: agent });
  expect(refused.status).toBe(429);
  // 30 less 38 is a debt of 8, so 27 are missing and flow back at 100 s each; without the debt it would be 8.
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(2500);
});

test('a gateway whose Redis is away limits by itself, says so once and counts it', async () => {
  await using alone = await house(`redis://127.0.0.1:${await freePort()}`);
  const agent = await bearerOf('agent');
  const statuses: number[] = [];
  for (let turn = 0; turn < 9; turn += 1) statuses.push(await statusOf(alone, agent));
  expect(statuses).toEqual([...Array(7).fill(200), 429, 429]);
  expect(await aloneOf(alone)).toBeGreaterThanOrEqual(15);
  expect(alone.logged.filter(({ level }) => Number(level) >= 40).map(({ msg }) => msg)).toEqual([
    'Redis is away; this gateway limits rates by itself',
  ]);
});

test.skipIf(!redisUrl)('a Redis that goes and comes back fails no request, and rates are shared again', async () => {
  const port = await freePort();
  const first = await startRedis({ port });
  await using one = await house(first.url, { perSecond: 100_000, burst: 100_000 });
  const agent = await bearerOf('agent');
  await expect.poll(() => statusOf(one, agent)).toBe(200);
  await first.stop();
  for (let turn = 0; turn < 5; turn += 1) expect(await statusOf(one, agent)).toBe(200);
  const second = await startRedis({ port });
  try {
    await expect
      .poll(
        async () => {
          expect(await statusOf(one, agent)).toBe(200);
          return one.logged.map(({ msg }) => msg);
        },
        { timeout: 10_000, interval: 100 },
      )
      .toContain('rates are shared with the other gateways again');
  } finally {
    await second.stop();
  }
});
