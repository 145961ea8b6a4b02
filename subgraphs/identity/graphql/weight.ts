import { probabilityOf } from '../resolution/model/calibrate.ts';
import type { IdentityContext } from '../schema.ts';

export { fromBits, inBits } from '../resolution/model/bits.ts';

/** As the model in use was measured; null when nobody measured it. */
export async function calibratedProbability(
  weight: number,
  { rulesInUse }: Pick<IdentityContext, 'rulesInUse'>,
): Promise<number | null> {
  const { model } = await rulesInUse();
  const probability = probabilityOf(model, weight);
  return probability === null ? null : Math.round(probability * 10_000) / 10_000;
}

export const weightUnit = 'In bits: each one more doubles the odds that both are one party; below 0 it speaks against.';

export const probabilityMeaning =
  'How likely two records of this weight are one party, 0 to 1, as it was measured for the model in use; null when ' +
  'nobody measured it.';
