/** Weights are integers, so that their sums do not depend on order. */
export function thousandths(nats: number): number {
  return Math.round(1000 * nats);
}
