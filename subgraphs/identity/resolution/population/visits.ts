const pointBits = 8;
const mostPoints = (1 << pointBits) - 1;
const mostRounds = (1 << 24) - 1;

/** Which slots were met in a round, and how many points each has made. */
export class Visits {
  #round = 0;
  /** The round in which a slot was met last, and its points in that: in one word, since slots are met in no order. */
  #marks = new Uint32Array(1024);
  #met = new Int32Array(1024);
  #count = 0;

  /** @param end every slot is below */
  start(end: number): void {
    this.#round += 1;
    this.#count = 0;
    if (end > this.#marks.length || this.#round > mostRounds) {
      const length = Math.max(end, Math.ceil(this.#marks.length * 1.5));
      this.#marks = new Uint32Array(length);
      this.#met = new Int32Array(length);
      this.#round = 1;
    }
  }

  note(slot: number, points: number): void {
    const mark = this.#marks[slot] ?? 0;
    if (mark >>> pointBits === this.#round) {
      this.#marks[slot] = mark - (mark & mostPoints) + Math.min(mostPoints, (mark & mostPoints) + points);
      return;
    }
    this.#marks[slot] = this.#round * (mostPoints + 1) + points;
    this.#met[this.#count] = slot;
    this.#count += 1;
  }

  /** Those with so many points, in the order in which they were met. */
  withPoints(enough: number): number[] {
    const found: number[] = [];
    for (let index = 0; index < this.#count; index++) {
      const slot = this.#met[index] ?? 0;
      if (((this.#marks[slot] ?? 0) & mostPoints) >= enough) found.push(slot);
    }
    return found;
  }
}
