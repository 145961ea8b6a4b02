/** Numbers the blocks of many hashed keys: an open-addressing table, since millions of entries in a Map cost gigabytes. */
export class KeyTable {
  #capacity = 1 << 16;
  #key = new Int32Array(this.#capacity);
  #block = new Int32Array(this.#capacity).fill(-1);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** The number of a key's block, the next free one for a new key. */
  blockOf(key: number): number {
    if (this.#count * 2 > this.#capacity) this.#grow();
    const slot = this.#slotOf(key);
    const known = this.#block[slot] ?? -1;
    if (known !== -1) return known;
    this.#key[slot] = key;
    this.#block[slot] = this.#count;
    this.#count += 1;
    return this.#count - 1;
  }

  #slotOf(key: number): number {
    const last = this.#capacity - 1;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 6) & last;
    while (this.#block[slot] !== -1 && this.#key[slot] !== key) slot = (slot + 1) & last;
    return slot;
  }

  #grow(): void {
    const [keys, blocks] = [this.#key, this.#block];
    this.#capacity *= 2;
    this.#key = new Int32Array(this.#capacity);
    this.#block = new Int32Array(this.#capacity).fill(-1);
    blocks.forEach((block, index) => {
      if (block === -1) return;
      const key = keys[index] ?? 0;
      const slot = this.#slotOf(key);
      this.#key[slot] = key;
      this.#block[slot] = block;
    });
  }
}
