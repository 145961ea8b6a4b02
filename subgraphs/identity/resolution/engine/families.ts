import type { Repeating } from '../population/repeats.ts';
import type { ClusteringMatter } from './cluster-component.ts';
import { componentAround } from './components.ts';
import { matchBarOf } from './rules.ts';
import { tiedByRepeating } from './ties.ts';

/** Which records are looked at together: a component and those that decisions, or repeating, tie to it. */
export class Families {
  readonly #matter: ClusteringMatter;

  constructor(matter: ClusteringMatter) {
    this.#matter = matter;
  }

  /** A record's component, and those that decisions tie to it or that repeat its records. */
  around(slot: number, repeating = this.#matter.population.repeating): number[][] {
    const first = this.#componentAround(slot, repeating);
    if (this.#matter.decisions.isEmpty && !repeating.isAny) return [first];
    const family = [first];
    const seen = new Set(first);
    for (const component of family) {
      for (const member of component) {
        for (const partner of this.#tiedTo(member, repeating)) {
          if (seen.has(partner)) continue;
          const other = this.#componentAround(partner, repeating);
          for (const each of other) seen.add(each);
          family.push(other);
        }
      }
    }
    return family;
  }

  /** Whether nothing matches a record and nothing was decided: what it is, it is by itself. */
  isAlone(slot: number): boolean {
    return this.#matter.decisions.isEmpty && this.#matter.graph.isAlone(slot);
  }

  /** Adds the families of records to `into`. */
  addAround(slots: ReadonlySet<number>, into: Set<number>, repeating = this.#matter.population.repeating): void {
    const walked = new Set<number>();
    for (const slot of slots) {
      if (walked.has(slot)) continue;
      if (this.isAlone(slot)) {
        into.add(slot);
        continue;
      }
      for (const component of this.around(slot, repeating)) {
        for (const member of component) {
          walked.add(member);
          into.add(member);
        }
      }
    }
  }

  /** A record with all whose components or companions lead to one another. */
  closedAround(slot: number, companions: (slot: number) => readonly number[]): Set<number> {
    const closed = new Set([slot]);
    const walked = new Set<number>();
    // A set is gone through to its end, whatever is added meanwhile.
    for (const each of closed) {
      for (const other of companions(each)) closed.add(other);
      if (walked.has(each)) continue;
      for (const member of this.around(each).flat()) {
        walked.add(member);
        closed.add(member);
      }
    }
    return closed;
  }

  #tiedTo(slot: number, repeating: Repeating): number[] {
    const decided = this.#matter.decisions.partnersOf(slot, 'ALWAYS');
    return repeating.isAny ? [...decided, ...tiedByRepeating(slot, this.#matter, repeating)] : decided;
  }

  #componentAround(slot: number, { isAny, isRepeat }: Repeating): number[] {
    const { rules } = this.#matter;
    const { largestComponent, largestLooseComponent } = rules;
    return componentAround(this.#matter.graph, slot, {
      ...{ lowestBar: matchBarOf(rules), largest: largestComponent, largestLoose: largestLooseComponent },
      isApart: isAny ? isRepeat : nobodyIsApart,
    });
  }
}

function nobodyIsApart(): boolean {
  return false;
}
