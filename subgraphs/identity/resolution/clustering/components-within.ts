export interface Edge {
  a: number;
  b: number;
  /** Thousandths of a nat. */
  weight: number;
}

const step = 1000;

/**
 * The connected components of `count` things, each in ascending order. One with more than `largest` members falls into
 * those that a higher bar leaves, and so on: what holds it together is then left out where it is weakest.
 */
export function componentsWithin(count: number, edges: readonly Edge[], largest: number): number[][] {
  const lowest = edges.reduce((least, { weight }) => Math.min(least, weight), Number.POSITIVE_INFINITY);
  return split(
    Array.from({ length: count }, (_, index) => index),
    edges,
    largest,
    lowest,
    new Int32Array(count),
  );
}

function split(
  members: number[],
  edges: readonly Edge[],
  largest: number,
  bar: number,
  parent: Int32Array,
): number[][] {
  for (const member of members) parent[member] = member;
  for (const { a, b, weight } of edges) {
    if (weight < bar) continue;
    const [rootA, rootB] = [rootOf(parent, a), rootOf(parent, b)];
    parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }
  const components = Map.groupBy(members, (member) => rootOf(parent, member));
  const oversized = new Set([...components].filter(([, { length }]) => length > largest).map(([root]) => root));
  const edgesOf = Map.groupBy(
    oversized.size === 0 ? [] : edges.filter(({ a, weight }) => weight >= bar && oversized.has(rootOf(parent, a))),
    ({ a }) => rootOf(parent, a),
  );
  return [...components].flatMap(([root, component]) => {
    const own = edgesOf.get(root);
    return own ? split(component, own, largest, bar + step, parent) : [component];
  });
}

function rootOf(parent: Int32Array, member: number): number {
  let root = member;
  for (let next = parent[root] ?? root; next !== root; next = parent[root] ?? root) {
    parent[root] = parent[next] ?? next;
    root = next;
  }
  return root;
}
