import { GraphQLError } from 'graphql';
import { type AssemblyStep, assemblyOf } from './resolution/explain/assembly.ts';
import { explainPair, type PairExplanation } from './resolution/explain/explain-pair.ts';
import { type PathStep, pathBetween } from './resolution/explain/path.ts';
import type { Resolver } from './resolver.ts';
import type { StewardAnswer, StewardOrder } from './stewardship/order.ts';

/** What is asked of the resolver, wherever it runs: it alone has all records in memory. Everything survives a structured clone. */
export interface Desk {
  /** What a steward orders, done or, as a preview, only worked out. */
  decide(order: StewardOrder): Promise<StewardAnswer>;
  /** Why two records, by their keys, are one customer or not; null when one is unknown, or both are one. */
  explain(one: string, other: string): Promise<PairExplanation | null>;
  /** How each of these customers, by the keys of its records, came to be. */
  assemblies(customers: readonly (readonly string[])[]): Promise<AssemblyStep[][]>;
  /** How one record leads to another over pairs that are alike; null when it does not. */
  path(from: string, to: string): Promise<PathStep[] | null>;
}

export type DeskCall = keyof Desk;

/** So many records are looked at for a way from one to another. */
const mostOnAPath = 10_000;

/** The desk of a resolver in this thread. */
export function deskOf(resolver: Resolver): Desk {
  return {
    decide: (order) => resolver.decide(order),
    explain: (one, other) => resolver.look(({ engine }) => explainPair(engine, one, other)),
    assemblies: (customers) =>
      resolver.look(({ engine }) => customers.map((recordKeys) => assemblyOf(engine, recordKeys))),
    path: (from, to) => resolver.look(({ engine }) => pathBetween(engine, from, to, mostOnAPath)),
  };
}

/** A desk that is reached once linking has started, and again after it was started anew. */
export class DeskLine implements Desk {
  #desk: Desk | null = null;

  connect(desk: Desk): void {
    this.#desk = desk;
  }

  disconnect(): void {
    this.#desk = null;
  }

  async decide(order: StewardOrder): Promise<StewardAnswer> {
    return this.#reached.decide(order);
  }

  async explain(one: string, other: string): Promise<PairExplanation | null> {
    return this.#reached.explain(one, other);
  }

  async assemblies(customers: readonly (readonly string[])[]): Promise<AssemblyStep[][]> {
    return this.#reached.assemblies(customers);
  }

  async path(from: string, to: string): Promise<PathStep[] | null> {
    return this.#reached.path(from, to);
  }

  get #reached(): Desk {
    if (this.#desk) return this.#desk;
    throw new GraphQLError('Records are not linked here at the moment: linking is starting, or it runs elsewhere.', {
      extensions: { code: 'UNAVAILABLE' },
    });
  }
}
