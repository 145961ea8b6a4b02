/** Shipped values count as much as this many pairs, so that a small population does not learn from a handful. */
const fewest = 20;
/** … and for this share of what was seen in a large one, so that no level runs away to 0 or 1 on its own evidence. */
const share = 0.1;

/** Shares of levels as they were counted, held by where they began. */
export function anchored(begin: readonly number[], counts: readonly number[]): number[] {
  const seen = counts.reduce((sum, count) => sum + count, 0);
  const pull = Math.max(fewest, share * seen);
  return begin.map((each, level) => ((counts[level] ?? 0) + pull * each) / (seen + pull));
}
