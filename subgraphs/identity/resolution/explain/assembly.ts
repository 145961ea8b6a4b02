import type { Decision } from '../decision.ts';
import type { ClusteringMatter } from '../engine/cluster-component.ts';
import { byAge } from '../engine/decisions.ts';
import type { Engine } from '../engine/engine.ts';
import { tiedByRepeating } from '../engine/ties.ts';

/** How records came together in one step. */
export type AssemblyReason =
  /** They weigh enough against each other. */
  | 'WEIGHT'
  /** They say the same as another record of their source, with which alone they were compared. */
  | 'REPEATS'
  /** A steward decided that they are one. */
  | 'DECISION'
  /** It is alone with itself, before a decision unites it with others. */
  | 'ALONE';

/** One step in which records became one customer; weights are thousandths of a nat. */
export interface AssemblyStep {
  reason: AssemblyReason;
  /** Keys, sorted. */
  left: string[];
  /** None in a step that tells of one record alone. */
  right: string[];
  /** What both sides weigh together; null where that did not count. */
  mean: number | null;
  /** The two records, one of each side, that weigh most by themselves. */
  strongest: { low: string; high: string; weight: number } | null;
  /** The decision by which they are one. */
  decision: Decision | null;
}

/** Counts the records on the sides of steps, each as often as it is named. */
interface NamedRecords {
  readonly areTooMany: boolean;
  add(records: number): void;
}

const asManyAsThereAre: NamedRecords = { areTooMany: false, add: () => {} };

/**
 * How the customer of these records came to be: what clustering joined, in its order, then the records that repeat others, then what
 * decisions united, the oldest first.
 * Records that are not there are left out. Of records that came together one by one each step names all before it, so that nothing
 * more is told once too many are named.
 */
export function assemblyOf(
  engine: Engine,
  recordKeys: readonly string[],
  named: NamedRecords = asManyAsThereAre,
): AssemblyStep[] {
  const { matter } = engine;
  const { population } = matter;
  const own = recordKeys
    .filter((key) => population.slotOf(key) !== -1)
    .sort()
    .map((key) => population.slotOf(key));
  const parts = new Map(own.map((slot) => [slot, [slot]]));
  const unite = (some: readonly number[], others: readonly number[]): void => {
    named.add(some.length + others.length);
    const together = [...some, ...others];
    for (const slot of together) parts.set(slot, together);
  };
  const steps: AssemblyStep[] = [];
  const seen = new Set<number>();
  for (const slot of own) {
    if (seen.has(slot)) continue;
    const { components } = engine.customersAround(slot, (some, others, mean) => {
      if (named.areTooMany || !parts.has(some[0] ?? -1) || seen.has(some[0] ?? -1)) return;
      unite(some, others);
      const strongest = strongestBetween(some, others, matter);
      steps.push({ ...sidesOf(some, others, matter), reason: 'WEIGHT', mean, strongest, decision: null });
    });
    for (const { component } of components) for (const member of component) seen.add(member);
  }
  for (const { repeated, repeats } of repeatsAmong(own, matter)) {
    const [some = [repeated], pair] = [parts.get(repeated), strongestBetween([repeated], repeats, matter)];
    unite(some, repeats);
    steps.push({ ...sidesOf(some, repeats, matter), reason: 'REPEATS', mean: null, strongest: pair, decision: null });
  }
  const alone = own.filter((slot) => parts.get(slot)?.length === 1);
  for (const slot of alone)
    steps.push({ ...sidesOf([slot], [], matter), reason: 'ALONE', mean: null, strongest: null, decision: null });
  for (const { decision, a, b } of alwaysAmong(own, matter)) {
    const [some = [], others = []] = [parts.get(a), parts.get(b)];
    if (some === others) continue;
    if (named.areTooMany) break;
    unite(some, others);
    steps.push({ ...sidesOf(some, others, matter), reason: 'DECISION', mean: null, strongest: null, decision });
  }
  return steps;
}

/** Of the first of each group that says the same, those that repeat it. */
function repeatsAmong(
  slots: readonly number[],
  matter: ClusteringMatter,
): { repeated: number; repeats: readonly number[] }[] {
  const { repeating } = matter.population;
  if (!repeating.isAny) return [];
  const among = new Set(slots);
  return slots.flatMap((repeated) => {
    if (repeating.isRepeat(repeated)) return [];
    const repeats = tiedByRepeating(repeated, matter, repeating).filter((slot) => among.has(slot));
    return repeats.length === 0 ? [] : [{ repeated, repeats }];
  });
}

function sidesOf(
  some: readonly number[],
  others: readonly number[],
  { population }: ClusteringMatter,
): Pick<AssemblyStep, 'left' | 'right'> {
  const keysOf = (slots: readonly number[]): string[] => slots.map((slot) => population.keyOf(slot)).sort();
  return { left: keysOf(some), right: keysOf(others) };
}

function alwaysAmong(
  slots: readonly number[],
  { decisions }: ClusteringMatter,
): { decision: Decision; a: number; b: number }[] {
  if (decisions.isEmpty) return [];
  const among = new Set(slots);
  const found = new Map<string, { decision: Decision; a: number; b: number }>();
  for (const a of slots)
    for (const { decision, other: b } of decisions.of(a))
      if (decision.type === 'ALWAYS' && among.has(b) && !found.has(decision.id))
        found.set(decision.id, { decision, a, b });
  return [...found.values()].sort((one, other) => byAge(one.decision, other.decision));
}

/** Of pairs that match, and of all where none does; of equals the first by their keys. */
function strongestBetween(
  some: readonly number[],
  others: readonly number[],
  { population, graph, weigher }: ClusteringMatter,
): AssemblyStep['strongest'] {
  let strongest: AssemblyStep['strongest'] = null;
  const note = (a: number, b: number, weight: number): void => {
    if (strongest !== null && weight < strongest.weight) return;
    const [low = '', high = ''] = [population.keyOf(a), population.keyOf(b)].sort();
    const isFirst = strongest === null || low < strongest.low || (low === strongest.low && high < strongest.high);
    if (isFirst || weight > (strongest?.weight ?? 0)) strongest = { low, high, weight };
  };
  const opposite = new Set(others);
  for (const slot of some)
    graph.forEach(slot, (edge, other) => {
      if (opposite.has(other)) note(slot, other, graph.weightOf(edge) - weigher.easeOf(slot, other));
    });
  if (strongest === null) for (const a of some) for (const b of others) note(a, b, weigher.score(a, b).weight);
  return strongest;
}
