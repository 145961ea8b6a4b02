import { averageLinkage, type JoinObserver, type Linkage } from '../clustering/average-linkage.ts';
import { type GuardedRecord, holdBetween } from '../guards/guards.ts';
import type { Hold } from '../match.ts';
import type { Population } from '../population/population.ts';
import { type Bridge, bridgesWithin } from './bridges.ts';
import type { Decisions } from './decisions.ts';
import type { MatchGraph } from './match-graph.ts';
import type { LinkingRules } from './rules.ts';
import { type Ties, tiedByRepeating } from './ties.ts';
import type { Weigher } from './weigher.ts';

/** What records are told by while a component is clustered. */
export interface ClusteringMatter {
  population: Population;
  graph: MatchGraph;
  weigher: Weigher;
  rules: LinkingRules;
  decisions: Decisions;
}

/** Two clusters, by their places, that are alike and not one. */
export interface Apart {
  a: number;
  b: number;
  hold: Hold;
  /** What the two weigh against each other. */
  mean: number;
}

export interface ClusteredComponent {
  /** Slots, by the order of their keys. */
  clusters: number[][];
  apart: Apart[];
  bridges: readonly Bridge[];
}

/**
 * Which records of a component are one customer, before decisions unite any. A function of the component's present records and
 * of what is tied to them, whatever their slots.
 *
 * @param ties learns of what is joined; null where nothing was decided
 * @param observe is told of every join, by slots
 */
export function clusterComponent(
  component: readonly number[],
  matter: ClusteringMatter,
  ties: Ties | null,
  observe?: JoinObserver,
): ClusteredComponent {
  const { population, rules } = matter;
  const count = component.length;
  if (count === 1) return { clusters: [[...component]], apart: [], bridges: [] };
  const named = component.map((slot) => ({ slot, key: population.keyOf(slot) }));
  const members = named.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ slot }) => slot);
  const slotAt = (place: number): number => members[place] ?? 0;
  const bridges = bridgesWithin(members, matter.graph, rules.suspicion);
  const guarded = members.map((slot) => guardedRecord(slot, matter));
  const linkage = matter.weigher.linkageAmong(members);
  const isForbidden = (some: readonly number[], others: readonly number[]): boolean =>
    ties?.forbid(slotAt(some[0] ?? 0), slotAt(others[0] ?? 0)) ?? false;
  const { clusters, refused } = averageLinkage(
    count,
    ties ? tying(linkage, ties, slotAt) : linkage,
    {
      mergeBar: rules.mergeBar,
      forbids: (some, others) => {
        if (isForbidden(some, others)) return 'NEVER';
        if (isBridged(bridges, some, others)) return 'BRIDGE';
        return holdBetween(at(guarded, some), at(guarded, others), rules);
      },
    },
    observe && ((some, others, weight) => observe(at(members, some), at(members, others), weight)),
  );
  const holds = new Map(refused.map(({ a, b, reason }) => [a * count + b, reason]));
  const apart: Apart[] = [];
  for (let a = 0; a < clusters.length; a++) {
    for (let b = a + 1; b < clusters.length; b++) {
      const [one, other] = [clusters[a] ?? [], clusters[b] ?? []];
      const mean = linkage.weightBetween(one[0] ?? 0, other[0] ?? 0);
      const hold = isBridged(bridges, one, other) ? 'BRIDGE' : (holds.get(a * count + b) ?? 'BELOW_BAR');
      apart.push({ a, b, hold: isForbidden(one, other) ? 'NEVER' : hold, mean });
    }
  }
  return { clusters: clusters.map((places) => at(members, places)), apart, bridges };
}

/** Whatever becomes one is tied. */
function tying(linkage: Linkage, ties: Ties, slotAt: (place: number) => number): Linkage {
  return {
    weightBetween: (a, b) => linkage.weightBetween(a, b),
    join: (a, b) => {
      linkage.join(a, b);
      ties.unite(slotAt(a), slotAt(b));
    },
  };
}

function isBridged(bridges: readonly Bridge[], some: readonly number[], others: readonly number[]): boolean {
  return bridges.some(
    ({ a, b }) => (some.includes(a) && others.includes(b)) || (some.includes(b) && others.includes(a)),
  );
}

function at<Item>(items: readonly Item[], places: readonly number[]): Item[] {
  return places.flatMap((place) => items[place] ?? []);
}

export function guardedRecord(slot: number, matter: ClusteringMatter): GuardedRecord {
  const { population } = matter;
  const { repeating } = population;
  const tied = () => (repeating.isRepeat(slot) ? [] : tiedByRepeating(slot, matter, repeating));
  return {
    ...{ key: population.keyOf(slot), profile: population.profileOf(slot), updatedAt: population.updatedAtOf(slot) },
    repeatedAt: () => tied().map((repeat) => population.updatedAtOf(repeat)),
  };
}
