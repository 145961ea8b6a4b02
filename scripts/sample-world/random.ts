/**
 * Seeded random numbers: sfc32 by Chris Doty-Humphrey (from his PractRand, public domain), four 32-bit words of state of
 * which one is a counter. Every unit of the world draws from its own stream, so a customer does not depend on how many
 * numbers the ones before it drew.
 */
export class Random {
  #a: number;
  #b: number;
  #c = 0x9e3779b9;
  #counter = 1;

  constructor(seed: number, stream: number) {
    this.#a = seed | 0;
    this.#b = stream | 0;
    for (let round = 0; round < 15; round++) this.#word();
  }

  #word(): number {
    const word = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + word;
    return word >>> 0;
  }

  /** At least 0, below 1. */
  fraction(): number {
    return this.#word() / 0x1_0000_0000;
  }

  /** Whole number, both ends included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.fraction() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<Item>(items: readonly Item[]): Item {
    return itemAt(items, Math.floor(this.fraction() * items.length));
  }

  /** Favours the front of the list, as a few names are common and many are rare. */
  pickCommon<Item>(items: readonly Item[]): Item {
    return itemAt(items, Math.floor(this.fraction() ** 1.6 * items.length));
  }

  weighted<Item>(choices: readonly (readonly [Item, number])[]): Item {
    const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
    let rest = this.fraction() * total;
    for (const [item, weight] of choices) {
      rest -= weight;
      if (rest < 0) return item;
    }
    return itemAt(choices, choices.length - 1)[0];
  }

  /** Different items of the list, in random order. */
  sample<Item>(items: readonly Item[], count: number): Item[] {
    const pool = [...items];
    const drawn: Item[] = [];
    while (drawn.length < count && pool.length > 0) {
      drawn.push(...pool.splice(Math.floor(this.fraction() * pool.length), 1));
    }
    return drawn;
  }
}

export function itemAt<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`no item ${index} in a list of ${items.length}`);
  return item;
}
