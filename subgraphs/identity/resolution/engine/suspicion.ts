import type { SuspicionRules } from './rules.ts';

export interface Pair {
  a: number;
  b: number;
}

/** A component that something speaks against as a whole: it is cut where one link alone joins two sides. */
export interface Suspicion {
  density: number;
  bridges: Pair[];
}

/**
 * Finds the links that alone hold two sides of a large and sparse component together.
 *
 * @param count of members, which are numbered from 0.
 * @returns null when the component is small, dense, or has no such link.
 */
export function suspect(count: number, pairs: readonly Pair[], rules: SuspicionRules): Suspicion | null {
  if (count < rules.records) return null;
  const density = pairs.length / ((count * (count - 1)) / 2);
  if (density > rules.density) return null;
  const bridges = bridgesOf(count, pairs, rules.side);
  return bridges.length === 0 ? null : { density, bridges };
}

/** Tarjan's bridges with both sides large enough, walked without recursion. */
function bridgesOf(count: number, pairs: readonly Pair[], side: number): Pair[] {
  const neighbours = Array.from({ length: count }, (): { other: number; pair: number }[] => []);
  pairs.forEach(({ a, b }, pair) => {
    neighbours[a]?.push({ other: b, pair });
    neighbours[b]?.push({ other: a, pair });
  });
  const order = new Int32Array(count).fill(-1);
  const lowest = new Int32Array(count);
  const below = new Int32Array(count).fill(1);
  const bridges: Pair[] = [];
  let visited = 0;
  for (let root = 0; root < count; root++) {
    if (order[root] !== -1) continue;
    const begun = visited;
    const found: { pair: Pair; size: number }[] = [];
    const path = [{ node: root, by: -1, next: 0 }];
    order[root] = lowest[root] = visited++;
    for (let here = path.at(-1); here; here = path.at(-1)) {
      const edge = neighbours[here.node]?.[here.next++];
      if (edge === undefined) {
        path.pop();
        const parent = path.at(-1);
        if (!parent) break;
        lowest[parent.node] = Math.min(lowest[parent.node] ?? 0, lowest[here.node] ?? 0);
        below[parent.node] = (below[parent.node] ?? 0) + (below[here.node] ?? 0);
        const pair = pairs[here.by];
        if (pair && (lowest[here.node] ?? 0) > (order[parent.node] ?? 0))
          found.push({ pair, size: below[here.node] ?? 0 });
      } else if (edge.pair !== here.by) {
        if (order[edge.other] === -1) {
          order[edge.other] = lowest[edge.other] = visited++;
          path.push({ node: edge.other, by: edge.pair, next: 0 });
        } else lowest[here.node] = Math.min(lowest[here.node] ?? 0, order[edge.other] ?? 0);
      }
    }
    const size = visited - begun;
    for (const { pair, size: one } of found) if (one >= side && size - one >= side) bridges.push(pair);
  }
  return bridges;
}
