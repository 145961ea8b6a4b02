/** Weights count up to this much either way, so that one certain pair does not outvote many doubtful ones. Thousandths of a nat. */
export const mostCounted = 8000;

export interface ClusteringRules<Reason> {
  /** The mean weight at which two clusters become one. */
  mergeBar: number;
  /** What forbids that these members are one party, whatever their weights; null when nothing does. */
  forbids(a: readonly number[], b: readonly number[]): Reason | null;
}

export interface Clustering<Reason> {
  /** Members by cluster, each in ascending order. */
  clusters: number[][];
  /** Pairs of clusters, by their places, that weights would have merged and a rule did not let. */
  refused: { a: number; b: number; reason: Reason }[];
}

/**
 * Average linkage: again and again the two clusters with the highest mean weight over all their pairs become one, while
 * that mean is at the bar. Which clusters come out depends on the weights alone: members are numbered by the caller in an
 * order of their own, sums are of integers, and of equal means the pair with the lowest members comes first.
 *
 * @param weights of every pair, `weights[i * count + j]`, symmetric.
 */
export function averageLinkage<Reason>(
  count: number,
  weights: Int32Array,
  { mergeBar, forbids }: ClusteringRules<Reason>,
): Clustering<Reason> {
  const linkage = new Linkage(count, weights, mergeBar);
  const clusters: (number[] | null)[] = Array.from({ length: count }, (_, index) => [index]);
  const reasons = new Map<number, Reason>();
  const reasonOf = (a: number, b: number): Reason | undefined => reasons.get(Math.min(a, b) * count + Math.max(a, b));
  for (let next = linkage.best(); next !== null; next = linkage.best()) {
    const [a, b] = next;
    const [one, other] = [clusters[a] ?? [], clusters[b] ?? []];
    const reason = forbids(one, other);
    if (reason !== null) {
      reasons.set(a * count + b, reason);
      linkage.hold(a, b);
      continue;
    }
    clusters[a] = [...one, ...other].sort((x, y) => x - y);
    clusters[b] = null;
    linkage.merge(a, b);
    if (reasons.size === 0) continue;
    for (let c = 0; c < count; c++) {
      const inherited = c === a ? undefined : reasonOf(b, c);
      if (inherited !== undefined && clusters[c]) reasons.set(Math.min(a, c) * count + Math.max(a, c), inherited);
    }
  }
  const places = new Map<number, number>();
  clusters.forEach((cluster, first) => {
    if (cluster) places.set(first, places.size);
  });
  const refused = [...reasons].flatMap(([pair, reason]) => {
    const [a, b] = [places.get(Math.floor(pair / count)), places.get(pair % count)];
    return a === undefined || b === undefined ? [] : [{ a, b, reason }];
  });
  return { clusters: clusters.filter((cluster) => cluster !== null), refused };
}

/** Sums of weights between clusters, each told by its lowest member, with every cluster's best partner above it. */
class Linkage {
  readonly #count: number;
  readonly #bar: number;
  readonly #sums: Float64Array;
  readonly #sizes: Int32Array;
  readonly #held: Uint8Array;
  readonly #partner: Int32Array;
  readonly #mean: Float64Array;

  constructor(count: number, weights: Int32Array, bar: number) {
    this.#count = count;
    this.#bar = bar;
    this.#sums = Float64Array.from(weights, (weight) => Math.max(-mostCounted, Math.min(mostCounted, weight)));
    this.#sizes = new Int32Array(count).fill(1);
    this.#held = new Uint8Array(count * count);
    this.#partner = new Int32Array(count).fill(-1);
    this.#mean = new Float64Array(count);
    for (let a = 0; a < count; a++) this.#findPartner(a);
  }

  best(): [number, number] | null {
    let first = -1;
    for (let a = 0; a < this.#count; a++) {
      if (this.#partner[a] === -1) continue;
      if (first === -1 || (this.#mean[a] ?? 0) > (this.#mean[first] ?? 0)) first = a;
    }
    return first === -1 ? null : [first, this.#partner[first] ?? first];
  }

  hold(a: number, b: number): void {
    this.#held[a * this.#count + b] = 1;
    this.#held[b * this.#count + a] = 1;
    this.#findPartner(a);
  }

  /** `b` becomes part of `a`, which is below it. */
  merge(a: number, b: number): void {
    const count = this.#count;
    this.#sizes[a] = (this.#sizes[a] ?? 0) + (this.#sizes[b] ?? 0);
    this.#sizes[b] = 0;
    this.#partner[b] = -1;
    for (let c = 0; c < count; c++) {
      if (c === a || this.#sizes[c] === 0) continue;
      const sum = (this.#sums[a * count + c] ?? 0) + (this.#sums[b * count + c] ?? 0);
      const held = (this.#held[a * count + c] ?? 0) | (this.#held[b * count + c] ?? 0);
      this.#sums[a * count + c] = sum;
      this.#sums[c * count + a] = sum;
      this.#held[a * count + c] = held;
      this.#held[c * count + a] = held;
    }
    for (let c = 0; c < b; c++) {
      if (this.#sizes[c] === 0 || c === a) continue;
      const partner = this.#partner[c];
      if (partner === a || partner === b) this.#findPartner(c);
      else if (c < a) this.#offer(c, a);
    }
    this.#findPartner(a);
  }

  #findPartner(a: number): void {
    this.#partner[a] = -1;
    for (let b = a + 1; b < this.#count; b++) this.#offer(a, b);
  }

  /** Of equal means the lower partner stays. */
  #offer(a: number, b: number): void {
    const size = this.#sizes[b] ?? 0;
    if (size === 0 || this.#held[a * this.#count + b] === 1) return;
    const mean = (this.#sums[a * this.#count + b] ?? 0) / ((this.#sizes[a] ?? 0) * size);
    const partner = this.#partner[a] ?? -1;
    if (mean < this.#bar) return;
    const known = this.#mean[a] ?? 0;
    if (partner !== -1 && (mean < known || (mean === known && partner < b))) return;
    this.#partner[a] = b;
    this.#mean[a] = mean;
  }
}
