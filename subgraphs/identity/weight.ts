import { probabilityOf } from './resolution/model/calibrate.ts';
import type { IdentityContext } from './schema.ts';

/** Inside, weights are thousandths of a nat; clients read bits: each doubles the odds. */
export function inBits(weight: number): number {
  return Math.round((100 * weight) / (1000 * Math.LN2)) / 100;
}

/** A weight that people gave in bits. */
export function fromBits(bits: number): number {
  return Math.round(bits * 1000 * Math.LN2);
}

/** As the model in use was measured; null when nobody measured it. */
export function calibratedProbability(weight: number, { rules }: IdentityContext): number | null {
  const probability = probabilityOf(rules.model, weight);
  return probability === null ? null : Math.round(probability * 10_000) / 10_000;
}

export const weightUnit = 'In bits: each one more doubles the odds that both are one party; below 0 it speaks against.';

export const probabilityMeaning =
  'How likely two records of this weight are one party, 0 to 1, as it was measured for the model in use; null when ' +
  'nobody measured it.';
