import { Visits } from '../population/visits.ts';
import type { Profile } from '../profile.ts';
import { keyProfiles, membersWithin } from './blocks.ts';
import { type Blocking, keyLimits, keyPoints } from './key-types.ts';

/**
 * Calls `visit` once for every pair of profiles whose common keys, those that not too many share, make enough points; `a` is
 * below `b`.
 */
export function forEachCandidatePair(
  profiles: readonly Profile[],
  { commonKeys, enoughPoints }: Blocking,
  visit: (a: number, b: number) => void,
): void {
  const keyed = keyProfiles(profiles);
  const { blocks, firstBlocks, types } = keyed;
  const { members, starts } = membersWithin(keyed, keyLimits(commonKeys));
  const visits = new Visits();
  for (let index = 0; index < profiles.length; index++) {
    visits.start(profiles.length);
    for (let place = firstBlocks[index] ?? 0; place < (firstBlocks[index + 1] ?? 0); place++) {
      const block = blocks[place] ?? 0;
      const points = keyPoints[types[block] ?? 0] ?? 0;
      for (let member = starts[block] ?? 0; member < (starts[block + 1] ?? 0); member++) {
        const other = members[member] ?? index;
        if (other >= index) break;
        visits.note(other, points);
      }
    }
    for (const other of visits.withPoints(enoughPoints)) visit(other, index);
  }
}
