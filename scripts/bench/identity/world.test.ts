import { describe, expect, it } from 'vitest';
import { worldOf } from './world.ts';

const world = [...worldOf({ size: 20_000, seed: 3 })];

function share(isOne: (each: (typeof world)[number]) => boolean): number {
  return world.filter(isOne).length / world.length;
}

describe('a world of ordinary people', () => {
  it('is the same for the same seed, and another for another', () => {
    const some = (seed: number) => [...worldOf({ size: 500, seed })];
    expect(some(3)).toEqual(some(3));
    expect(some(4)).not.toEqual(some(3));
  });

  it('has as many records as asked for, each with a key of its own', () => {
    expect(world).toHaveLength(20_000);
    expect(new Set(world.map(({ record }) => record.key)).size).toBe(20_000);
  });

  it('has one to four records of a person, three for every two people', () => {
    const counts = Map.groupBy(world, ({ person }) => person);
    expect(Math.max(...[...counts.values()].map(({ length }) => length))).toBe(4);
    expect(world.length / counts.size).toBeGreaterThan(1.4);
    expect(world.length / counts.size).toBeLessThan(1.8);
  });

  it('says what departments usually know', () => {
    expect(share(({ record }) => record.emails.length > 0)).toBeCloseTo(0.88, 1);
    expect(share(({ record }) => record.phones.length > 0)).toBeCloseTo(0.5, 1);
    expect(share(({ record }) => record.addresses.length > 0)).toBeCloseTo(0.55, 1);
    expect(share(({ record }) => record.birthDate !== null)).toBeCloseTo(0.36, 1);
  });

  it('has common names and thousands of rare ones', () => {
    const counts = Map.groupBy(world, ({ record }) => record.familyName ?? '');
    counts.delete('');
    expect(counts.size).toBeGreaterThan(3000);
    expect(Math.max(...[...counts.values()].map(({ length }) => length)) / world.length).toBeLessThan(0.03);
  });
});
