/** Inside, weights are thousandths of a nat; people read bits: each doubles the odds. */
export function inBits(weight: number): number {
  return Math.round((100 * weight) / (1000 * Math.LN2)) / 100;
}

/** A weight that people gave in bits. */
export function fromBits(bits: number): number {
  return Math.round(bits * 1000 * Math.LN2);
}
