import { describe, expect, it } from 'vitest';
import { keptAsideSets } from './sets.ts';

const size = 600;
const sets = keptAsideSets(size, 1).map((set) => [set.name, set] as const);

describe.each(sets)('the generated set %s', (name, set) => {
  it('has the wanted size, a truth for every record, and no key twice', async () => {
    const { records, truth } = await set.load();
    expect(records).toHaveLength(size);
    expect(new Set(records.map(({ key }) => key))).toEqual(new Set(truth.keys()));
  });

  it('is the same for the same seed and another for another', async () => {
    const again = keptAsideSets(size, 1).find((each) => each.name === name);
    const other = keptAsideSets(size, 2).find((each) => each.name === name);
    const first = await set.load();
    expect(await again?.load()).toEqual(first);
    expect(await other?.load()).not.toEqual(first);
  });

  it('has nothing in a record that is empty or no date', async () => {
    const { records } = await set.load();
    for (const { birthDate, givenName, familyName, name: written } of records) {
      expect(birthDate ?? '2000').toMatch(/^\d{4}(-\d{2}(-\d{2})?)?$/);
      expect([givenName, familyName, written]).not.toContain('');
      expect(givenName ?? familyName ?? written).not.toBeNull();
    }
  });
});

it('has clusters of up to 21 records of historic people', async () => {
  const [historic] = keptAsideSets(5000, 1);
  const { truth = new Map<string, string>() } = (await historic?.load()) ?? {};
  const sizes = [...Map.groupBy(truth.values(), (party) => party).values()].map(({ length }) => length);
  expect(Math.max(...sizes)).toBe(21);
});
