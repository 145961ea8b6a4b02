import type { LabelledSet } from './labelled-set.ts';
import { sampleWorldSet } from './sample-world-set.ts';
import { sharedDataSets } from './shared-data-sets.ts';

const customersOfSampleWorld = 2000;

/** What is measured unless something else is asked for. */
export function usualSets(seed: number): LabelledSet[] {
  return [sampleWorldSet(customersOfSampleWorld, seed), ...sharedDataSets];
}
