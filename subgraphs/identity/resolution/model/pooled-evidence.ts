import type { Linkage } from '../clustering/average-linkage.ts';
import { unsaid } from '../comparison/comparison.ts';
import type { CompiledKind } from './compiled.ts';
import { penaltyOf, relatedGain } from './dependence.ts';
import { levelsSaid, weightsSaid } from './scorer.ts';

/**
 * How much a pair counts that says nothing of an attribute in which others of two clusters agree. Counted whole, records with
 * gaps would never be found together; not at all, and a single pair would speak for strangers.
 */
const shareOfUnsaid = 1 / 3;

/**
 * What speaks for and against two clusters of records being one party, attribute by attribute. Each counts as the mean over the
 * pairs that can be compared by it, so that two birth dates are not forgotten over the many records that have none. Two
 * records weigh what the scorer says.
 */
export class PooledEvidence implements Linkage {
  readonly #count: number;
  readonly #kind: CompiledKind;
  readonly #width: number;
  readonly #sizes: Int32Array;
  /** Sums by pair of clusters, and within it by comparison. */
  readonly #weights: Float64Array;
  readonly #related: Float64Array;
  readonly #said: Int32Array;
  readonly #handicaps: Float64Array;

  /** @param sizes of the clusters to begin with; each is one record if left out */
  constructor(count: number, kind: CompiledKind, sizes: readonly number[] = new Array<number>(count).fill(1)) {
    this.#count = count;
    this.#kind = kind;
    this.#width = kind.comparisons.length;
    this.#sizes = Int32Array.from(sizes);
    const pairs = (count * (count - 1)) / 2;
    this.#weights = new Float64Array(pairs * this.#width);
    this.#related = new Float64Array(pairs * this.#width);
    this.#said = new Int32Array(pairs * this.#width);
    this.#handicaps = new Float64Array(pairs);
  }

  /** Takes in what the scorer said last, which was of a pair of records of these two; a handicap is taken off. */
  note(a: number, b: number, handicap: number): void {
    const pair = this.#place(a, b);
    this.#handicaps[pair] = (this.#handicaps[pair] ?? 0) + handicap;
    for (let index = 0; index < this.#width; index++) {
      if (levelsSaid[index] === unsaid) continue;
      const place = pair * this.#width + index;
      this.#said[place] = (this.#said[place] ?? 0) + 1;
      this.#weights[place] = (this.#weights[place] ?? 0) + (weightsSaid[index] ?? 0);
      const gain = relatedGain(this.#kind.rules, index, levelsSaid, weightsSaid);
      this.#related[place] = (this.#related[place] ?? 0) + gain;
    }
  }

  weightBetween(a: number, b: number): number {
    const pair = this.#place(a, b);
    const pairs = (this.#sizes[a] ?? 0) * (this.#sizes[b] ?? 0);
    let weight = this.#kind.prior - Math.round((this.#handicaps[pair] ?? 0) / pairs);
    let related = this.#kind.rules.related;
    for (let place = pair * this.#width; place < (pair + 1) * this.#width; place++) {
      const said = this.#said[place] ?? 0;
      if (said === 0) continue;
      const sum = this.#weights[place] ?? 0;
      const counted = sum > 0 ? said + shareOfUnsaid * (pairs - said) : said;
      weight += Math.round(sum / counted);
      related += Math.round((this.#related[place] ?? 0) / counted);
    }
    return weight + penaltyOf(related);
  }

  join(a: number, b: number): void {
    for (let other = 0; other < this.#count; other++) {
      if (other === a || other === b) continue;
      const [into, from] = [this.#place(a, other), this.#place(b, other)];
      this.#handicaps[into] = (this.#handicaps[into] ?? 0) + (this.#handicaps[from] ?? 0);
      for (let index = 0; index < this.#width; index++) {
        const [place, added] = [into * this.#width + index, from * this.#width + index];
        this.#weights[place] = (this.#weights[place] ?? 0) + (this.#weights[added] ?? 0);
        this.#related[place] = (this.#related[place] ?? 0) + (this.#related[added] ?? 0);
        this.#said[place] = (this.#said[place] ?? 0) + (this.#said[added] ?? 0);
      }
    }
    this.#sizes[a] = (this.#sizes[a] ?? 0) + (this.#sizes[b] ?? 0);
  }

  /** Pairs by their higher and then by their lower cluster. */
  #place(a: number, b: number): number {
    return a < b ? (b * (b - 1)) / 2 + a : (a * (a - 1)) / 2 + b;
  }
}
