import type { ClusteringMatter } from '../engine/cluster-component.ts';
import type { ClusteredFamily } from '../engine/cluster-family.ts';
import type { Engine } from '../engine/engine.ts';
import { holdNumbered } from '../engine/holds.ts';
import { questionId } from '../engine/question-id.ts';
import type { Hold } from '../match.ts';
import type { PartyKind } from '../record.ts';
import { type EvidenceLine, evidenceLines } from './evidence-lines.ts';
import { decisionsWithin, type GuardThatSpoke, guardsBetween, type TwoCustomers } from './guards-between.ts';

export type PairOutcome =
  /** One customer. */
  | 'LINKED'
  /** Two customers that stewards are asked about. */
  | 'PROPOSED'
  /** Two customers that are alike, or that a steward decided about, kept apart without asking. */
  | 'REFUSED'
  /** Two customers of which no two records are alike. */
  | 'UNRELATED';

/** Why two records are one customer, or why they are not. Weights are thousandths of a nat. */
export interface PairExplanation {
  /** Keys of the present records that were asked about; `low` is the smaller one. */
  low: string;
  high: string;
  outcome: PairOutcome;
  /** Whether the two records themselves are alike enough to be kept as a match, and what holds it; null when they are not. */
  match: { hold: Hold | null } | null;
  /** Whether they share enough blocking keys to be compared at all. */
  wereCompared: boolean;
  /** Null of a person and an organisation, who are not weighed. */
  prior: number | null;
  /** Prior and evidence together. */
  weight: number | null;
  /** What two records of these departments have to weigh to be one customer by themselves. */
  mergeBar: number;
  evidence: EvidenceLine[];
  /** What all records of both customers say together, as proposals tell it; null when they are one, or a person and an organisation. */
  mean: number | null;
  /** What keeps the two customers apart; of one customer what stewards decided about its records. */
  guards: GuardThatSpoke[];
  /** The question that stewards are asked about the two customers, by their two records that are most alike. */
  proposal: { id: string; low: string; high: string } | null;
  model: string;
}

/**
 * A function of the present records, the rules and the decisions, which walks over no more than what hangs together with the two
 * records. The key of a record that was merged in its source means the survivor.
 *
 * @returns null when there is no such record, or both keys are of one.
 */
export function explainPair(engine: Engine, oneKey: string, otherKey: string): PairExplanation | null {
  const { matter } = engine;
  const { population, graph, rules, decisions } = matter;
  const [one, other] = [decisions.slotOf(oneKey), decisions.slotOf(otherKey)];
  if (one === -1 || other === -1 || one === other) return null;
  const [a, b] = population.keyOf(one) < population.keyOf(other) ? [one, other] : [other, one];
  const edge = graph.find(a, b);
  const isOneKind = population.profileOf(a).kind === population.profileOf(b).kind;
  const weighed = isOneKind ? evidenceLines(a, b, matter) : { prior: null, weight: null, evidence: [] };
  return {
    ...{ low: population.keyOf(a), high: population.keyOf(b) },
    ...weighed,
    match: edge === -1 ? null : { hold: holdNumbered(graph.holdOf(edge)) },
    wereCompared: population.candidatesOf(a)(b),
    mergeBar: matter.weigher.barOf(a, b),
    ...customersOf(a, b, engine),
    model: rules.model.name,
  };
}

function customersOf(
  a: number,
  b: number,
  engine: Engine,
): Pick<PairExplanation, 'outcome' | 'mean' | 'guards' | 'proposal'> {
  const { matter } = engine;
  const family = engine.customersAround(a);
  const some = customerWith(a, family);
  if (some.includes(b)) return { outcome: 'LINKED', mean: null, guards: decisionsWithin(some, matter), proposal: null };
  const isOneFamily = family.clusters.some((slots) => slots.includes(b));
  const others = customerWith(b, isOneFamily ? family : engine.customersAround(b));
  const mean = meanOf(a, b, { some, others }, matter);
  const edges = edgesBetween(some, others, matter);
  const bridge = bridgeAmong(edges, family);
  const guards = guardsBetween(
    {
      ...{ some, others, mean, holds: holdsBetween(some, others, family) },
      areCrowded: edges.some((edge) => holdNumbered(matter.graph.holdOf(edge)) === 'COMPONENT_LIMIT'),
      bridge: bridge === undefined ? null : endsOf(bridge, some, matter),
    },
    matter,
  );
  const asked = edges.find((edge) => engine.questionAbout(edge) !== null);
  if (asked !== undefined) return { outcome: 'PROPOSED', mean, guards, proposal: proposalAbout(asked, matter) };
  const isRefused = edges.length > 0 || guards.some(({ guard }) => guard === 'NEVER');
  return { outcome: isRefused ? 'REFUSED' : 'UNRELATED', mean, guards, proposal: null };
}

function customerWith(slot: number, { clusters }: ClusteredFamily): readonly number[] {
  return clusters.find((slots) => slots.includes(slot)) ?? [slot];
}

/** Only records of one kind are weighed; where a decision united a person and an organisation, those of which both customers have some. */
function meanOf(
  a: number,
  b: number,
  { some, others }: Pick<TwoCustomers, 'some' | 'others'>,
  { population, weigher }: ClusteringMatter,
): number | null {
  const kindOf = (slot: number): PartyKind => population.profileOf(slot).kind;
  for (const kind of [kindOf(a), kindOf(b)]) {
    const [part = [], rest = []] = [some, others].map((slots) => slots.filter((slot) => kindOf(slot) === kind));
    if (part.length > 0 && rest.length > 0) return weigher.weightBetween(part, rest);
  }
  return null;
}

function edgesBetween(some: readonly number[], others: readonly number[], { graph }: ClusteringMatter): number[] {
  const [few, many] = some.length < others.length ? [some, others] : [others, some];
  const opposite = new Set(many);
  const edges: number[] = [];
  for (const slot of few)
    graph.forEach(slot, (edge, other) => {
      if (opposite.has(other)) edges.push(edge);
    });
  return edges;
}

function bridgeAmong(edges: readonly number[], { components }: ClusteredFamily): number | undefined {
  const bridges = new Set(components.flatMap(({ clustered }) => clustered.bridges.map(({ edge }) => edge)));
  return edges.find((edge) => bridges.has(edge));
}

/** What clustering said of the parts that two customers have in one component. */
function holdsBetween(some: readonly number[], others: readonly number[], { components }: ClusteredFamily): Hold[] {
  return components.flatMap(({ clustered: { clusters, apart } }) => {
    const [own, opposite] = [some, others].map((slots) => clusters.map(([first = -1]) => slots.includes(first)));
    return apart.flatMap(({ a, b, hold }) => ((own?.[a] && opposite?.[b]) || (own?.[b] && opposite?.[a]) ? hold : []));
  });
}

/** The one among `some` first. */
function endsOf(edge: number, some: readonly number[], { graph }: ClusteringMatter): readonly [number, number] {
  const [a, b] = graph.ends(edge);
  return some.includes(a) ? [a, b] : [b, a];
}

function proposalAbout(edge: number, { graph, population }: ClusteringMatter): PairExplanation['proposal'] {
  const [low = '', high = ''] = graph
    .ends(edge)
    .map((slot) => population.keyOf(slot))
    .sort();
  return { id: questionId('proposal', low, high), low, high };
}
