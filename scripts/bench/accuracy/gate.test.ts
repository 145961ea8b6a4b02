import { expect, test } from 'vitest';
import { findDrops, newSets, readFigures } from './figures.ts';
import { keptAsideSets } from './kept-aside/sets.ts';
import { defaults } from './options.ts';
import { measureSet } from './report.ts';
import { hasSharedData, sharedDataSets } from './shared-data-sets.ts';
import { usualSets } from './usual-sets.ts';

const sets = [...usualSets(defaults.seed), ...keptAsideSets(defaults.size, defaults.seed)];
const absent = hasSharedData() ? [] : sets.filter((set) => sharedDataSets.includes(set));
if (absent.length > 0)
  console.log(`Left out: the accuracy of ${absent.map(({ name }) => name).join(', ')}, ../shared/data is not there.`);

// Each takes a few seconds; a machine that does more at once may take a while.
const timeout = 120_000;

for (const set of sets) {
  test.skipIf(absent.includes(set))(
    `no figure of ${set.name} is more than 0.005 below the committed one`,
    { timeout },
    async () => {
      const { figures } = measureSet(set, await set.load());
      expect(findDrops(readFigures(), [figures])).toEqual([]);
      expect(newSets(readFigures(), [figures])).toEqual([]);
    },
  );
}
