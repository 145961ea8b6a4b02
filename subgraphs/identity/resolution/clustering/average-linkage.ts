/** What clusters weigh against each other; each is told by its lowest member, and at first every member is one. */
export interface Linkage {
  weightBetween(a: number, b: number): number;
  /** `b` becomes part of `a`, which is below it. */
  join(a: number, b: number): void;
}

export interface ClusteringRules<Reason> {
  /** The weight at which two clusters become one. */
  mergeBar: number;
  /** What forbids that these members are one party, whatever their weights; null when nothing does. */
  forbids(a: readonly number[], b: readonly number[]): Reason | null;
}

/** Told of every join before it is done: the members of both clusters, and what the two weigh against each other. */
export type JoinObserver = (some: readonly number[], others: readonly number[], weight: number) => void;

export interface Clustering<Reason> {
  /** Members by cluster, each in ascending order. */
  clusters: number[][];
  /** Pairs of clusters, by their places, that weights would have merged and a rule did not let. */
  refused: { a: number; b: number; reason: Reason }[];
}

/**
 * Again and again the two clusters that weigh most against each other become one, while that weight is at the bar. Which
 * clusters come out depends on the weights alone: members are numbered by the caller in an order of their own, and of equal
 * weights the pair with the lowest members comes first.
 */
export function averageLinkage<Reason>(
  count: number,
  linkage: Linkage,
  { mergeBar, forbids }: ClusteringRules<Reason>,
  observe?: JoinObserver,
): Clustering<Reason> {
  if (count === 2) return linkTwo(linkage, { mergeBar, forbids }, observe);
  const partners = new Partners(count, linkage, mergeBar);
  const clusters: (number[] | null)[] = Array.from({ length: count }, (_, index) => [index]);
  const reasons = new Map<number, Reason>();
  const reasonOf = (a: number, b: number): Reason | undefined => reasons.get(Math.min(a, b) * count + Math.max(a, b));
  for (let next = partners.best(); next !== null; next = partners.best()) {
    const [a, b] = next;
    const [one, other] = [clusters[a] ?? [], clusters[b] ?? []];
    const reason = forbids(one, other);
    if (reason !== null) {
      reasons.set(a * count + b, reason);
      partners.hold(a, b);
      continue;
    }
    observe?.(one, other, linkage.weightBetween(a, b));
    clusters[a] = [...one, ...other].sort((x, y) => x - y);
    clusters[b] = null;
    partners.join(a, b);
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

/** The same of two, which most components are. */
function linkTwo<Reason>(
  linkage: Linkage,
  { mergeBar, forbids }: ClusteringRules<Reason>,
  observe?: JoinObserver,
): Clustering<Reason> {
  const weight = linkage.weightBetween(0, 1);
  if (weight < mergeBar) return { clusters: [[0], [1]], refused: [] };
  const reason = forbids([0], [1]);
  if (reason !== null) return { clusters: [[0], [1]], refused: [{ a: 0, b: 1, reason }] };
  observe?.([0], [1], weight);
  linkage.join(0, 1);
  return { clusters: [[0, 1]], refused: [] };
}

/** Every cluster's best partner above it. */
class Partners {
  readonly #count: number;
  readonly #linkage: Linkage;
  readonly #bar: number;
  readonly #weights: Float64Array;
  readonly #gone: Uint8Array;
  readonly #held: Uint8Array;
  readonly #partner: Int32Array;

  constructor(count: number, linkage: Linkage, bar: number) {
    this.#count = count;
    this.#linkage = linkage;
    this.#bar = bar;
    this.#weights = new Float64Array(count * count);
    this.#gone = new Uint8Array(count);
    this.#held = new Uint8Array(count * count);
    this.#partner = new Int32Array(count).fill(-1);
    for (let a = 0; a < count; a++) {
      for (let b = a + 1; b < count; b++) this.#weights[a * count + b] = linkage.weightBetween(a, b);
      this.#findPartner(a);
    }
  }

  best(): [number, number] | null {
    let [first, most] = [-1, 0];
    for (let a = 0; a < this.#count; a++) {
      const partner = this.#partner[a] ?? -1;
      if (partner === -1) continue;
      const weight = this.#weights[a * this.#count + partner] ?? 0;
      if (first === -1 || weight > most) [first, most] = [a, weight];
    }
    return first === -1 ? null : [first, this.#partner[first] ?? first];
  }

  hold(a: number, b: number): void {
    this.#held[a * this.#count + b] = 1;
    this.#held[b * this.#count + a] = 1;
    this.#findPartner(a);
  }

  /** `b` becomes part of `a`, which is below it. */
  join(a: number, b: number): void {
    const count = this.#count;
    this.#linkage.join(a, b);
    this.#gone[b] = 1;
    this.#partner[b] = -1;
    for (let c = 0; c < count; c++) {
      if (c === a || this.#gone[c] === 1) continue;
      const held = (this.#held[a * count + c] ?? 0) | (this.#held[b * count + c] ?? 0);
      this.#held[a * count + c] = held;
      this.#held[c * count + a] = held;
      const [low, high] = a < c ? [a, c] : [c, a];
      this.#weights[low * count + high] = this.#linkage.weightBetween(low, high);
    }
    for (let c = 0; c < b; c++) {
      if (this.#gone[c] === 1 || c === a) continue;
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

  /** Of equal weights the lower partner stays. */
  #offer(a: number, b: number): void {
    if (this.#gone[b] === 1 || this.#held[a * this.#count + b] === 1) return;
    const weight = this.#weights[a * this.#count + b] ?? 0;
    if (weight < this.#bar) return;
    const partner = this.#partner[a] ?? -1;
    const known = this.#weights[a * this.#count + partner] ?? 0;
    if (partner !== -1 && (weight < known || (weight === known && partner < b))) return;
    this.#partner[a] = b;
  }
}
