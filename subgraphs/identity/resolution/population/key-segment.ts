/** Above this share of places in use a key is no longer found within a few steps. */
const fullest = 0.8;
const growth = 1.5;
const fewest = 8;

/**
 * A part of a hash table of 32-bit keys and values other than 0, by open addressing. Many small parts grow one at a time: a
 * single large table would stand still for a second while it is copied.
 */
export class KeySegment {
  /** Key and value side by side, so that both come with one read of memory; a value of 0 is a free place. */
  #pairs = new Int32Array(2 * fewest);
  #capacity = fewest;
  #count = 0;

  get(key: number): number {
    return this.#pairs[this.#placeOf(key) + 1] ?? 0;
  }

  /** @param value other than 0 */
  set(key: number, value: number): void {
    const place = this.#placeOf(key);
    if (this.#pairs[place + 1] !== 0) this.#pairs[place + 1] = value;
    else this.#fill(place, key, value);
  }

  /**
   * Sets a key that has no value yet.
   *
   * @returns the value that it has already, 0 when it is set
   */
  setFirst(key: number, value: number): number {
    const place = this.#placeOf(key);
    const known = this.#pairs[place + 1] ?? 0;
    if (known === 0) this.#fill(place, key, value);
    return known;
  }

  #fill(place: number, key: number, value: number): void {
    this.#pairs[place] = key;
    this.#pairs[place + 1] = value;
    this.#count += 1;
    if (this.#count > this.#capacity * fullest) this.#resize(Math.ceil(this.#capacity * growth));
  }

  /** Closes the gap, so that removed keys leave no trace. */
  delete(key: number): void {
    let gap = this.#placeOf(key);
    if (this.#pairs[gap + 1] === 0) return;
    for (let place = this.#after(gap); this.#pairs[place + 1] !== 0; place = this.#after(place)) {
      const home = this.#homeOf(this.#pairs[place] ?? 0);
      const isReachedWithoutGap = gap <= place ? gap < home && home <= place : gap < home || home <= place;
      if (isReachedWithoutGap) continue;
      this.#pairs[gap] = this.#pairs[place] ?? 0;
      this.#pairs[gap + 1] = this.#pairs[place + 1] ?? 0;
      gap = place;
    }
    this.#pairs[gap + 1] = 0;
    this.#count -= 1;
    if (this.#capacity > fewest && this.#count < this.#capacity * 0.3)
      this.#resize(Math.max(fewest, Math.ceil(this.#capacity / 2)));
  }

  #placeOf(key: number): number {
    let place = this.#homeOf(key);
    while (this.#pairs[place + 1] !== 0 && this.#pairs[place] !== key) place = this.#after(place);
    return place;
  }

  /** Of any capacity, not only powers of two: doubling would leave half of the memory unused. */
  #homeOf(key: number): number {
    return 2 * Math.floor(((Math.imul(key, 0x9e3779b1) >>> 0) / 0x1_0000_0000) * this.#capacity);
  }

  #after(place: number): number {
    return place + 2 === 2 * this.#capacity ? 0 : place + 2;
  }

  #resize(capacity: number): void {
    const pairs = this.#pairs;
    this.#capacity = capacity;
    this.#pairs = new Int32Array(2 * capacity);
    for (let place = 0; place < pairs.length; place += 2) {
      if (pairs[place + 1] === 0) continue;
      const home = this.#placeOf(pairs[place] ?? 0);
      this.#pairs[home] = pairs[place] ?? 0;
      this.#pairs[home + 1] = pairs[place + 1] ?? 0;
    }
  }
}
