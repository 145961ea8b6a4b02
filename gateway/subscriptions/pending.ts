export interface Untold {
  customer: string;
  /** The number of the first change that has not been told. */
  first: number;
  /** When it was noted, in milliseconds that never go back. */
  since: number;
  changedIn: Set<string>;
}

/** The changes that a subscriber has not been told yet, one for each customer however often it changed. */
export class Pending {
  readonly #untold = new Map<string, Untold>();
  #wake = Promise.withResolvers<void>();
  #hasEnded = false;

  add(customer: string, first: number, subgraph?: string): void {
    const known = this.#untold.get(customer) ?? {
      ...{ customer, first, since: performance.now(), changedIn: new Set<string>() },
    };
    if (subgraph !== undefined) known.changedIn.add(subgraph);
    this.#untold.set(customer, known);
    this.#wake.resolve();
  }

  /** Resolves when there is something to tell, or nobody is told any more. */
  async something(): Promise<Untold | undefined> {
    while (!this.#hasEnded) {
      const [oldest] = this.#untold.values();
      if (oldest) return oldest;
      this.#wake = Promise.withResolvers<void>();
      await this.#wake.promise;
    }
    return undefined;
  }

  end(): void {
    this.#hasEnded = true;
    this.#wake.resolve();
  }

  take({ customer }: Untold): void {
    this.#untold.delete(customer);
  }

  /** Keeps something for later that was taken and could not be told. */
  putBack(untold: Untold): void {
    const since = this.#untold.get(untold.customer);
    for (const subgraph of since?.changedIn ?? []) untold.changedIn.add(subgraph);
    this.#untold.set(untold.customer, untold);
    this.#wake.resolve();
  }

  /** Up to which number everything has been told, when everything up to `read` has been read. */
  toldUpTo(read: number): number {
    return Math.min(read, ...[...this.#untold.values()].map(({ first }) => first - 1));
  }
}
