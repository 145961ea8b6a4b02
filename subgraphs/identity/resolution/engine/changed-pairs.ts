import type { Population } from '../population/population.ts';
import type { MatchGraph } from './match-graph.ts';
import type { Shift } from './revise-population.ts';
import type { Weigher } from './weigher.ts';

/** A pair whose weight is another now; one below the bar is no match any more. */
export interface ChangedPair {
  a: number;
  b: number;
  weight: number;
}

const gone = Number.NEGATIVE_INFINITY;

interface Matter {
  population: Population;
  graph: MatchGraph;
  weigher: Weigher;
  matchBar: number;
}

/** Every pair that a shift makes, changes or ends. The graph is still as it was before. */
export function changedPairs({ changed, removed, opened, closed, respread }: Shift, matter: Matter): ChangedPair[] {
  const { population, graph, weigher, matchBar } = matter;
  const pairs: ChangedPair[] = [];
  const isChanged = new Set(changed.map(({ slot }) => slot));
  for (const { slot, blocks } of changed) {
    const former: number[] = [];
    graph.forEach(slot, (_, other) => former.push(other));
    const stale = former.length === 0 ? null : new Set(former);
    const weightWith = weigher.weightsOf(slot);
    const visit = (other: number): void => {
      if (other < slot && isChanged.has(other)) stale?.delete(other);
      else {
        const weight = weightWith(other);
        if (weight < matchBar) return;
        stale?.delete(other);
        pairs.push({ a: slot, b: other, weight });
      }
    };
    population.forEachCandidate(slot, visit, blocks);
    if (stale) for (const other of stale) pairs.push({ a: slot, b: other, weight: gone });
  }
  const isRemoved = new Set(removed.map(({ slot }) => slot));
  for (const slot of isRemoved) graph.forEach(slot, (_, other) => pairs.push({ a: slot, b: other, weight: gone }));

  const isSettled = (slot: number): boolean => isChanged.has(slot) || isRemoved.has(slot);
  const seen = new Set<number>();
  const candidateTests = new Map<number, (other: number) => boolean>();
  const areCandidates = (a: number, b: number): boolean => {
    const known = candidateTests.get(a);
    const isCandidate = known ?? population.candidatesOf(a);
    if (known === undefined) candidateTests.set(a, isCandidate);
    return isCandidate(b);
  };
  const weighAgain = (a: number, b: number, mayWeighTheSame: boolean): void => {
    const pair = Math.min(a, b) * population.slots + Math.max(a, b);
    if (seen.has(pair)) return;
    seen.add(pair);
    const edge = graph.find(a, b);
    const weighed = weigher.weightOf(a, b);
    // Most such pairs are no match by their sketches, which is told for far less than whether they are candidates.
    const weight = weighed < matchBar || areCandidates(a, b) ? weighed : gone;
    const differs = edge === -1 ? weight >= matchBar : mayWeighTheSame || weight !== graph.weightOf(edge);
    if (differs) pairs.push({ a, b, weight });
  };
  // Another power is other evidence, even where the sum comes out the same.
  for (const holders of respread) {
    const left = unsettled(holders, isSettled);
    forEachPair(left, (a, b) => weighAgain(a, b, true));
    if (!population.repeating.isAny) continue;
    for (const a of left) for (const b of population.repeating.around(a)) if (!isSettled(b)) weighAgain(a, b, true);
  }
  for (const block of opened)
    forEachPair(unsettled(population.membersOf(block), isSettled), (a, b) => weighAgain(a, b, false));
  for (const block of closed) {
    const members = new Set(population.membersOf(block));
    for (const slot of members) {
      if (isSettled(slot)) continue;
      graph.forEach(slot, (_, other) => {
        if (members.has(other) && !isSettled(other)) weighAgain(slot, other, false);
      });
    }
  }
  return pairs;
}

function unsettled(slots: readonly number[], isSettled: (slot: number) => boolean): number[] {
  return slots.filter((slot) => !isSettled(slot));
}

function forEachPair(slots: readonly number[], visit: (a: number, b: number) => void): void {
  slots.forEach((a, index) => {
    for (let other = index + 1; other < slots.length; other++) visit(a, slots[other] ?? a);
  });
}
