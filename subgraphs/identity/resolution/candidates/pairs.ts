import type { Profile } from '../profile.ts';
import { blockingKeys } from './blocking-keys.ts';

/** Calls `visit` once for every pair of profiles that shares a key which not too many share. */
export function forEachCandidatePair(profiles: readonly Profile[], visit: (a: number, b: number) => void): void {
  const blocks = new Map<string, { limit: number; members: number[] }>();
  const keysOf = profiles.map((profile, index) => {
    const keys = blockingKeys(profile);
    for (const { key, limit } of keys) {
      const block = blocks.get(key);
      if (block) block.members.push(index);
      else blocks.set(key, { limit, members: [index] });
    }
    return keys.map(({ key }) => key);
  });
  const lastVisitor = new Int32Array(profiles.length).fill(-1);
  keysOf.forEach((keys, index) => {
    for (const key of keys) {
      const block = blocks.get(key);
      if (!block || block.members.length > block.limit) continue;
      for (const other of block.members) {
        if (other >= index) break;
        if (lastVisitor[other] === index) continue;
        lastVisitor[other] = index;
        visit(other, index);
      }
    }
  });
}
