/** Memory for the writes of threads that serve the same subgraphs. */
export function writesMemory(subgraphs: number): SharedArrayBuffer {
  return new SharedArrayBuffer(subgraphs * Int32Array.BYTES_PER_ELEMENT);
}

/**
 * What callers change in subgraphs, counted in memory that several threads may share: whoever asks one of them after a change was
 * answered by another is not to be shown what was read before it.
 */
export class Writes {
  readonly #subgraphs: readonly string[];
  readonly #written: (subgraph: string) => void;
  readonly #counts: Int32Array;
  readonly #heardOf: Int32Array;

  /** @param written hears, when this thread next catches up, of each subgraph in which something was changed */
  constructor(
    subgraphs: readonly string[],
    written: (subgraph: string) => void,
    memory: SharedArrayBuffer = writesMemory(subgraphs.length),
  ) {
    this.#subgraphs = subgraphs;
    this.#written = written;
    this.#counts = new Int32Array(memory);
    this.#heardOf = new Int32Array(subgraphs.length);
  }

  /** Something was changed by way of this thread. */
  add(subgraph: string): void {
    Atomics.add(this.#counts, this.#subgraphs.indexOf(subgraph), 1);
    this.catchUp();
  }

  /** To be called before anything is asked. */
  catchUp(): void {
    for (let index = 0; index < this.#subgraphs.length; index++) {
      const count = Atomics.load(this.#counts, index);
      if (count === this.#heardOf[index]) continue;
      this.#heardOf[index] = count;
      this.#written(this.#subgraphs[index] ?? '');
    }
  }
}
