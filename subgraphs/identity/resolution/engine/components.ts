import type { MatchGraph } from './match-graph.ts';

/** Which bar a component is formed at, and how large it may be. Bars are thousandths of a nat. */
export interface ComponentRules {
  lowestBar: number;
  /** A larger component falls into those that a higher bar leaves: nobody has that many records. */
  largest: number;
  /**
   * The same while pairs hold it together that are alike in little more than a name. Of a large population many are, until all
   * hang together, and every record that joins has all of its component clustered again.
   */
  largestLoose: number;
  /** Records that are alone as far as pairs go. */
  isApart(node: number): boolean;
}

const step = 1000;
/** Pairs below are loose. */
const tightBar = 3500;
/** No pair weighs more; at this bar everyone is alone. */
const highestBar = 200_000;

/**
 * The records that a record is clustered with: all that hang together at the lowest bar at which there are not too many.
 * A function of the pairs alone, found without walking through more than `largest` records a bar.
 */
export function componentAround(
  graph: MatchGraph,
  node: number,
  { lowestBar, largest, largestLoose, isApart }: ComponentRules,
): number[] {
  if (graph.isAlone(node)) return [node];
  for (let bar = lowestBar; bar < highestBar; bar += step) {
    const most = bar < tightBar ? Math.min(largestLoose, largest) : largest;
    const members = graph.componentOf(node, bar, most, isApart);
    if (members) return members;
  }
  return [node];
}
