/**
 * Numbers the blocks of many keys: an open-addressing table of 64-bit hashes, since millions of strings in a Map cost
 * gigabytes. Two keys with one hash share a block, which costs a needless comparison at most.
 */
export class KeyTable {
  #capacity = 1 << 16;
  #high = new Int32Array(this.#capacity);
  #low = new Int32Array(this.#capacity);
  #block = new Int32Array(this.#capacity).fill(-1);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** The number of a key's block, the next free one for a new key. */
  blockOf(key: string): number {
    if (this.#count * 2 > this.#capacity) this.#grow();
    const high = hash(key, 0x811c9dc5);
    const low = hash(key, 0x1b873593);
    const slot = this.#slotOf(high, low);
    const known = this.#block[slot] ?? -1;
    if (known !== -1) return known;
    this.#high[slot] = high;
    this.#low[slot] = low;
    this.#block[slot] = this.#count;
    this.#count += 1;
    return this.#count - 1;
  }

  #slotOf(high: number, low: number): number {
    const last = this.#capacity - 1;
    let slot = (high ^ Math.imul(low, 0x9e3779b1)) & last;
    while (this.#block[slot] !== -1 && (this.#high[slot] !== high || this.#low[slot] !== low)) slot = (slot + 1) & last;
    return slot;
  }

  #grow(): void {
    const [highs, lows, blocks] = [this.#high, this.#low, this.#block];
    this.#capacity *= 2;
    this.#high = new Int32Array(this.#capacity);
    this.#low = new Int32Array(this.#capacity);
    this.#block = new Int32Array(this.#capacity).fill(-1);
    blocks.forEach((block, index) => {
      if (block === -1) return;
      const [high, low] = [highs[index] ?? 0, lows[index] ?? 0];
      const slot = this.#slotOf(high, low);
      this.#high[slot] = high;
      this.#low[slot] = low;
      this.#block[slot] = block;
    });
  }
}

/** FNV-1a, mixed at the end (MurmurHash3's finaliser). */
function hash(key: string, seed: number): number {
  let value = seed;
  for (let index = 0; index < key.length; index++) value = Math.imul(value ^ key.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}
