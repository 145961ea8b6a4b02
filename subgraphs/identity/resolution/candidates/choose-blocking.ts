import { Visits } from '../population/visits.ts';
import type { Profile } from '../profile.ts';
import { type KeyedProfiles, keyProfiles, membersWithin } from './blocks.ts';
import { type Blocking, keyLimits, keyPoints } from './key-types.ts';

/** Looking through keys that so many share costs too much in a large population. */
const choicesOfFew: readonly Blocking[] = [1, 2].map((enoughPoints) => ({ commonKeys: 400, enoughPoints }));
const strictest: Blocking = { commonKeys: 100, enoughPoints: 6 };
/** The most generous first. */
const choices: readonly Blocking[] = [
  ...[200, 100, 50].map((commonKeys) => ({ commonKeys, enoughPoints: 1 })),
  ...[2, 3, 4].map((enoughPoints) => ({ commonKeys: 100, enoughPoints })),
  strictest,
];

/** So many others a record may be compared with where that takes minutes for all … */
const partnersOfFew = 300;
const few = 60_000;
/** … and in a larger population. */
const partnersOfMany = 12;
/** The partners of so many records are counted. */
const asked = 2000;

/**
 * Which records are worth comparing: the most generous choice that leaves each record few enough others to be compared with.
 *
 * @param population how many records there are, of which the profiles are a sample
 */
export function chooseBlocking(profiles: readonly Profile[], population: number): Blocking {
  const keyed = keyProfiles(profiles);
  const scale = Math.max(1, population / profiles.length);
  const [wanted, allowed] =
    population > few ? [partnersOfMany, choices] : [partnersOfFew, [...choicesOfFew, ...choices]];
  return allowed.find((choice) => partnersOf(keyed, choice, scale) <= wanted) ?? strictest;
}

/** With how many others a record is compared, on average, in a population that is `scale` times as large. */
function partnersOf(keyed: KeyedProfiles, { commonKeys, enoughPoints }: Blocking, scale: number): number {
  const { blocks, firstBlocks, types } = keyed;
  const limits = keyLimits(commonKeys).map((limit) => limit / scale);
  const { members, starts } = membersWithin(keyed, limits);
  const visits = new Visits();
  const count = firstBlocks.length - 1;
  const step = Math.max(1, Math.floor(count / asked));
  let [partners, records] = [0, 0];
  for (let index = 0; index < count; index += step) {
    visits.start(count);
    for (let place = firstBlocks[index] ?? 0; place < (firstBlocks[index + 1] ?? 0); place++) {
      const block = blocks[place] ?? 0;
      const points = keyPoints[types[block] ?? 0] ?? 0;
      for (let member = starts[block] ?? 0; member < (starts[block + 1] ?? 0); member++)
        visits.note(members[member] ?? index, points);
    }
    partners += visits.withPoints(enoughPoints).filter((other) => other !== index).length;
    records += 1;
  }
  return records === 0 ? 0 : (partners / records) * scale;
}
