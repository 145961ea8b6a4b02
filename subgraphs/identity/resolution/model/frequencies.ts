import type { Comparison } from '../comparison/comparison.ts';
import type { Profile } from '../profile.ts';
import type { ComparisonModel, Frequencies } from './model.ts';

/** Values that occur less often are rare, whether the model names them or not. */
const fewest = 3;
const mostValues = 20_000;

/** How often each value occurs, of a comparison whose model counts them. */
export function countValues(
  comparison: Comparison,
  profiles: readonly Profile[],
): Pick<ComparisonModel, 'frequencies'> {
  if (!comparison.countsValues) return {};
  const counts = new Map<string, number>();
  let counted = 0;
  for (const profile of profiles) {
    for (const value of comparison.values(profile)) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
      counted += 1;
    }
  }
  if (counted === 0) return {};
  const common = [...counts].filter(([, count]) => count >= fewest).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return { frequencies: { counted, values: Object.fromEntries(common.slice(0, mostValues)) } };
}

/** How often a value was counted; 0 of one that is rare. A value is what people write, also what every object has: `constructor`. */
export function countOf({ values }: Frequencies, value: string): number {
  return Object.hasOwn(values, value) ? (values[value] ?? 0) : 0;
}
