import type { MatchGraph } from './match-graph.ts';

/** Which bar a component is formed at, and how large it may be. Bars are thousandths of a nat. */
export interface ComponentRules {
  lowestBar: number;
  /** A larger component falls into those that a higher bar leaves: nobody has that many records. */
  largest: number;
}

const step = 1000;
/** No pair weighs more; at this bar everyone is alone. */
const highestBar = 200_000;

/**
 * The records that a record is clustered with: all that hang together at the lowest bar at which there are not too many.
 * A function of the pairs alone, found without walking through more than `largest` records a bar.
 */
export function componentAround(graph: MatchGraph, node: number, { lowestBar, largest }: ComponentRules): number[] {
  if (graph.isAlone(node)) return [node];
  for (let bar = lowestBar; bar < highestBar; bar += step) {
    const members = graph.componentOf(node, bar, largest);
    if (members) return members;
  }
  return [node];
}
