import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashedKeys } from '../candidates/blocking-keys.ts';
import { keyLimits, keyPoints, typeOfKey } from '../candidates/key-types.ts';
import { forEachSpreadingValue, hashedValues, powerAmong } from '../model/spread.ts';
import type { PartyRecord } from '../record.ts';
import { anyRecord, entryOf, plain } from './fixture.ts';
import { Population, type PopulationEntry } from './population.ts';

const limit = 3;
const smallLimits = keyLimits(0).map(() => limit);

type Present = Map<string, PopulationEntry>;

/** Adds who is absent, replaces or removes who is present. */
function change(population: Population, present: Present, record: PartyRecord, removes: boolean): void {
  const slot = population.slotOf(record.key);
  expect(slot !== -1).toBe(present.has(record.key));
  const entry = entryOf(record, removes ? [] : ['sales:contact:old']);
  if (slot === -1) population.add(entry);
  else if (removes) population.remove(slot);
  else population.replace(slot, entry);
  if (slot !== -1 && removes) present.delete(record.key);
  else present.set(record.key, entry);
}

function membersIn(present: Present, block: number): string[] {
  return [...present.values()].filter(({ blocks }) => blocks.includes(block)).map(({ key }) => key);
}

function usable(present: Present, { blocks }: PopulationEntry): number[] {
  return blocks.filter((block) => membersIn(present, block).length <= limit);
}

function pointsBetween(present: Present, entry: PopulationEntry, other: PopulationEntry): number {
  const common = usable(present, entry).filter((block) => other.blocks.includes(block));
  return common.reduce((sum, block) => sum + (keyPoints[typeOfKey(block)] ?? 0), 0);
}

function candidatesIn(present: Present, entry: PopulationEntry, enoughPoints: number): string[] {
  const others = [...present.values()].filter(({ key }) => key !== entry.key);
  return others
    .filter((other) => pointsBetween(present, entry, other) >= enoughPoints)
    .map(({ key }) => key)
    .sort();
}

function candidatesOf(population: Population, slot: number): string[] {
  const keys: string[] = [];
  population.forEachCandidate(slot, (other) => keys.push(population.keyOf(other)));
  return keys.sort();
}

function keysOf(population: Population, slots: readonly number[]): string[] {
  return slots.map((slot) => population.keyOf(slot)).sort();
}

const changes = fc.array(fc.tuple(anyRecord(12), fc.boolean()), { minLength: 1, maxLength: 60, size: 'max' });

function populated(
  all: readonly [PartyRecord, boolean][],
  enoughPoints = 1,
): { population: Population; present: Present } {
  const population = new Population({ limits: smallLimits, enoughPoints });
  const present: Present = new Map();
  for (const [record, removes] of all) change(population, present, record, removes);
  return { population, present };
}

describe('a population', () => {
  it('keeps every record as it was added, through removals and replacements', () => {
    fc.assert(
      fc.property(changes, (all) => {
        const { population, present } = populated(all);
        expect(population.size).toBe(present.size);
        for (const [key, { profile, name, firstSeen, updatedAt }] of present) {
          const slot = population.slotOf(key);
          expect(population.keyOf(slot)).toBe(key);
          expect(plain(population.profileOf(slot))).toEqual(profile);
          expect(hashedKeys(population.profileOf(slot))).toEqual(hashedKeys(profile));
          const kept = [population.nameOf(slot), population.firstSeenOf(slot), population.updatedAtOf(slot)];
          expect(kept).toEqual([name, firstSeen, updatedAt]);
        }
      }),
    );
  });

  it('finds the candidates that its present records make, however it came to have them', () => {
    fc.assert(
      fc.property(changes, fc.constantFrom(1, 2, 6), (all, enoughPoints) => {
        const { population, present } = populated(all, enoughPoints);
        for (const entry of present.values()) {
          const slot = population.slotOf(entry.key);
          expect(candidatesOf(population, slot)).toEqual(candidatesIn(present, entry, enoughPoints));
          for (const block of entry.blocks) {
            expect(population.sizeOf(block)).toBe(membersIn(present, block).length);
            expect(keysOf(population, population.membersOf(block))).toEqual(membersIn(present, block).sort());
          }
          const isCandidate = population.candidatesOf(slot);
          for (const other of present.values()) {
            const are = pointsBetween(present, entry, other) >= enoughPoints;
            expect(isCandidate(population.slotOf(other.key))).toBe(are);
          }
        }
      }),
    );
  });

  it('knows the power of every value as if it counted all present records', () => {
    fc.assert(
      fc.property(changes, (all) => {
        const { population, present } = populated(all);
        const profiles = [...present.values()].map(({ profile }) => profile);
        const powerOf = powerAmong(profiles);
        for (const [record] of all) {
          forEachSpreadingValue(entryOf(record).profile, (comparison, value) =>
            expect(population.powerOf(comparison, value)).toBe(powerOf(comparison, value)),
          );
        }
        for (const [key, { values }] of present) {
          expect(population.valuesOf(population.slotOf(key))).toEqual(values);
          for (const value of values) expect(keysOf(population, population.holdersOf(value))).toContain(key);
        }
      }),
    );
  });

  it('takes the power of a value that spreads, and gives it back', () => {
    const population = new Population({ limits: keyLimits(50), enoughPoints: 1 });
    const mailbox = { emails: ['desk@firm.example'], phones: [], addresses: [] };
    const [model] = fc.sample(anyRecord(1), 1);
    if (model === undefined) throw new Error('no record');
    const slots = Array.from({ length: 300 }, (_, index) => {
      const names = { givenName: String.fromCharCode(97 + (index % 26)), familyName: 'Berg', name: null };
      const key = `sales:contact:${index}`;
      return population.add(entryOf({ ...model, ...mailbox, ...names, kind: 'PERSON', key }));
    });
    expect(population.powerOf('email', 'desk@firm.example')).toBe(0);
    for (const slot of slots.slice(1)) population.remove(slot);
    expect(population.powerOf('email', 'desk@firm.example')).toBe(1);
    expect(population.size).toBe(1);
  });

  it('refuses a record that is present already', () => {
    const population = new Population({ limits: keyLimits(50), enoughPoints: 1 });
    const [record] = fc.sample(anyRecord(1), 1);
    if (record === undefined) throw new Error('no record');
    population.add(entryOf(record));
    expect(() => population.add(entryOf(record))).toThrow(RangeError);
  });

  it('gives a freed slot to the next record', () => {
    const population = new Population({ limits: keyLimits(50), enoughPoints: 1 });
    const [record] = fc.sample(anyRecord(1), 1);
    if (record === undefined) throw new Error('no record');
    const slot = population.add(entryOf(record));
    population.remove(slot);
    const entry = entryOf({ ...record, key: 'billing:account:b', name: 'B' });
    expect(population.add(entry)).toBe(slot);
    expect(plain(population.profileOf(slot))).toEqual(entry.profile);
    expect(hashedValues(population.profileOf(slot))).toEqual(entry.values);
  });
});
