import { expect, it } from 'vitest';
import { sampleWorldSet } from './sample-world-set.ts';

it('the sample world comes through the departments with every record of its truth, and the same again', async () => {
  const world = await sampleWorldSet(40, 1).load();
  expect(world.notes).toEqual([]);
  expect(world.records.length).toBe(world.truth.size);
  expect(new Set(world.records.map(({ department }) => department)).size).toBe(4);
  expect((await sampleWorldSet(40, 1).load()).truth).toEqual(world.truth);
});
