import type { DecidedPair, Decision } from '../resolution/decision.ts';
import type { Decisions } from '../resolution/engine/decisions.ts';

interface Ties {
  /** Pairs that are to be one. */
  always: readonly DecidedPair[];
  /** Decisions that cease to count. */
  revoked: readonly Decision[];
}

/** The NEVER decisions that forbid these ties: those about two records that would be tied, be it through others. */
export function forbiddenBy({ always, revoked }: Ties, decisions: Decisions): Decision[] {
  const ceasing = new Set(revoked.map(({ id }) => id));
  const tied = new Map<number, Set<number>>();
  const tie = (a: number, b: number): void => {
    tied.set(a, (tied.get(a) ?? new Set()).add(b));
    tied.set(b, (tied.get(b) ?? new Set()).add(a));
  };
  for (const { low, high } of always) {
    const [a, b] = [decisions.slotOf(low), decisions.slotOf(high)];
    if (a !== -1 && b !== -1) tie(a, b);
  }
  const found = new Map<string, Decision>();
  const walked = new Set<number>();
  for (const start of [...tied.keys()]) {
    if (walked.has(start)) continue;
    const group = [start];
    walked.add(start);
    for (const slot of group) {
      const partners = decisions.of(slot).flatMap(({ decision, other }) => {
        return decision.type === 'ALWAYS' && !ceasing.has(decision.id) ? other : [];
      });
      for (const other of [...(tied.get(slot) ?? []), ...partners]) {
        if (walked.has(other)) continue;
        walked.add(other);
        group.push(other);
      }
    }
    const members = new Set(group);
    for (const slot of group) {
      for (const { decision, other } of decisions.of(slot))
        if (decision.type === 'NEVER' && members.has(other) && !ceasing.has(decision.id))
          found.set(decision.id, decision);
    }
  }
  return [...found.values()];
}
