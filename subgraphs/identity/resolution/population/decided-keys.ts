import type { Decision } from '../decision.ts';
import { hashOf } from '../hash.ts';

/** What decisions say of the records of keys, be they present or not, as a number each. */
export class DecidedKeys {
  readonly #marks = new Map<string, { decisions: number; sum: number }>();

  /** @returns the keys of whose records something else is decided from now on */
  note(made: readonly Decision[], revoked: readonly Decision[]): Set<string> {
    const keys = new Set<string>();
    for (const decision of made) this.#count(decision, 1, keys);
    for (const decision of revoked) this.#count(decision, -1, keys);
    return keys;
  }

  /** The same for two records of which the same was decided with the same others; 0 where nothing was. */
  markOf(key: string): number {
    const mark = this.#marks.get(key);
    return mark === undefined ? 0 : mark.sum || 1;
  }

  #count({ type, low, high }: Decision, more: 1 | -1, keys: Set<string>): void {
    for (const [key, other] of [[low, high] as const, [high, low] as const]) {
      const before = this.#marks.get(key) ?? { decisions: 0, sum: 0 };
      const decisions = before.decisions + more;
      // A sum, which does not depend on the order in which they came.
      if (decisions > 0) this.#marks.set(key, { decisions, sum: (before.sum + more * hashOf(`${type} ${other}`)) | 0 });
      else this.#marks.delete(key);
      keys.add(key);
    }
  }
}
