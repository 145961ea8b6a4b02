import { comparisonOf } from '../comparison/comparisons.ts';
import { levelWeights } from '../model/compiled.ts';
import { countOf } from '../model/frequencies.ts';
import type { ComparisonModel, Frequencies } from '../model/model.ts';
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
  return frequencies && value !== undefined ? oneInWith(value, frequencies) : null;
}

/**
 * One of how many has each of two values that look like slips of each other, where that is why they weigh less than such values
 * do; null where it is not.
 */
export function commonnessOfSlip(
  {
    comparison,
    level,
    weight,
    alone,
  }: { comparison: string; level: number | null; weight: number; alone: number | null },
  one: Profile,
  other: Profile,
  model: ComparisonModel,
): readonly [number, number] | null {
  const { frequencies } = model;
  const slip = comparisonOf(one.kind, comparison)?.slip?.(one, other) ?? null;
  if (!frequencies || !slip || level === null || (alone ?? weight) >= (levelWeights(model)[level] ?? 0)) return null;
  const [low, high] = [oneInWith(slip[0], frequencies), oneInWith(slip[1], frequencies)];
  return Number.isFinite(low + high) ? [low, high] : null;
}

function oneInWith(value: string, frequencies: Frequencies): number {
  return Math.max(1, Math.round(frequencies.counted / countOf(frequencies, value)));
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
