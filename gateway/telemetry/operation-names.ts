import { numberOf } from '../number-of.ts';

const longestName = 100;
const mostNames = 100;

/** Memory for the names that clients chose first, for threads that are counted together. */
export function nameMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(mostNames * BigInt64Array.BYTES_PER_ELEMENT);
}

/**
 * Gives each operation the name that it is counted under. Clients choose names, so only so many become labels: those that the
 * manifest knows, and those of the first valid operations besides, whichever of the threads with the same memory was asked.
 */
export function operationNames(
  known: ReadonlySet<string>,
  memory: SharedArrayBuffer = nameMemory(),
): (name: string | undefined) => string {
  const first = new BigInt64Array(memory);
  const seen = new Set<string>();
  /** Once all places are taken, which stays so. */
  let all: ReadonlySet<bigint> | undefined;
  const isAmongFirst = (name: string): boolean => {
    const number = numberOf(name);
    if (all) return all.has(number);
    for (let place = 0; place < first.length; place++) {
      const before = Atomics.compareExchange(first, place, 0n, number);
      if (before === 0n || before === number) return true;
    }
    all = new Set(first);
    return false;
  };
  return (name) => {
    if (name === undefined) return 'unnamed';
    if (known.has(name) || seen.has(name)) return name;
    if (name.length > longestName || !isAmongFirst(name)) return 'other';
    seen.add(name);
    return name;
  };
}
