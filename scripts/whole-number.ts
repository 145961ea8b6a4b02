import { z } from 'zod';

/** A variable that holds a whole number. */
export const wholeNumber = z.coerce.number('must be a number').int('must be a whole number');

export function wholeNumberWithin(least: number, most: number) {
  return wholeNumber.min(least, `must be at least ${least}`).max(most, `must be at most ${most}`);
}
