interface Named {
  slot: number;
  key: string;
}

/** Records that say the same, where they are more than are compared; it remembers what it was before a batch. */
export class Crowd {
  /** Those that are compared, the lowest key first; the first of them is the one that the others repeat. */
  #compared: readonly number[] = [];
  readonly #repeating = new Set<number>();
  readonly #keyOf: (slot: number) => string;
  /**
   * The highest key first, since one was first asked for in this batch: where the first of thousands go one after the other, each
   * next one would otherwise be looked for among all. One that has gone since is still in it.
   */
  #inOrder: Named[] | null = null;
  /** Since the batch began; null while it is what it was. */
  #before: { compared: readonly number[]; came: Set<number>; went: Set<number> } | null = null;

  /** @param keyOf of a record that is present, by its slot */
  constructor(keyOf: (slot: number) => string) {
    this.#keyOf = keyOf;
  }

  get compared(): readonly number[] {
    return this.#compared;
  }

  get repeating(): ReadonlySet<number> {
    return this.#repeating;
  }

  /** Those that were compared when the batch began. */
  get comparedBefore(): readonly number[] {
    return this.#before?.compared ?? this.#compared;
  }

  wasRepeating(slot: number): boolean {
    if (this.#before === null) return this.#repeating.has(slot);
    return this.#before.went.has(slot) || (this.#repeating.has(slot) && !this.#before.came.has(slot));
  }

  repeatingBefore(): number[] {
    if (this.#before === null) return [...this.#repeating];
    const { came, went } = this.#before;
    return [...[...this.#repeating].filter((slot) => !came.has(slot)), ...went];
  }

  compare(slots: readonly number[]): void {
    this.#remembered();
    this.#compared = slots;
  }

  add(slot: number): void {
    const { came, went } = this.#remembered();
    if (!went.delete(slot)) came.add(slot);
    this.#repeating.add(slot);
    if (this.#inOrder) insert(this.#inOrder, this.#named(slot));
  }

  delete(slot: number): void {
    const { came, went } = this.#remembered();
    if (!came.delete(slot)) went.add(slot);
    this.#repeating.delete(slot);
  }

  /** Takes out of those that repeat the one of the lowest key. */
  takeFirst(): number | undefined {
    this.#inOrder ??= [...this.#repeating].map((slot) => this.#named(slot)).sort(byKeyDescending);
    for (let last = this.#inOrder.pop(); last; last = this.#inOrder.pop()) {
      if (!this.#repeating.has(last.slot) || this.#keyOf(last.slot) !== last.key) continue;
      this.delete(last.slot);
      return last.slot;
    }
    return undefined;
  }

  /** What it is by now is what it was when the next batch begins. */
  settle(): void {
    this.#before = null;
    this.#inOrder = null;
  }

  #named(slot: number): Named {
    return { slot, key: this.#keyOf(slot) };
  }

  #remembered(): { came: Set<number>; went: Set<number> } {
    this.#before ??= { compared: this.#compared, came: new Set(), went: new Set() };
    return this.#before;
  }
}

function byKeyDescending(one: Named, other: Named): number {
  return one.key > other.key ? -1 : 1;
}

function insert(inOrder: Named[], named: Named): void {
  let [low, high] = [0, inOrder.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((inOrder[middle]?.key ?? '') > named.key) low = middle + 1;
    else high = middle;
  }
  inOrder.splice(low, 0, named);
}
