/** Sizes that a cell may have, in words. Close to each other, since most lists are short and there are millions. */
const sizes = [3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256] as const;
export const largestCell = 256;

const sizeFor = Array.from({ length: largestCell + 1 }, (_, words) => sizes.findIndex((size) => size >= words));

const chunkBits = 16;
const chunkWords = 1 << chunkBits;

/** Memory for millions of short lists of numbers, in chunks that never move. */
export class Cells {
  #chunks: Int32Array[] = [];
  /** The first free cell of each size; a free cell's first word is the next one. 0 ends. */
  #free = new Int32Array(sizes.length);
  /** Address 0 is no cell's. */
  #next = chunkWords;

  /** A cell of at least so many words, at most `largestCell`. What it holds is not cleared. */
  allocate(words: number): number {
    const size = sizeFor[words] ?? 0;
    const free = this.#free[size] ?? 0;
    if (free !== 0) {
      this.#free[size] = this.wordsAt(free)[this.offsetOf(free)] ?? 0;
      return free;
    }
    const length = sizes[size] ?? largestCell;
    if (this.#next >> chunkBits > this.#chunks.length || this.offsetOf(this.#next) + length > chunkWords)
      this.#extend();
    const address = this.#next;
    this.#next += length;
    return address;
  }

  /** @param words as it was allocated, or any number that takes the same size */
  release(address: number, words: number): void {
    const size = sizeFor[words] ?? 0;
    this.wordsAt(address)[this.offsetOf(address)] = this.#free[size] ?? 0;
    this.#free[size] = address;
  }

  wordsAt(address: number): Int32Array {
    return this.#chunks[(address >> chunkBits) - 1] ?? none;
  }

  offsetOf(address: number): number {
    return address & (chunkWords - 1);
  }

  #extend(): void {
    this.#chunks.push(new Int32Array(chunkWords));
    this.#next = this.#chunks.length << chunkBits;
  }
}

const none = new Int32Array(0);

/** Whether lists of so many words take a cell of the same size. */
export function sameSize(words: number, others: number): boolean {
  return sizeFor[words] === sizeFor[others];
}
