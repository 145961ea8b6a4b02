import type { Decision } from '../decision.ts';
import { byAge, type Decisions } from './decisions.ts';

/**
 * Which records decisions tie together, and which they keep apart, while those are clustered that may become one customer.
 * What is tied counts as one: nothing may join either side that may not join the other.
 */
export class Ties {
  readonly #parents = new Map<number, number>();
  readonly #never: (readonly [number, number])[] = [];

  constructor(slots: readonly number[], decisions: Decisions) {
    const always: { decision: Decision; slot: number; other: number }[] = [];
    for (const slot of slots) {
      for (const { decision, other } of decisions.of(slot)) {
        if (other < slot) continue;
        if (decision.type === 'NEVER') this.#never.push([slot, other]);
        else always.push({ decision, slot, other });
      }
    }
    // Two that contradict each other can only come about where a source merged records: NEVER outranks.
    for (const { slot, other } of always.sort((one, another) => byAge(one.decision, another.decision)))
      if (!this.forbid(slot, other)) this.unite(slot, other);
  }

  rootOf(slot: number): number {
    let root = slot;
    for (let parent = this.#parents.get(root); parent !== undefined; parent = this.#parents.get(root)) root = parent;
    return root;
  }

  unite(a: number, b: number): void {
    const [one, other] = [this.rootOf(a), this.rootOf(b)];
    if (one !== other) this.#parents.set(other, one);
  }

  /** Whether two records, and all that is tied to either, may never be one customer. */
  forbid(a: number, b: number): boolean {
    if (this.#never.length === 0) return false;
    const [one, other] = [this.rootOf(a), this.rootOf(b)];
    return this.#never.some(([x, y]) => {
      const [left, right] = [this.rootOf(x), this.rootOf(y)];
      return (left === one && right === other) || (left === other && right === one);
    });
  }
}
