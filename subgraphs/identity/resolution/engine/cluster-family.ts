import type { JoinObserver } from '../clustering/average-linkage.ts';
import type { Hold } from '../match.ts';
import { type Apart, type ClusteredComponent, type ClusteringMatter, clusterComponent } from './cluster-component.ts';
import { Ties } from './ties.ts';

/** A component with what became of it. */
export interface SettledComponent {
  component: readonly number[];
  clustered: ClusteredComponent;
}

export interface ClusteredFamily {
  /** Slots of each customer. */
  clusters: number[][];
  components: SettledComponent[];
  /** Whether two records are one customer by a decision. */
  isTied(a: number, b: number): boolean;
}

/**
 * Which records are one customer, of components that decisions tie together. Each component is clustered on its own, as if nothing
 * tied it to the others, but for what may never be one; then the clusters that are tied are united. So a decision adds what it
 * says, and changes nothing else.
 *
 * @param observe is told of every join within a component, by slots
 */
export function clusterFamily(
  components: readonly (readonly number[])[],
  matter: ClusteringMatter,
  observe?: JoinObserver,
): ClusteredFamily {
  const { decisions, population } = matter;
  const ties = decisions.isEmpty && components.length < 2 ? null : new Ties(components.flat(), matter);
  const inOrder =
    components.length < 2
      ? components
      : components
          .map((component) => ({ component, first: lowestKey(component.map((slot) => population.keyOf(slot))) }))
          .sort((one, other) => (one.first < other.first ? -1 : 1))
          .map(({ component }) => component);
  const clustered = inOrder.map((component) => ({
    component,
    clustered: clusterComponent(component, matter, ties, observe),
  }));
  if (!ties) {
    return {
      ...{ components: clustered, isTied: () => false },
      clusters: clustered.flatMap((each) => each.clustered.clusters),
    };
  }
  const settled = clustered.map(({ component, clustered }) => ({ component, clustered: united(clustered, ties) }));
  const customers = Map.groupBy(
    settled.flatMap((each) => each.clustered.clusters),
    ([first = 0]) => ties.rootOf(first),
  );
  return {
    components: settled,
    clusters: [...customers.values()].map((clusters) => clusters.flat()),
    isTied: (a, b) => ties.rootOf(a) === ties.rootOf(b),
  };
}

function lowestKey(keys: readonly string[]): string {
  return keys.reduce((lowest, key) => (key < lowest ? key : lowest));
}

/** Clusters of one component that are tied become one; of what held their parts apart from another, what weighs most counts. */
function united({ clusters, apart, bridges }: ClusteredComponent, ties: Ties): ClusteredComponent {
  const groups = [...Map.groupBy(clusters.keys(), (place) => ties.rootOf(clusters[place]?.[0] ?? 0)).values()];
  if (groups.length === clusters.length) return { clusters, apart, bridges };
  const groupOf = new Map(groups.flatMap((places, group) => places.map((place) => [place, group] as const)));
  const between = new Map<number, Apart>();
  for (const { a, b, hold, mean } of apart) {
    const [one, other] = [groupOf.get(a) ?? 0, groupOf.get(b) ?? 0];
    if (one === other) continue;
    const [low, high] = one < other ? [one, other] : [other, one];
    const pair = low * groups.length + high;
    const known = between.get(pair);
    const next = { a: low, b: high, hold, mean };
    between.set(pair, known === undefined ? next : stronger(known, next));
  }
  return {
    clusters: groups.map((places) => places.flatMap((place) => clusters[place] ?? [])),
    apart: [...between.values()],
    bridges,
  };
}

function stronger(one: Apart, other: Apart): Apart {
  const hold: Hold = one.hold === 'NEVER' || other.hold === 'NEVER' ? 'NEVER' : later(one, other).hold;
  return { ...later(one, other), hold };
}

function later(one: Apart, other: Apart): Apart {
  return other.mean > one.mean ? other : one;
}
