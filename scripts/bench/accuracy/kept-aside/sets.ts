import type { LabelledSet } from '../labelled-set.ts';

export function keptAsideSets(_size: number, _seed: number): LabelledSet[] {
  return [];
}
