import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { person, resolverOf, take, upserted } from '../../subgraphs/identity/store/contract/fixture.ts';
import { isDone, order } from '../../subgraphs/identity/store/contract/stewards.ts';
import { openEmbeddedStore } from '../../subgraphs/identity/store/embedded.ts';
import type { IdentityStore } from '../../subgraphs/identity/store/identity-store.ts';
import { sampleRecords } from './sample.ts';

const directory = mkdtempSync(join(tmpdir(), 'identity-train-'));
let store: IdentityStore;

beforeAll(async () => {
  store = await openEmbeddedStore(join(directory, 'identity.sqlite'));
  await take(
    store,
    Array.from({ length: 400 }, (_, n) => upserted(person(`sales:lead:${n}`))),
  );
});

afterAll(async () => {
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

it('a sample is everything where there is no more than is asked for', async () => {
  const { records, population } = await sampleRecords(store, 400);
  expect(population).toBe(400);
  expect(records.map(({ record }) => record.sourceId)).toEqual(Array.from({ length: 400 }, (_, n) => String(n)));
});

it('a sample is spread over all records, in their order, and the same each time', async () => {
  const { records, population } = await sampleRecords(store, 100);
  const places = records.map(({ record }) => Number(record.sourceId));
  expect(population).toBe(400);
  expect(new Set(places).size).toBe(100);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  for (const quarter of [0, 1, 2, 3]) {
    const within = places.filter((place) => Math.floor(place / 100) === quarter).length;
    expect(within).toBeGreaterThan(12);
    expect(within).toBeLessThan(40);
  }
  expect((await sampleRecords(store, 100)).records).toEqual(records);
});

it('a sample has the records that stewards decided about besides, and what they decided', async () => {
  const recordIds = ['sales:lead:3', 'sales:lead:399'] as const;
  isDone(await resolverOf(store).decide(order({ type: 'linkRecords', recordIds })));
  const { records, population, decisions } = await sampleRecords(store, 10);
  expect(decisions).toMatchObject([{ type: 'ALWAYS', low: 'sales:lead:3', high: 'sales:lead:399' }]);
  expect(population).toBe(400);
  expect(records).toHaveLength(12);
  expect(records.map(({ record }) => record.key)).toEqual(expect.arrayContaining([...recordIds]));
});
