import { itemAt, type Random } from '../../../sample-world/random.ts';

/**
 * Draws items as often as names and towns occur: by the law of Zipf and Mandelbrot, 1 / (rank + flattening).
 *
 * @param flattening the larger, the less common the commonest: 15 gives the first of 10,000 a share of 1 %
 */
export function drawFrequent<Item>(items: readonly Item[], flattening: number): (random: Random) => Item {
  const sums = new Float64Array(items.length);
  let sum = 0;
  for (let rank = 0; rank < items.length; rank++) {
    sum += 1 / (rank + 1 + flattening);
    sums[rank] = sum;
  }
  return (random) => itemAt(items, firstAbove(sums, random.fraction() * sum));
}

function firstAbove(sums: Float64Array, wanted: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}
