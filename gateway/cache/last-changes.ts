/** So many ids are remembered as changed for each subgraph; beyond, all of its answers are taken to be out of date. */
const mostTags = 50_000;

interface SubgraphChanges {
  any: number;
  all: number;
  tags: Map<string, number>;
}

/** Numbers changes, so that it can be told whether something has changed since. */
export class LastChanges {
  readonly #subgraphs = new Map<string, SubgraphChanges>();
  #last = 0;

  /** Number of the last change that concerns one of the tags, or, without tags, anything in the subgraph; 0 for none. */
  of(subgraph: string, tags: readonly string[] | undefined): number {
    const changes = this.#subgraphs.get(subgraph);
    if (!changes) return 0;
    if (!tags) return changes.any;
    let last = changes.all;
    for (const tag of tags) last = Math.max(last, changes.tags.get(tag) ?? 0);
    return last;
  }

  /** @param tags undefined when everything in the subgraph may have changed. */
  add(subgraph: string, tags: readonly string[] | undefined): void {
    const changes = this.#subgraphs.get(subgraph) ?? { any: 0, all: 0, tags: new Map() };
    this.#subgraphs.set(subgraph, changes);
    this.#last += 1;
    changes.any = this.#last;
    for (const tag of tags ?? []) changes.tags.set(tag, this.#last);
    if (tags && changes.tags.size <= mostTags) return;
    changes.all = this.#last;
    changes.tags.clear();
  }
}
