/** Weights count up to this much either way, so that one certain pair does not outvote many doubtful ones. Thousandths of a nat. */
const clip = 8000;

export interface Merge {
  /** Indexes of clusters' first members. */
  into: number;
  from: number;
  mean: number;
}

export interface ClusteringRules {
  /** The mean weight at which two clusters become one. */
  mergeBar: number;
  /** Whether something forbids that these members are one party, whatever their weights. */
  forbids(a: readonly number[], b: readonly number[]): boolean;
}

export interface Clustering {
  /** Members by cluster, each in ascending order. */
  clusters: number[][];
  /** Pairs of clusters that weights would have merged and a rule did not let. */
  refused: [number[], number[]][];
}

/**
 * Average linkage: again and again the two clusters with the highest mean weight over all their pairs become one, while
 * that mean is at the bar. Which clusters come out depends on the weights alone: members are numbered by the caller in an
 * order of their own, sums are of integers, and of equal means the pair with the lowest members comes first.
 *
 * @param weights of every pair, `weights[i * count + j]`, symmetric.
 */
export function averageLinkage(count: number, weights: Int32Array, rules: ClusteringRules): Clustering {
  const sums = new Float64Array(count * count);
  for (let i = 0; i < sums.length; i++) sums[i] = Math.max(-clip, Math.min(clip, weights[i] ?? 0));
  const clusters: (number[] | null)[] = Array.from({ length: count }, (_, index) => [index]);
  const refused = new Map<string, [number[], number[]]>();
  const held = new Uint8Array(count * count);
  for (;;) {
    const next = bestPair(clusters, sums, held, rules.mergeBar);
    if (next === null) break;
    const [a, b] = next;
    const [one, other] = [clusters[a] ?? [], clusters[b] ?? []];
    if (rules.forbids(one, other)) {
      held[a * count + b] = 1;
      held[b * count + a] = 1;
      continue;
    }
    clusters[a] = [...one, ...other].sort((x, y) => x - y);
    clusters[b] = null;
    for (let c = 0; c < count; c++) {
      sums[a * count + c] = (sums[a * count + c] ?? 0) + (sums[b * count + c] ?? 0);
      sums[c * count + a] = sums[a * count + c] ?? 0;
      held[a * count + c] = (held[a * count + c] ?? 0) | (held[Math.min(b, c) * count + Math.max(b, c)] ?? 0);
      held[c * count + a] = (held[c * count + a] ?? 0) | (held[a * count + c] ?? 0);
    }
  }
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) {
      const [one, other] = [clusters[a], clusters[b]];
      if (one && other && held[a * count + b] === 1) refused.set(`${a} ${b}`, [one, other]);
    }
  }
  return { clusters: clusters.filter((cluster) => cluster !== null), refused: [...refused.values()] };
}

function bestPair(
  clusters: readonly (number[] | null)[],
  sums: Float64Array,
  held: Uint8Array,
  bar: number,
): [number, number] | null {
  const count = clusters.length;
  let best: [number, number] | null = null;
  let highest = Number.NEGATIVE_INFINITY;
  for (let a = 0; a < count; a++) {
    const one = clusters[a];
    if (!one) continue;
    for (let b = a + 1; b < count; b++) {
      const other = clusters[b];
      if (!other || held[a * count + b] === 1) continue;
      const mean = (sums[a * count + b] ?? 0) / (one.length * other.length);
      if (mean >= bar && mean > highest) {
        highest = mean;
        best = [a, b];
      }
    }
  }
  return best;
}
