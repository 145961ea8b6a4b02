import type { Decision, DecisionType } from '../decision.ts';
import type { Population } from '../population/population.ts';

/** Decisions that begin or cease to count. */
export interface DecisionChange {
  made: readonly Decision[];
  revoked: readonly Decision[];
}

/** A decision about a record, with the slot of the other record. */
export interface StandingDecision {
  decision: Decision;
  other: number;
}

const nothingDecided: ReadonlyMap<number, Decision> = new Map();

/** The older first. */
export function byAge(one: Decision, other: Decision): number {
  return one.event - other.event || one.id.length - other.id.length || (one.id < other.id ? -1 : 1);
}

/**
 * The decisions that stand, found by the records that they are about. One about a record that was merged in its source is about
 * the survivor; one about a record that is not there waits for it.
 */
export class Decisions {
  readonly #population: Population;
  readonly #standing = new Map<string, Decision>();
  readonly #byKey = new Map<string, Set<Decision>>();
  readonly #survivors = new Map<string, string>();
  readonly #formerKeys = new Map<string, readonly string[]>();

  constructor(population: Population) {
    this.#population = population;
  }

  get isEmpty(): boolean {
    return this.#standing.size === 0;
  }

  apply({ made, revoked }: DecisionChange): void {
    for (const decision of revoked) this.#take(decision);
    for (const decision of made) {
      this.#standing.set(decision.id, decision);
      for (const key of [decision.low, decision.high]) {
        const known = this.#byKey.get(key);
        if (known) known.add(decision);
        else this.#byKey.set(key, new Set([decision]));
      }
    }
  }

  /** Remembers under which keys a record was known before it was merged in its source. */
  noteFormerKeys(key: string, formerKeys: readonly string[]): void {
    const before = this.#formerKeys.get(key);
    if (before === undefined && formerKeys.length === 0) return;
    for (const former of before ?? []) if (this.#survivors.get(former) === key) this.#survivors.delete(former);
    for (const former of formerKeys) this.#survivors.set(former, key);
    if (formerKeys.length === 0) this.#formerKeys.delete(key);
    else this.#formerKeys.set(key, formerKeys);
  }

  /** Those about a record that is there, with the slot of the other one; none where the other is not there. */
  of(slot: number): StandingDecision[] {
    return this.isEmpty || !this.#population.isPresent(slot) ? [] : this.ofKey(this.#population.keyOf(slot), slot);
  }

  /** The same of a record that is told by its key, and may have gone. */
  ofKey(key: string, slot = -1): StandingDecision[] {
    if (this.isEmpty) return [];
    const found: StandingDecision[] = [];
    for (const name of this.#namesOf(key)) {
      for (const decision of this.#byKey.get(name) ?? []) {
        const other = this.slotOf(decision.low === name ? decision.high : decision.low);
        if (other !== -1 && other !== slot) found.push({ decision, other });
      }
    }
    return found.sort((one, another) => byAge(one.decision, another.decision));
  }

  /** What was decided about these two records; null when nothing was. NEVER outranks. */
  between(a: number, b: number): Decision | null {
    return this.withOthers(a).get(b) ?? null;
  }

  /** The same of a record and each that something was decided about with it. */
  withOthers(slot: number): ReadonlyMap<number, Decision> {
    if (this.isEmpty) return nothingDecided;
    const found = new Map<number, Decision>();
    for (const { decision, other } of this.of(slot)) {
      const known = found.get(other);
      if (!known || (known.type === 'ALWAYS' && decision.type === 'NEVER')) found.set(other, decision);
    }
    return found;
  }

  partnersOf(slot: number, type: DecisionType): number[] {
    return this.of(slot).flatMap(({ decision, other }) => (decision.type === type ? other : []));
  }

  /** Those about a record, be it and the other one there or not, with the key that the other one goes by. */
  aboutKey(key: string): { decision: Decision; other: string }[] {
    const found: { decision: Decision; other: string }[] = [];
    for (const name of this.#namesOf(key)) {
      for (const decision of this.#byKey.get(name) ?? []) {
        const other = this.keyOf(decision.low === name ? decision.high : decision.low);
        if (other !== key) found.push({ decision, other });
      }
    }
    return found.sort((one, another) => byAge(one.decision, another.decision));
  }

  /** The key that a record goes by: its own, or that of the one that it was merged into. */
  keyOf(key: string): string {
    return this.#population.slotOf(key) === -1 ? (this.#survivors.get(key) ?? key) : key;
  }

  /** @returns -1 when neither the record nor its survivor is there */
  slotOf(key: string): number {
    const slot = this.#population.slotOf(key);
    return slot === -1 ? this.survivorOf(key) : slot;
  }

  /** Where the one that a record was merged into is, be the record there again or not; -1 where there is none. */
  survivorOf(key: string): number {
    const survivor = this.#survivors.get(key);
    return survivor === undefined ? -1 : this.#population.slotOf(survivor);
  }

  /** Its key, and those of records that were merged into it: not of one that is still or again there, or has another survivor. */
  #namesOf(key: string): string[] {
    const former = this.#formerKeys.get(key) ?? [];
    return [key, ...former.filter((name) => this.keyOf(name) === key)];
  }

  #take(decision: Decision): void {
    const known = this.#standing.get(decision.id);
    if (!known) return;
    this.#standing.delete(known.id);
    for (const key of [known.low, known.high]) {
      const others = this.#byKey.get(key);
      others?.delete(known);
      if (others?.size === 0) this.#byKey.delete(key);
    }
  }
}
