/** Records that say the same, where they are more than are compared; it remembers what it was before a batch. */
export class Crowd {
  /** Those that are compared, the lowest key first; the first of them is the one that the others repeat. */
  #compared: readonly number[] = [];
  readonly #repeating = new Set<number>();
  /** Since the batch began; null while it is what it was. */
  #before: { compared: readonly number[]; came: Set<number>; went: Set<number> } | null = null;

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
  }

  delete(slot: number): void {
    const { came, went } = this.#remembered();
    if (!came.delete(slot)) went.add(slot);
    this.#repeating.delete(slot);
  }

  /** What it is by now is what it was when the next batch begins. */
  settle(): void {
    this.#before = null;
  }

  #remembered(): { came: Set<number>; went: Set<number> } {
    this.#before ??= { compared: this.#compared, came: new Set(), went: new Set() };
    return this.#before;
  }
}
