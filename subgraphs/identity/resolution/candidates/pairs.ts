import { Visits } from '../population/visits.ts';
import type { Profile } from '../profile.ts';
import { hashedKeys } from './blocking-keys.ts';
import { KeyTable } from './key-table.ts';
import { type Blocking, keyLimits, keyPoints, typeOfKey } from './key-types.ts';

/**
 * Calls `visit` once for every pair of profiles whose common keys, those that not too many share, make enough points; `a` is
 * below `b`.
 */
export function forEachCandidatePair(
  profiles: readonly Profile[],
  { commonKeys, enoughPoints }: Blocking,
  visit: (a: number, b: number) => void,
): void {
  const { members, starts, blocksOf, pointsOf, firstKeys } = blocksFor(profiles, keyLimits(commonKeys));
  const visits = new Visits();
  for (let index = 0; index < profiles.length; index++) {
    const end = firstKeys[index + 1] ?? 0;
    visits.start(profiles.length);
    for (let key = firstKeys[index] ?? 0; key < end; key++) {
      const block = blocksOf[key] ?? 0;
      const blockEnd = starts[block + 1] ?? 0;
      for (let place = starts[block] ?? 0; place < blockEnd; place++) {
        const other = members[place] ?? index;
        if (other >= index) break;
        visits.note(other, pointsOf[block] ?? 0);
      }
    }
    for (const other of visits.withPoints(enoughPoints)) visit(other, index);
  }
}

interface Blocks {
  /** Members of all blocks, block after block, in ascending order; none of those that too many share. */
  members: Int32Array;
  starts: Int32Array;
  /** The blocks of all profiles, profile after profile. */
  blocksOf: Int32Array;
  /** What a block says for two of its members, as in `enoughPoints`. */
  pointsOf: readonly number[];
  firstKeys: Int32Array;
}

function blocksFor(profiles: readonly Profile[], limitOf: readonly number[]): Blocks {
  const table = new KeyTable();
  const limits: number[] = [];
  const pointsOf: number[] = [];
  const blocksOf: number[] = [];
  const firstKeys = new Int32Array(profiles.length + 1);
  profiles.forEach((profile, index) => {
    for (const key of hashedKeys(profile)) {
      const block = table.blockOf(key);
      limits[block] = limitOf[typeOfKey(key)] ?? 0;
      pointsOf[block] = keyPoints[typeOfKey(key)] ?? 0;
      blocksOf.push(block);
    }
    firstKeys[index + 1] = blocksOf.length;
  });
  const sizes = new Int32Array(table.count);
  for (const block of blocksOf) sizes[block] = (sizes[block] ?? 0) + 1;
  const starts = new Int32Array(table.count + 1);
  for (let block = 0; block < table.count; block++) {
    const size = sizes[block] ?? 0;
    starts[block + 1] = (starts[block] ?? 0) + (size > (limits[block] ?? 0) || size < 2 ? 0 : size);
  }
  const members = new Int32Array(starts[table.count] ?? 0);
  const filled = starts.slice();
  for (let index = 0; index < profiles.length; index++) {
    const end = firstKeys[index + 1] ?? 0;
    for (let key = firstKeys[index] ?? 0; key < end; key++) {
      const block = blocksOf[key] ?? 0;
      const place = filled[block] ?? 0;
      if (place >= (starts[block + 1] ?? 0)) continue;
      members[place] = index;
      filled[block] = place + 1;
    }
  }
  return { members, starts, blocksOf: Int32Array.from(blocksOf), pointsOf, firstKeys };
}

const choices = [200, 100, 50];
const wantedPartners = 250;
/** In a larger population than this a single common key finds more strangers than anyone can compare. */
const many = 60_000;
const ofMany: Blocking = { commonKeys: 100, enoughPoints: 2 };

/**
 * Which records are worth comparing in a population of so many: as many as leave each record some hundred others to be compared
 * with.
 */
export function chooseBlocking(profiles: readonly Profile[], population: number): Blocking {
  if (population > many) return ofMany;
  const table = new KeyTable();
  const sizes: number[] = [];
  const types: number[] = [];
  for (const profile of profiles) {
    for (const key of hashedKeys(profile)) {
      const block = table.blockOf(key);
      types[block] = typeOfKey(key);
      sizes[block] = (sizes[block] ?? 0) + 1;
    }
  }
  const partners = (commonKeys: number): number => {
    const limits = keyLimits(commonKeys);
    let pairs = 0;
    sizes.forEach((size, block) => {
      if (size <= (limits[types[block] ?? 0] ?? 0)) pairs += size * (size - 1);
    });
    return pairs / profiles.length;
  };
  const commonKeys = choices.find((choice) => partners(choice) <= wantedPartners);
  return commonKeys === undefined ? ofMany : { commonKeys, enoughPoints: 1 };
}
