import type { DecidedPair, Decision } from '../resolution/decision.ts';
import type { Decisions } from '../resolution/engine/decisions.ts';

/** Decisions that begin and cease to count. */
interface Shift {
  always: readonly DecidedPair[];
  never: readonly DecidedPair[];
  revoked: readonly Decision[];
}

export interface Contradictions {
  /** Standing decisions that two records are never one, of which both would be tied. */
  never: Decision[];
  /** Standing decisions that tie two records, be it through others, that would never be one. */
  always: Decision[];
}

/**
 * What stands against a shift. Records that are not there count as well: once they are imported again, what was decided about them
 * must not contradict itself.
 */
export function contradictionsOf(shift: Shift, decisions: Decisions): Contradictions {
  const ceasing = new Set(shift.revoked.map(({ id }) => id));
  const walk = new Ties(decisions, ceasing, shift.always);
  const never = new Map<string, Decision>();
  const always = new Map<string, Decision>();
  for (const start of endsOf(shift.always, decisions)) {
    const group = walk.around(start);
    for (const key of group.keys())
      for (const { decision, other } of decisions.aboutKey(key))
        if (decision.type === 'NEVER' && group.has(other) && !ceasing.has(decision.id))
          never.set(decision.id, decision);
  }
  for (const { low, high } of shift.never) {
    const group = walk.around(decisions.keyOf(low));
    if (!group.has(decisions.keyOf(high))) continue;
    for (const tie of group.values()) if (tie) always.set(tie.id, tie);
  }
  return { never: [...never.values()], always: [...always.values()] };
}

/** The decisions that tie one side to the other, be it through records that are not there; those count to the side that stays. */
export function tiesBetween(leaving: readonly string[], staying: readonly string[], decisions: Decisions): Decision[] {
  const barred = new Set(leaving);
  const side = new Set(staying);
  for (const key of side)
    for (const { decision, other } of decisions.aboutKey(key))
      if (decision.type === 'ALWAYS' && !barred.has(other)) side.add(other);
  const ties = new Map<string, Decision>();
  const gone = new Set(leaving);
  for (const key of gone) {
    for (const { decision, other } of decisions.aboutKey(key)) {
      if (decision.type !== 'ALWAYS') continue;
      if (side.has(other)) ties.set(decision.id, decision);
      else gone.add(other);
    }
  }
  return [...ties.values()];
}

class Ties {
  readonly #decisions: Decisions;
  readonly #ceasing: ReadonlySet<string>;
  readonly #beginning = new Map<string, string[]>();

  constructor(decisions: Decisions, ceasing: ReadonlySet<string>, beginning: readonly DecidedPair[]) {
    this.#decisions = decisions;
    this.#ceasing = ceasing;
    for (const { low, high } of beginning) {
      const [one, other] = [decisions.keyOf(low), decisions.keyOf(high)];
      this.#beginning.set(one, [...(this.#beginning.get(one) ?? []), other]);
      this.#beginning.set(other, [...(this.#beginning.get(other) ?? []), one]);
    }
  }

  /** All that is tied to a record, with the standing decision by which it was reached. */
  around(start: string): Map<string, Decision | null> {
    const group = new Map<string, Decision | null>([[start, null]]);
    for (const key of group.keys()) {
      for (const other of this.#beginning.get(key) ?? []) if (!group.has(other)) group.set(other, null);
      for (const { decision, other } of this.#decisions.aboutKey(key))
        if (decision.type === 'ALWAYS' && !this.#ceasing.has(decision.id) && !group.has(other))
          group.set(other, decision);
    }
    return group;
  }
}

function endsOf(pairs: readonly DecidedPair[], decisions: Decisions): Set<string> {
  return new Set(pairs.map(({ low }) => decisions.keyOf(low)));
}
