import type { Profile } from '../profile.ts';
import { hashedKeys } from './blocking-keys.ts';
import { KeyTable } from './key-table.ts';
import { typeOfKey } from './key-types.ts';

/** Which profiles share which blocking keys; a block is all that share one. */
export interface KeyedProfiles {
  /** The blocks of all profiles, profile after profile, and where each profile's begin. */
  blocks: Int32Array;
  firstBlocks: Int32Array;
  /** The type of each block's key, and how many profiles have it. */
  types: readonly number[];
  sizes: Int32Array;
}

export function keyProfiles(profiles: readonly Profile[]): KeyedProfiles {
  const table = new KeyTable();
  const types: number[] = [];
  const blocks: number[] = [];
  const firstBlocks = new Int32Array(profiles.length + 1);
  profiles.forEach((profile, index) => {
    for (const key of hashedKeys(profile)) {
      const block = table.blockOf(key);
      types[block] = typeOfKey(key);
      blocks.push(block);
    }
    firstBlocks[index + 1] = blocks.length;
  });
  const sizes = new Int32Array(table.count);
  for (const block of blocks) sizes[block] = (sizes[block] ?? 0) + 1;
  return { blocks: Int32Array.from(blocks), firstBlocks, types, sizes };
}

export interface BlockMembers {
  /** Members of all blocks of use, block after block, in ascending order, and where each block's begin. */
  members: Int32Array;
  starts: Int32Array;
}

/** @param limits with more members than its type's a block is of no use */
export function membersWithin(
  { blocks, firstBlocks, types, sizes }: KeyedProfiles,
  limits: readonly number[],
): BlockMembers {
  const starts = new Int32Array(sizes.length + 1);
  for (let block = 0; block < sizes.length; block++) {
    const size = sizes[block] ?? 0;
    const isOfUse = size > 1 && size <= (limits[types[block] ?? 0] ?? 0);
    starts[block + 1] = (starts[block] ?? 0) + (isOfUse ? size : 0);
  }
  const members = new Int32Array(starts[sizes.length] ?? 0);
  const filled = starts.slice();
  for (let index = 0; index + 1 < firstBlocks.length; index++) {
    for (let place = firstBlocks[index] ?? 0; place < (firstBlocks[index + 1] ?? 0); place++) {
      const block = blocks[place] ?? 0;
      const next = filled[block] ?? 0;
      if (next >= (starts[block + 1] ?? 0)) continue;
      members[next] = index;
      filled[block] = next + 1;
    }
  }
  return { members, starts };
}
