import { Crowd } from './crowd.ts';
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

/** Who repeats whom, as it is or as it was. */
export interface Repeating {
  /** Whether anyone repeats anyone. */
  readonly isAny: boolean;
  isRepeat(slot: number): boolean;
  /** Whom a record repeats, and who repeats it. */
  around(slot: number): readonly number[];
}

const unchanged: Recast = { demoted: [], promoted: [], repeated: [] };
const nobody: readonly number[] = [];
/** Where everyone is compared. */
export const nobodyRepeats: Repeating = { isAny: false, isRepeat: () => false, around: () => nobody };
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
  /** What has changed since the batch began: what records said before, and crowds, also such as are none any more. */
  readonly #formsBefore = new Map<number, number>();
  readonly #changed = new Map<number, Crowd>();
  readonly now: Repeating;
  /** As it was when the batch began. */
  readonly before: Repeating;

  /**
   * @param compared so many of those that say the same are compared
   * @param keyOf of a record that is present, by its slot
   */
  constructor(compared: number, keyOf: (slot: number) => string) {
    this.#compared = compared;
    this.#keyOf = keyOf;
    const crowds = this.#crowds;
    this.now = {
      get isAny() {
        return crowds.size > 0;
      },
      isRepeat: (slot) => this.#crowdOf(slot)?.repeating.has(slot) ?? false,
      around: (slot) => {
        const crowd = this.#crowdOf(slot);
        if (crowd?.repeating.has(slot)) return crowd.compared.slice(0, 1);
        return crowd?.compared[0] === slot ? [...crowd.repeating] : nobody;
      },
    };
    const changed = this.#changed;
    this.before = {
      get isAny() {
        return crowds.size > 0 || changed.size > 0;
      },
      isRepeat: (slot) => this.#crowdBefore(slot)?.wasRepeating(slot) ?? false,
      around: (slot) => {
        const crowd = this.#crowdBefore(slot);
        if (crowd?.wasRepeating(slot)) return crowd.comparedBefore.slice(0, 1);
        return crowd?.comparedBefore[0] === slot ? crowd.repeatingBefore() : nobody;
      },
    };
  }

  /** Begins a batch: what is by now is what was before it. */
  begin(): void {
    for (const crowd of this.#changed.values()) crowd.settle();
    this.#changed.clear();
    this.#formsBefore.clear();
  }

  formOf(slot: number): number {
    return this.#forms[slot] ?? noForm;
  }

  /** A record that takes no part yet says this; it may repeat others itself from now on. */
  join(slot: number, form: number): Recast {
    this.#setForm(slot, form);
    const together = this.#members.add(postingOf(form), slot);
    const crowd = this.#crowds.get(form);
    if (crowd) return this.#enter(crowd, form, slot);
    if (together <= this.#compared) return unchanged;
    const members = this.#members.membersOf(postingOf(form)).filter((member) => this.#forms[member] === form);
    if (members.length <= this.#compared) return unchanged;
    const [compared, demoted] = parted(this.#inOrder(members), this.#compared);
    const begun = this.#changed.get(form) ?? new Crowd(this.#keyOf);
    this.#crowds.set(form, begun);
    this.#changed.set(form, begun);
    begun.compare(compared);
    for (const each of demoted) begun.add(each);
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

  #enter(crowd: Crowd, form: number, slot: number): Recast {
    this.#changed.set(form, crowd);
    const last = crowd.compared.at(-1) ?? slot;
    if (this.#keyOf(slot) > this.#keyOf(last)) {
      crowd.add(slot);
      return { ...unchanged, demoted: [slot] };
    }
    const [first = slot] = crowd.compared;
    const [compared, demoted] = parted(this.#inOrder([...crowd.compared, slot]), this.#compared);
    crowd.compare(compared);
    for (const each of demoted) crowd.add(each);
    return { demoted, promoted: [], repeated: compared[0] === first ? [] : [first, slot] };
  }

  #exit(crowd: Crowd, form: number, slot: number): Recast {
    this.#changed.set(form, crowd);
    const isCompared = !crowd.repeating.has(slot);
    if (!isCompared) crowd.delete(slot);
    const wasFirst = crowd.compared[0] === slot;
    const promoted: number[] = [];
    if (isCompared) {
      const next = crowd.takeFirst() ?? slot;
      crowd.compare([...crowd.compared.filter((each) => each !== slot), next]);
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

  #crowdBefore(slot: number): Crowd | undefined {
    const form = this.#formsBefore.get(slot) ?? this.formOf(slot);
    return this.#changed.get(form) ?? this.#crowds.get(form);
  }

  #setForm(slot: number, form: number): void {
    if (!this.#formsBefore.has(slot)) this.#formsBefore.set(slot, this.formOf(slot));
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
