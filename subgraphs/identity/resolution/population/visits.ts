/** Which slots were met in a round, each once, in the order in which they were met. */
export class Visits {
  #round = 0;
  #rounds = new Uint32Array(1024);
  #met: number[] = [];

  /** @param end every slot is below */
  start(end: number): void {
    this.#round += 1;
    this.#met = [];
    if (end > this.#rounds.length || this.#round > 0xffff_ffff) {
      this.#rounds = new Uint32Array(Math.max(end, Math.ceil(this.#rounds.length * 1.5)));
      this.#round = 1;
    }
  }

  /** Whether a slot was not met in this round before; it is not told. */
  isFirst(slot: number): boolean {
    if (this.#rounds[slot] === this.#round) return false;
    this.#rounds[slot] = this.#round;
    return true;
  }

  note(slot: number): void {
    if (this.isFirst(slot)) this.#met.push(slot);
  }

  /** What `visit` asks may start another round. */
  forEach(visit: (slot: number) => void): void {
    for (const slot of this.#met) visit(slot);
  }
}
