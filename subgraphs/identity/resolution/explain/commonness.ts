import { comparisonOf } from '../comparison/comparisons.ts';
import type { ComparisonModel } from '../model/model.ts';
import { spreadingComparisons } from '../model/spread.ts';
import { thousandths } from '../model/thousandths.ts';
import type { Profile } from '../profile.ts';

/**
 * One of how many has the value that two profiles have in common, by the model; infinite for one that it does not name, null
 * where values are not counted or the two have none in common.
 */
export function commonness(
  comparison: string,
  one: Profile,
  other: Profile,
  { frequencies }: ComparisonModel,
): number | null {
  const [value] = comparisonOf(one.kind, comparison)?.shared(one, other) ?? [];
  if (!frequencies || value === undefined) return null;
  const count = frequencies.values[value];
  return count === undefined ? Number.POSITIVE_INFINITY : Math.max(1, Math.round(frequencies.counted / count));
}

/** What share of its power a value keeps that weighed so much at a level; null where that cannot be told. */
export function powerLeft(
  comparison: string,
  level: number | null,
  weight: number,
  { m, u }: ComparisonModel,
): number | null {
  if (level !== m.length - 1 || !spreadingComparisons.has(comparison)) return null;
  const whole = thousandths(Math.log((m[level] ?? 0) / (u[level] ?? 1)));
  // A street counts nothing as well where another part of the address says the same.
  return whole <= 0 || (weight === 0 && comparison === 'street') ? null : Math.max(0, Math.min(1, weight / whole));
}
