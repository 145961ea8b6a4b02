import type { FetchNode } from '@apollo/query-planner';
import type { Data } from './data.ts';
import { type Fetch, type FetchParts, nameless, type PlanPath, prepareFetch } from './fetch.ts';
import { objectsAt } from './places.ts';
import type { SubgraphPart } from './subgraph-part.ts';

/**
 * A fetch as the plan has it. What there is to know of it is worked out when it is first made: a plan of 200 fields may have
 * fifty, and where nothing is found few of them are.
 */
export class PlannedFetch {
  /** Where the objects are that it completes. */
  readonly places: readonly PlanPath[];
  readonly #node: FetchNode;
  readonly #prepare: () => Fetch;
  #prepared: Fetch | undefined;

  constructor(node: FetchNode, places: readonly PlanPath[], prepare: () => Fetch) {
    this.#node = node;
    this.places = places;
    this.#prepare = prepare;
  }

  get prepared(): Fetch {
    this.#prepared ??= { ...this.#prepare(), places: this.places };
    return this.#prepared;
  }

  /** Undefined while there is nothing that it completes. */
  over(data: Data): Fetch | undefined {
    return this.#prepared || objectsAt(data, this.places).length > 0 ? this.prepared : undefined;
  }

  get subgraph(): string {
    return this.#node.serviceName;
  }

  get asksEntities(): boolean {
    return this.#node.requires !== undefined;
  }

  /** What it shares with fetches that ask the same of entities in other places; undefined for one that stays by itself. */
  get likeness(): string | undefined {
    const { serviceName, operation, requires, variableUsages, inputRewrites, outputRewrites } = this.#node;
    if (!requires) return undefined;
    return JSON.stringify([serviceName, nameless(operation), requires, variableUsages, inputRewrites, outputRewrites]);
  }

  /** The same, for the places of another one that is alike. */
  alsoAt({ places }: PlannedFetch): PlannedFetch {
    return new PlannedFetch(this.#node, [...this.places, ...places], this.#prepare);
  }
}

export function planFetch(node: FetchNode, path: PlanPath, subgraph: SubgraphPart, parts: FetchParts): PlannedFetch {
  return new PlannedFetch(node, [path], () => prepareFetch(node, path, subgraph, parts));
}
