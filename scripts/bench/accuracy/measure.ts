/** How well clusters agree with the truth; every figure from 0 to 1. */
export interface Accuracy {
  /** Of the pairs of records that were joined, the share that is one party. */
  precision: number;
  /** Of the pairs of records that are one party, the share that was joined. */
  recall: number;
  f1: number;
  /** The same asked of every record about its own cluster (Bagga and Baldwin 1998), averaged over records. */
  bcubed: { precision: number; recall: number; f1: number };
  /** Share of the parties whose records were found together and alone. */
  exact: number;
}

/**
 * Compares clusters of record keys with the party that each record truly is. Takes time in proportion to the records.
 *
 * @throws Error when a record with a known party is in no cluster, or a record is in two.
 */
export function measureClusters(
  clusters: readonly (readonly string[])[],
  truth: ReadonlyMap<string, string>,
): Accuracy {
  assertPartition(clusters, truth);
  const trueSizes = countOf(truth.values());
  let [joinedPairs, rightPairs, exactParties, precisionSum, recallSum] = [0, 0, 0, 0, 0];
  for (const cluster of clusters) {
    const parties = cluster.map((key) => truth.get(key)).filter((party) => party !== undefined);
    joinedPairs += pairsOf(parties.length);
    for (const [party, count] of countOf(parties)) {
      const trueSize = trueSizes.get(party) ?? count;
      rightPairs += pairsOf(count);
      precisionSum += count ** 2 / parties.length;
      recallSum += count ** 2 / trueSize;
      if (count === parties.length && count === trueSize) exactParties += 1;
    }
  }
  const truePairs = [...trueSizes.values()].reduce((sum, size) => sum + pairsOf(size), 0);
  const precision = share(rightPairs, joinedPairs);
  const recall = share(rightPairs, truePairs);
  const bcubed = { precision: share(precisionSum, truth.size), recall: share(recallSum, truth.size) };
  return {
    ...{ precision, recall, f1: harmonicMean(precision, recall) },
    bcubed: { ...bcubed, f1: harmonicMean(bcubed.precision, bcubed.recall) },
    exact: share(exactParties, trueSizes.size),
  };
}

function assertPartition(clusters: readonly (readonly string[])[], truth: ReadonlyMap<string, string>): void {
  const placed = new Set<string>();
  for (const key of clusters.flat()) {
    if (placed.has(key)) throw new Error(`the record ${key} is in two clusters`);
    placed.add(key);
  }
  for (const key of truth.keys()) if (!placed.has(key)) throw new Error(`the record ${key} is in no cluster`);
}

function countOf(values: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function pairsOf(count: number): number {
  return (count * (count - 1)) / 2;
}

/** Of nothing, nothing is wrong. */
function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

function harmonicMean(a: number, b: number): number {
  return a + b === 0 ? 0 : (2 * a * b) / (a + b);
}
