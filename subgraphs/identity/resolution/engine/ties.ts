import type { Decision } from '../decision.ts';
import type { Population } from '../population/population.ts';
import type { Repeating } from '../population/repeats.ts';
import { byAge, type Decisions } from './decisions.ts';
import type { MatchGraph } from './match-graph.ts';
import type { LinkingRules } from './rules.ts';

/** What ties records together. */
export interface TieMatter {
  population: Population;
  graph: MatchGraph;
  decisions: Decisions;
  rules: Pick<LinkingRules, 'mergeBar'>;
}

/** Whom a record repeats or who repeats it, where the two weigh enough to become one. */
export function tiedByRepeating(
  slot: number,
  { graph, rules }: Pick<TieMatter, 'graph' | 'rules'>,
  repeating: Repeating,
): number[] {
  const isEnough = (edge: number): boolean => edge !== -1 && graph.weightOf(edge) >= rules.mergeBar;
  return repeating.around(slot).filter((other) => isEnough(graph.find(slot, other)));
}

/**
 * Which records decisions and repeating tie together, and which decisions keep apart, while those are clustered that may become one
 * customer. What is tied counts as one: nothing may join either side that may not join the other.
 */
export class Ties {
  readonly #parents = new Map<number, number>();
  /** By each root the others that may never be one with it. */
  readonly #apart = new Map<number, Set<number>>();

  constructor(slots: readonly number[], matter: TieMatter) {
    const { decisions } = matter;
    const { repeating } = matter.population;
    const always: { decision: Decision; slot: number; other: number }[] = [];
    for (const slot of slots) {
      for (const { decision, other } of decisions.of(slot)) {
        if (other < slot) continue;
        if (decision.type === 'NEVER') this.#keepApart(slot, other);
        else always.push({ decision, slot, other });
      }
    }
    // Two that contradict each other can only come about where a source merged records: NEVER outranks.
    for (const { slot, other } of always.sort((one, another) => byAge(one.decision, another.decision)))
      if (!this.forbid(slot, other)) this.unite(slot, other);
    if (!repeating.isAny) return;
    for (const slot of slots)
      if (repeating.isRepeat(slot))
        for (const other of tiedByRepeating(slot, matter, repeating))
          if (!this.forbid(slot, other)) this.unite(other, slot);
  }

  rootOf(slot: number): number {
    let root = slot;
    for (let parent = this.#parents.get(root); parent !== undefined; parent = this.#parents.get(root)) root = parent;
    return root;
  }

  unite(a: number, b: number): void {
    const [one, other] = [this.rootOf(a), this.rootOf(b)];
    if (one === other) return;
    this.#parents.set(other, one);
    const apart = this.#apart.get(other);
    if (!apart) return;
    this.#apart.delete(other);
    for (const root of apart) {
      this.#apart.get(root)?.delete(other);
      this.#keepApart(one, root);
    }
  }

  /** Whether two records, and all that is tied to either, may never be one customer. */
  forbid(a: number, b: number): boolean {
    return this.#apart.size > 0 && (this.#apart.get(this.rootOf(a))?.has(this.rootOf(b)) ?? false);
  }

  #keepApart(one: number, other: number): void {
    for (const [root, from] of [[one, other] as const, [other, one] as const]) {
      const known = this.#apart.get(root);
      if (known) known.add(from);
      else this.#apart.set(root, new Set([from]));
    }
  }
}
