/** Which slots are taken, and since when. */
export class Slots {
  #end = 0;
  readonly #unused: number[] = [];
  #firstSeen = new Float64Array(1024);
  /** Not a number where the source does not say. */
  #updatedAt = new Float64Array(1024);

  get size(): number {
    return this.#end - this.#unused.length;
  }

  get end(): number {
    return this.#end;
  }

  take(firstSeen: number, updatedAt: number | null): number {
    const slot = this.#unused.pop() ?? this.#end++;
    if (slot >= this.#firstSeen.length) {
      this.#firstSeen = longer(this.#firstSeen);
      this.#updatedAt = longer(this.#updatedAt);
    }
    this.revise(slot, firstSeen, updatedAt);
    return slot;
  }

  revise(slot: number, firstSeen: number, updatedAt: number | null): void {
    this.#firstSeen[slot] = firstSeen;
    this.#updatedAt[slot] = updatedAt ?? Number.NaN;
  }

  free(slot: number): void {
    this.#unused.push(slot);
    this.#firstSeen[slot] = Number.NaN;
  }

  isTaken(slot: number): boolean {
    return slot < this.#end && !Number.isNaN(this.#firstSeen[slot]);
  }

  firstSeenOf(slot: number): number {
    return this.#firstSeen[slot] ?? 0;
  }

  updatedAtOf(slot: number): number | null {
    const at = this.#updatedAt[slot] ?? Number.NaN;
    return Number.isNaN(at) ? null : at;
  }
}

function longer(column: Float64Array): Float64Array<ArrayBuffer> {
  const grown = new Float64Array(Math.ceil(column.length * 1.5));
  grown.set(column);
  return grown;
}
