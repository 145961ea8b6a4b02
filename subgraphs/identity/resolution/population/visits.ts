/** Which slots were met in a round, and how many points each has made. */
export class Visits {
  #round = 0;
  #rounds = new Uint32Array(1024);
  #points = new Uint8Array(1024);
  #met = new Int32Array(1024);
  #count = 0;

  /** @param end every slot is below */
  start(end: number): void {
    this.#round += 1;
    this.#count = 0;
    if (end > this.#rounds.length || this.#round > 0xffff_ffff) {
      const length = Math.max(end, Math.ceil(this.#rounds.length * 1.5));
      this.#rounds = new Uint32Array(length);
      this.#points = new Uint8Array(length);
      this.#met = new Int32Array(length);
      this.#round = 1;
    }
  }

  note(slot: number, points: number): void {
    if (this.#rounds[slot] === this.#round) {
      this.#points[slot] = (this.#points[slot] ?? 0) + points;
      return;
    }
    this.#rounds[slot] = this.#round;
    this.#points[slot] = points;
    this.#met[this.#count] = slot;
    this.#count += 1;
  }

  /** Those with so many points, in the order in which they were met. */
  withPoints(enough: number): number[] {
    const found: number[] = [];
    for (let index = 0; index < this.#count; index++) {
      const slot = this.#met[index] ?? 0;
      if ((this.#points[slot] ?? 0) >= enough) found.push(slot);
    }
    return found;
  }
}
