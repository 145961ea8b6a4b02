/** Beyond so many, everything of a subgraph is renewed instead. */
const mostNames = 10_000;

/** Names of versions that are to be renewed, until they surely are. */
export class RenewedVersions {
  readonly #begun = new Set<string>();
  readonly #everythingOf: (subgraph: string) => readonly string[];
  #waiting = new Map<string, Set<string>>();
  #underWay: Promise<unknown> | undefined;

  /** @param everythingOf the versions that renew all of a subgraph. */
  constructor(everythingOf: (subgraph: string) => readonly string[]) {
    this.#everythingOf = everythingOf;
  }

  /** Changes before the first look-up were not heard. */
  begin(subgraph: string): void {
    if (this.#begun.has(subgraph)) return;
    this.#begun.add(subgraph);
    this.add(subgraph, this.#everythingOf(subgraph));
  }

  /** Renewals that were sent may be lost again: what keeps versions may have come back with older ones. */
  beginAnew(): void {
    this.#begun.clear();
  }

  add(subgraph: string, names: readonly string[]): void {
    const known = this.#waiting.get(subgraph) ?? new Set();
    for (const name of names) known.add(name);
    this.#waiting.set(subgraph, known.size > mostNames ? new Set(this.#everythingOf(subgraph)) : known);
  }

  /** Sends all that wait; what could not be sent waits on. Until what others sent is answered, versions may be old: it fails with theirs. */
  async send(renew: (names: readonly string[]) => Promise<unknown>): Promise<void> {
    if (this.#waiting.size === 0) {
      await this.#underWay;
      return;
    }
    const sent = this.#waiting;
    this.#waiting = new Map();
    const underWay = Promise.all([this.#underWay, renew([...sent.values()].flatMap((names) => [...names]))]);
    this.#underWay = underWay;
    try {
      await underWay;
    } catch (error) {
      for (const [subgraph, names] of sent) this.add(subgraph, [...names]);
      throw error;
    } finally {
      if (this.#underWay === underWay) this.#underWay = undefined;
    }
  }
}
