import type { RecordRef } from '../match.ts';
import type { Population, PopulationEntry } from '../population/population.ts';

/** What a batch does to the records that are present. */
export interface PopulationChange {
  /** New records, and those that say something else now. */
  put: readonly PopulationEntry[];
  /** Keys of records that are no more. */
  remove: readonly string[];
}

/** What follows from it for the pairs of records. */
export interface Shift {
  /** New and changed records, and those that are compared with others than before, with their blocking keys. */
  changed: { slot: number; blocks: readonly number[] }[];
  removed: { slot: number; ref: RecordRef }[];
  /** Blocks that became of use, or of no use, by the number of their members. */
  opened: number[];
  closed: number[];
  /** Groups of present records of which any two may weigh by a value whose power is another than before. */
  respread: number[][];
}

/**
 * Takes a change in, and says which pairs it may concern beside those of the changed records: a block that crosses its
 * limit, and a value that spreads, touch pairs of records that nobody changed.
 */
export function revisePopulation(population: Population, { put, remove }: PopulationChange): Shift {
  const places = put.map((entry) => ({ entry, slot: population.slotOf(entry.key) }));
  const leaving = remove.map((key) => population.slotOf(key)).filter((slot) => slot !== -1);
  for (const { entry, slot } of places) {
    if (slot !== -1) population.noteSpread(population.profileOf(slot));
    population.noteSpread(entry.profile);
  }
  for (const slot of leaving) population.noteSpread(population.profileOf(slot));

  const removed = leaving.map((slot) => ({ slot, ref: refOf(population, slot) }));
  // Slots of removed records are free only afterwards: until pairs are settled, each slot means one record.
  const revised = places.map(({ entry, slot }) => {
    if (slot === -1) return { slot: population.add(entry), entry };
    population.replace(slot, entry);
    return { slot, entry };
  });
  for (const slot of leaving) population.remove(slot);
  const recast = new Set(population.takeRecast());
  for (const { slot } of revised) recast.delete(slot);
  const changed = changedRecords(revised, recast, population);
  return { changed, removed, ...population.takeCrossings(), respread: population.respread() };
}

/** With those whose like came or went, so that they are compared with others than before. */
function changedRecords(
  revised: readonly { slot: number; entry: PopulationEntry }[],
  recast: ReadonlySet<number>,
  population: Population,
): Shift['changed'] {
  const changed = revised.map(({ slot, entry: { blocks } }) => {
    return { slot, blocks: population.repeating.isRepeat(slot) ? population.blocksOf(slot) : blocks };
  });
  for (const slot of recast) changed.push({ slot, blocks: population.blocksOf(slot) });
  return changed;
}

export function refOf(population: Population, slot: number): RecordRef {
  return { key: population.keyOf(slot), firstSeen: population.firstSeenOf(slot) };
}
