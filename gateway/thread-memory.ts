import { writesMemory } from './execution/writes.ts';
import { nameMemory } from './telemetry/operation-names.ts';

/** What the threads of one process that serve together have in common. */
export interface ThreadMemory {
  /** Which names of operations are labels. */
  names: SharedArrayBuffer;
  /** What callers changed in subgraphs. */
  writes: SharedArrayBuffer;
}

export function threadMemory(subgraphs: number): ThreadMemory {
  return { names: nameMemory(), writes: writesMemory(subgraphs) };
}
