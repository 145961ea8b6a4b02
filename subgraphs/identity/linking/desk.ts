import { GraphQLError } from 'graphql/error/GraphQLError.js';
import type { LeaveSignal } from '../../kit/leave-signal.ts';
import { ListedItems } from '../../kit/listed-items.ts';
import type { Engine } from '../resolution/engine/engine.ts';
import { type AssemblyStep, assemblyOf } from '../resolution/explain/assembly.ts';
import { explainPair, type PairExplanation } from '../resolution/explain/explain-pair.ts';
import { type PathStep, pathBetween } from '../resolution/explain/path.ts';
import type { StewardAnswer, StewardOrder } from '../stewardship/order.ts';
import type { Resolver } from './resolver.ts';

/**
 * What is asked of the resolver, wherever it runs: it alone has all records in memory. Everything survives a structured clone. Each
 * waits for the batch in hand; whoever no longer waits says so by a signal, and nothing is done that was not begun.
 */
export interface Desk {
  /** What a steward orders, done or, as a preview, only worked out. */
  decide(order: StewardOrder, signal?: LeaveSignal): Promise<StewardAnswer>;
  /** Why two records, by their keys, are one customer or not; null when one is unknown, or both are one. */
  explain(one: string, other: string, signal?: LeaveSignal): Promise<PairExplanation | null>;
  /** How each of these customers, by the keys of its records, came to be. */
  assemblies(customers: readonly (readonly string[])[], signal?: LeaveSignal): Promise<AssemblyStep[][]>;
  /** How one record leads to another over pairs that are alike; null when it does not. */
  path(from: string, to: string, signal?: LeaveSignal): Promise<PathStep[] | null>;
}

export type DeskCall = keyof Desk;

/** So many records are looked at for a way from one to another. */
const mostOnAPath = 10_000;

/** So many records the steps of one answer may name: those of 1,400 that came together one by one. */
const mostInSteps = 1_000_000;

/** The desk of a resolver in this thread. */
export function deskOf(resolver: Resolver): Desk {
  return {
    decide: (order, signal) => resolver.decide(order, signal),
    explain: (one, other, signal) => resolver.look(({ engine }) => explainPair(engine, one, other), signal),
    assemblies: (customers, signal) =>
      resolver.look(({ engine }) => assembliesOf(engine, customers, mostInSteps), signal),
    path: (from, to, signal) => resolver.look(({ engine }) => pathBetween(engine, from, to, mostOnAPath), signal),
  };
}

/** @throws GraphQLError ANSWER_TOO_LARGE when their steps would name more than `most` records, each as often as it stands on a side */
export function assembliesOf(
  engine: Engine,
  customers: readonly (readonly string[])[],
  most: number,
): AssemblyStep[][] {
  const named = new ListedItems(most);
  return customers.map((recordKeys) => {
    const steps = assemblyOf(engine, recordKeys, named);
    if (!named.areTooMany) return steps;
    throw new GraphQLError('too many records came together in too many steps to be told at once', {
      extensions: { code: 'ANSWER_TOO_LARGE' },
    });
  });
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

  async decide(...asked: Parameters<Desk['decide']>): Promise<StewardAnswer> {
    return this.#reached.decide(...asked);
  }

  async explain(...asked: Parameters<Desk['explain']>): Promise<PairExplanation | null> {
    return this.#reached.explain(...asked);
  }

  async assemblies(...asked: Parameters<Desk['assemblies']>): Promise<AssemblyStep[][]> {
    return this.#reached.assemblies(...asked);
  }

  async path(...asked: Parameters<Desk['path']>): Promise<PathStep[] | null> {
    return this.#reached.path(...asked);
  }

  get #reached(): Desk {
    if (this.#desk) return this.#desk;
    throw new GraphQLError('Records are not linked here at the moment: linking is starting, or it runs elsewhere.', {
      extensions: { code: 'UNAVAILABLE' },
    });
  }
}
