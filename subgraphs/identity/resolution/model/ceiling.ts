import { unsaid } from '../comparison/comparison.ts';
import type { CompiledComparison } from './compiled.ts';

/** What a comparison can weigh, in thousandths of a nat; nothing where the model does not know it. */
export interface Ceiling {
  /** Whatever is compared. */
  most: number;
  /** Where the two do not say the same. */
  belowTop: number;
  /** At this level or below it. */
  upTo(level: number): number;
  /** At this very level, and with this value in common where it is the top one. */
  at(level: number, shared: string | null): number;
}

const nothing: Ceiling = { most: 0, belowTop: 0, upTo: () => 0, at: () => 0 };

export function ceilingOf(compared: CompiledComparison | undefined): Ceiling {
  if (!compared) return nothing;
  const { most, weights, comparison, weightOfShared } = compared;
  const top = comparison.levels.length - 1;
  const highest = weights.map((_, level) => (level === top ? most : Math.max(...weights.slice(0, level + 1))));
  return {
    most,
    belowTop: highest[top - 1] ?? 0,
    upTo: (level) => highest[level] ?? 0,
    at: (level, shared) => {
      if (level === unsaid) return 0;
      return level === top && shared !== null ? weightOfShared(shared) : (weights[level] ?? 0);
    },
  };
}
