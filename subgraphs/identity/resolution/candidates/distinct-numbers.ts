/** A set of 32-bit numbers that is emptied and filled again and again: many times cheaper than a new Set each time. */
export class DistinctNumbers {
  #slots = new Int32Array(256);
  /** In which round a slot was filled; all others count as empty. */
  #rounds = new Int32Array(256);
  #round = 1;
  #count = 0;
  #values = new Int32Array(128);

  clear(): void {
    this.#round += 1;
    this.#count = 0;
  }

  add(value: number): void {
    if (this.#count === this.#values.length) this.#grow();
    const last = this.#slots.length - 1;
    let slot = (value >>> 8) & last;
    while (this.#rounds[slot] === this.#round) {
      if (this.#slots[slot] === value) return;
      slot = (slot + 1) & last;
    }
    this.#slots[slot] = value;
    this.#rounds[slot] = this.#round;
    this.#values[this.#count] = value;
    this.#count += 1;
  }

  /** In the order in which they were added first. */
  toArray(): number[] {
    const values: number[] = [];
    for (let index = 0; index < this.#count; index++) values.push(this.#values[index] ?? 0);
    return values;
  }

  #grow(): void {
    const values = this.#values;
    this.#values = new Int32Array(values.length * 2);
    this.#slots = new Int32Array(values.length * 4);
    this.#rounds = new Int32Array(values.length * 4);
    this.clear();
    for (const value of values) this.add(value);
  }
}
