import type { Engine } from '../engine/engine.ts';
import { holdNumbered } from '../engine/holds.ts';
import type { Hold } from '../match.ts';

/** From one record to another that is alike, or that a steward decided is one with it. */
export interface PathStep {
  from: string;
  to: string;
  /** Thousandths of a nat; null where only a decision ties the two. */
  weight: number | null;
  /** What holds the two apart; null where they are one customer. */
  hold: Hold | null;
  isDecided: boolean;
}

/** A way to the next record. */
interface Way {
  to: number;
  /** The pair in the graph of matches; -1 where only a decision ties the two. */
  edge: number;
  weight: number;
}

/**
 * The fewest steps from one record to another: over accepted links and decisions, or, where those do not lead there, over pairs
 * that are held as well. Of as few steps the strongest come first.
 *
 * @param most so many records are looked at, and no more: what is further away is not found.
 * @returns null when there is no such record, or no way.
 */
export function pathBetween(engine: Engine, fromKey: string, toKey: string, most: number): PathStep[] | null {
  const { decisions } = engine.matter;
  const [from, to] = [decisions.slotOf(fromKey), decisions.slotOf(toKey)];
  if (from === -1 || to === -1 || from === to) return null;
  const overLinks = (edge: number): boolean => engine.matter.graph.holdOf(edge) === 0;
  return walk(engine, from, to, most, overLinks) ?? walk(engine, from, to, most, () => true);
}

function walk(
  engine: Engine,
  from: number,
  to: number,
  most: number,
  mayUse: (edge: number) => boolean,
): PathStep[] | null {
  /** Of each record where it was reached from, and how. */
  const reached = new Map<number, { before: number; way: Way } | null>([[from, null]]);
  const queue = [from];
  for (let place = 0; place < queue.length && !reached.has(to); place++) {
    const before = queue[place] ?? from;
    for (const way of waysFrom(before, engine, mayUse)) {
      if (reached.has(way.to)) continue;
      if (reached.size >= most) break;
      reached.set(way.to, { before, way });
      queue.push(way.to);
    }
  }
  const steps: PathStep[] = [];
  for (let last = reached.get(to); last; last = reached.get(last.before)) steps.push(stepOf(last, engine));
  return reached.has(to) ? steps.reverse() : null;
}

/** The strongest first. */
function waysFrom(slot: number, { matter }: Engine, mayUse: (edge: number) => boolean): Way[] {
  const { graph, population, decisions } = matter;
  const ways: Way[] = [];
  graph.forEach(slot, (edge, to) => {
    if (mayUse(edge)) ways.push({ to, edge, weight: graph.weightOf(edge) });
  });
  for (const to of decisions.partnersOf(slot, 'ALWAYS'))
    if (graph.find(slot, to) === -1) ways.push({ to, edge: -1, weight: Number.POSITIVE_INFINITY });
  return ways.sort((a, b) => {
    if (a.weight !== b.weight) return b.weight > a.weight ? 1 : -1;
    return population.keyOf(a.to) < population.keyOf(b.to) ? -1 : 1;
  });
}

function stepOf({ before, way }: { before: number; way: Way }, { matter }: Engine): PathStep {
  const { graph, population, weigher, decisions } = matter;
  const { to, edge, weight } = way;
  return {
    ...{ from: population.keyOf(before), to: population.keyOf(to) },
    weight: edge === -1 ? null : weight - weigher.easeOf(before, to),
    hold: edge === -1 ? null : holdNumbered(graph.holdOf(edge)),
    isDecided: decisions.between(before, to)?.type === 'ALWAYS',
  };
}
