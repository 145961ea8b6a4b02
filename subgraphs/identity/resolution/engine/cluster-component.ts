import { averageLinkage } from '../clustering/average-linkage.ts';
import { type GuardedRecord, holdBetween } from '../guards/guards.ts';
import type { Hold } from '../match.ts';
import type { Population } from '../population/population.ts';
import type { MatchGraph } from './match-graph.ts';
import type { LinkingRules } from './rules.ts';
import { type Pair, suspect } from './suspicion.ts';
import type { Weigher } from './weigher.ts';

/** What records are told by while a component is clustered. */
export interface ClusteringMatter {
  population: Population;
  graph: MatchGraph;
  weigher: Weigher;
  rules: LinkingRules;
}

/** Two clusters, by their places, that are alike and not one. */
export interface Apart {
  a: number;
  b: number;
  hold: Hold;
  /** Mean weight over all pairs between the two. */
  mean: number;
}

export interface ClusteredComponent {
  /** Slots, by the order of their keys. */
  clusters: number[][];
  apart: Apart[];
  /** Edges that alone held a large and sparse component together. */
  bridges: { edge: number; records: number; density: number }[];
}

/** Which records of a component are one customer. A function of the component's present records, whatever their slots. */
export function clusterComponent(component: readonly number[], matter: ClusteringMatter): ClusteredComponent {
  const { population } = matter;
  if (component.length === 1) return { clusters: [[...component]], apart: [], bridges: [] };
  const named = component.map((slot) => ({ slot, key: population.keyOf(slot) }));
  const members = named.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ slot }) => slot);
  const edges = edgesWithin(members, matter.graph);
  const suspicion = suspect(members.length, edges, matter.rules.suspicion);
  if (!suspicion) return { ...clusterSide(members, matter), bridges: [] };
  const cut = new Set<Pair>(suspicion.bridges);
  const sides = sidesWithout(members.length, edges, cut).map((side) => side.map((place) => members[place] ?? 0));
  const parts = sides.map((side) => clusterSide(side, matter));
  const clusters = parts.flatMap((part) => part.clusters);
  const offsets = parts.map((_, index) => parts.slice(0, index).reduce((sum, part) => sum + part.clusters.length, 0));
  const apart = parts.flatMap((part, index) =>
    part.apart.map((each) => ({ ...each, a: each.a + (offsets[index] ?? 0), b: each.b + (offsets[index] ?? 0) })),
  );
  const clusterOf = new Map(clusters.flatMap((cluster, place) => cluster.map((slot) => [slot, place] as const)));
  const bridges = edges.filter((edge) => cut.has(edge));
  const bridged = bridges.map(({ a, b }): Apart => {
    const places = [clusterOf.get(members[a] ?? -1) ?? 0, clusterOf.get(members[b] ?? -1) ?? 0].sort((x, y) => x - y);
    const [one = 0, other = 0] = places;
    return { a: one, b: other, hold: 'BRIDGE', mean: meanBetween(clusters[one] ?? [], clusters[other] ?? [], matter) };
  });
  const { density } = suspicion;
  return {
    clusters,
    apart: [...apart, ...bridged],
    bridges: bridges.map(({ edge }) => ({ edge, records: members.length, density: rounded(density) })),
  };
}

function clusterSide(
  members: readonly number[],
  matter: ClusteringMatter,
): Pick<ClusteredComponent, 'clusters' | 'apart'> {
  const { population, rules } = matter;
  const count = members.length;
  if (count === 1) return { clusters: [[...members]], apart: [] };
  if (count > rules.largestComponent) return oneOfMany(members);
  const weights = weightsWithin(members, matter);
  const guarded = (places: readonly number[]): GuardedRecord[] =>
    places.map((place) => guardedRecord(members[place] ?? 0, population));
  const { clusters, refused } = averageLinkage(count, weights, {
    mergeBar: rules.mergeBar,
    forbids: (some, others) => holdBetween(guarded(some), guarded(others), rules),
  });
  const holds = new Map(refused.map(({ a, b, reason }) => [a * count + b, reason]));
  const apart: Apart[] = [];
  for (let a = 0; a < clusters.length; a++) {
    for (let b = a + 1; b < clusters.length; b++) {
      const mean = meanOf(clusters[a] ?? [], clusters[b] ?? [], weights, count);
      apart.push({ a, b, hold: holds.get(a * count + b) ?? 'BELOW_BAR', mean });
    }
  }
  return { clusters: clusters.map((cluster) => cluster.map((place) => members[place] ?? 0)), apart };
}

/** So many records that hang together at the highest bar are one party's: a test account, or a shop's guest. */
function oneOfMany(members: readonly number[]): Pick<ClusteredComponent, 'clusters' | 'apart'> {
  return { clusters: [[...members]], apart: [] };
}

function guardedRecord(slot: number, population: Population): GuardedRecord {
  return { key: population.keyOf(slot), profile: population.profileOf(slot), updatedAt: population.updatedAtOf(slot) };
}

function edgesWithin(members: readonly number[], graph: MatchGraph): (Pair & { edge: number })[] {
  const places = new Map(members.map((slot, place) => [slot, place]));
  return members.flatMap((slot, a) => {
    const edges: (Pair & { edge: number })[] = [];
    graph.forEach(slot, (edge, other) => {
      const b = places.get(other);
      if (b !== undefined && a < b) edges.push({ a, b, edge });
    });
    return edges;
  });
}

function sidesWithout(count: number, edges: readonly Pair[], cut: ReadonlySet<Pair>): number[][] {
  const neighbours = Array.from({ length: count }, (): number[] => []);
  for (const pair of edges) {
    if (cut.has(pair)) continue;
    neighbours[pair.a]?.push(pair.b);
    neighbours[pair.b]?.push(pair.a);
  }
  const seen = new Uint8Array(count);
  const sides: number[][] = [];
  for (let begin = 0; begin < count; begin++) {
    if (seen[begin] === 1) continue;
    seen[begin] = 1;
    const side = [begin];
    for (let at = 0; at < side.length; at++)
      for (const other of neighbours[side[at] ?? begin] ?? []) {
        if (seen[other] === 1) continue;
        seen[other] = 1;
        side.push(other);
      }
    sides.push(side.sort((a, b) => a - b));
  }
  return sides;
}

function weightsWithin(members: readonly number[], { weigher }: ClusteringMatter): Int32Array {
  const count = members.length;
  const weights = new Int32Array(count * count);
  members.forEach((a, i) => {
    for (let j = i + 1; j < count; j++) {
      const weight = weigher.linkageOf(a, members[j] ?? a);
      weights[i * count + j] = weight;
      weights[j * count + i] = weight;
    }
  });
  return weights;
}

function meanOf(some: readonly number[], others: readonly number[], weights: Int32Array, count: number): number {
  let sum = 0;
  for (const a of some) for (const b of others) sum += weights[a * count + b] ?? 0;
  return Math.round(sum / (some.length * others.length));
}

function meanBetween(some: readonly number[], others: readonly number[], { weigher }: ClusteringMatter): number {
  let sum = 0;
  for (const a of some) for (const b of others) sum += weigher.linkageOf(a, b);
  return Math.round(sum / (some.length * others.length));
}

function rounded(density: number): number {
  return Math.round(density * 1000) / 1000;
}
