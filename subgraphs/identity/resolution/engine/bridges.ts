import type { MatchGraph } from './match-graph.ts';
import type { SuspicionRules } from './rules.ts';
import { type Pair, suspect } from './suspicion.ts';

/** A link that alone holds two sides of a large and sparse group together, by the places of its two records. */
export interface Bridge extends Pair {
  edge: number;
  /** How many records hang together over strong pairs. */
  records: number;
  /** Share of their pairs that are strong. */
  density: number;
}

/** The bridges among these records, over the pairs that are strong enough to join them on their own. */
export function bridgesWithin(members: readonly number[], graph: MatchGraph, suspicion: SuspicionRules): Bridge[] {
  if (members.length < suspicion.records) return [];
  const places = new Map(members.map((slot, place) => [slot, place]));
  const pairs: (Pair & { edge: number })[] = [];
  members.forEach((slot, a) => {
    graph.forEach(slot, (edge, other) => {
      const b = places.get(other);
      if (b !== undefined && a < b && graph.weightOf(edge) >= suspicion.weight) pairs.push({ a, b, edge });
    });
  });
  return groupsOf(members.length, pairs).flatMap((group) => {
    const place = new Map(group.map((each, index) => [each, index]));
    const within = pairs.filter(({ a }) => place.has(a));
    const renumbered = within.map(({ a, b }) => ({ a: place.get(a) ?? 0, b: place.get(b) ?? 0 }));
    const found = suspect(group.length, renumbered, suspicion);
    if (!found) return [];
    const bridges = new Set(found.bridges);
    const density = Math.round(found.density * 1000) / 1000;
    return within.flatMap((pair, index) => {
      const bridge = renumbered[index];
      return bridge && bridges.has(bridge) ? [{ ...pair, records: group.length, density }] : [];
    });
  });
}

/** What hangs together over the pairs, each in ascending order. */
function groupsOf(count: number, pairs: readonly Pair[]): number[][] {
  const roots = Int32Array.from({ length: count }, (_, place) => place);
  const rootOf = (place: number): number => {
    let root = place;
    while ((roots[root] ?? root) !== root) root = roots[root] ?? root;
    return root;
  };
  for (const { a, b } of pairs) {
    const [one, other] = [rootOf(a), rootOf(b)];
    roots[Math.max(one, other)] = Math.min(one, other);
  }
  const groups = Map.groupBy(
    Array.from({ length: count }, (_, place) => place),
    rootOf,
  );
  return [...groups.values()].filter(({ length }) => length > 1);
}
