import { Postings } from './postings.ts';

/** Whose part another record changed by coming or going. */
export interface Recast {
  /** Who repeats others from now on. */
  demoted: readonly number[];
  /** Who is compared from now on. */
  promoted: readonly number[];
  /** Who began or ceased to be repeated. */
  repeated: readonly number[];
}

/** Records that say the same, where they are more than are compared. */
interface Crowd {
  /** Those that are compared, the lowest key first; the first of them is the one that the others repeat. */
  compared: number[];
  repeating: Set<number>;
}

const unchanged: Recast = { demoted: [], promoted: [], repeated: [] };
const nobody: ReadonlySet<number> = new Set();
/** Of a record that is compared whatever others say. */
export const noForm = 0;

/**
 * Which records repeat others. Of the records that say the same, those with the lowest keys are compared with everyone; the rest
 * repeat the first of them, so that a source which writes a party down anew each time does not crowd its keys. Who repeats
 * whom follows from the present records alone.
 */
export class Repeats {
  readonly #compared: number;
  readonly #keyOf: (slot: number) => string;
  #forms = new Float64Array(1024);
  readonly #members = new Postings();
  readonly #crowds = new Map<number, Crowd>();

  /**
   * @param compared so many of those that say the same are compared
   * @param keyOf of a record that is present, by its slot
   */
  constructor(compared: number, keyOf: (slot: number) => string) {
    this.#compared = compared;
    this.#keyOf = keyOf;
  }

  get isEmpty(): boolean {
    return this.#crowds.size === 0;
  }

  formOf(slot: number): number {
    return this.#forms[slot] ?? noForm;
  }

  isRepeat(slot: number): boolean {
    return this.#crowdOf(slot)?.repeating.has(slot) ?? false;
  }

  /** The record that a record repeats, -1 for one that repeats none. */
  repeatedBy(slot: number): number {
    const crowd = this.#crowdOf(slot);
    return crowd?.repeating.has(slot) ? (crowd.compared[0] ?? -1) : -1;
  }

  /** Who repeats a record. */
  repeatsOf(slot: number): ReadonlySet<number> {
    const crowd = this.#crowdOf(slot);
    return crowd?.compared[0] === slot ? crowd.repeating : nobody;
  }

  /** A record that takes no part yet says this; it may repeat others itself from now on. */
  join(slot: number, form: number): Recast {
    this.#setForm(slot, form);
    const together = this.#members.add(postingOf(form), slot);
    const crowd = this.#crowds.get(form);
    if (crowd) return this.#enter(crowd, slot);
    if (together <= this.#compared) return unchanged;
    const members = this.#members.membersOf(postingOf(form)).filter((member) => this.#forms[member] === form);
    if (members.length <= this.#compared) return unchanged;
    const [compared, demoted] = parted(this.#inOrder(members), this.#compared);
    this.#crowds.set(form, { compared, repeating: new Set(demoted) });
    return { ...unchanged, demoted };
  }

  /** A record says something else from now on, or nothing any more. */
  leave(slot: number): Recast {
    const form = this.formOf(slot);
    if (form === noForm) return unchanged;
    this.#members.remove(postingOf(form), slot);
    this.#setForm(slot, noForm);
    const crowd = this.#crowds.get(form);
    return crowd ? this.#exit(crowd, form, slot) : unchanged;
  }

  #enter(crowd: Crowd, slot: number): Recast {
    const last = crowd.compared.at(-1) ?? slot;
    if (this.#keyOf(slot) > this.#keyOf(last)) {
      crowd.repeating.add(slot);
      return { ...unchanged, demoted: [slot] };
    }
    const [first = slot] = crowd.compared;
    const [compared, demoted] = parted(this.#inOrder([...crowd.compared, slot]), this.#compared);
    crowd.compared = compared;
    for (const each of demoted) crowd.repeating.add(each);
    return { demoted, promoted: [], repeated: compared[0] === first ? [] : [first, slot] };
  }

  #exit(crowd: Crowd, form: number, slot: number): Recast {
    const isCompared = !crowd.repeating.delete(slot);
    const wasFirst = crowd.compared[0] === slot;
    const promoted: number[] = [];
    if (isCompared) {
      const [next = slot] = this.#inOrder([...crowd.repeating]);
      crowd.repeating.delete(next);
      crowd.compared = [...crowd.compared.filter((each) => each !== slot), next];
      promoted.push(next);
    }
    if (crowd.repeating.size === 0) this.#crowds.delete(form);
    return { demoted: [], promoted, repeated: wasFirst ? [slot, ...crowd.compared.slice(0, 1)] : [] };
  }

  #inOrder(slots: readonly number[]): number[] {
    const named = slots.map((slot) => ({ slot, key: this.#keyOf(slot) }));
    return named.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ slot }) => slot);
  }

  #crowdOf(slot: number): Crowd | undefined {
    return this.#crowds.size === 0 ? undefined : this.#crowds.get(this.formOf(slot));
  }

  #setForm(slot: number, form: number): void {
    if (slot >= this.#forms.length) {
      const forms = new Float64Array(Math.ceil(slot * 1.5));
      forms.set(this.#forms);
      this.#forms = forms;
    }
    this.#forms[slot] = form;
  }
}

function parted<Item>(items: readonly Item[], at: number): [first: Item[], rest: Item[]] {
  return [items.slice(0, at), items.slice(at)];
}

/** Forms are told apart by more bits than lists of members are found by. */
function postingOf(form: number): number {
  return form | 0;
}
