import { GraphQLError } from 'graphql';
import type { Resolver } from './resolver.ts';
import type { StewardAnswer, StewardOrder } from './stewardship/order.ts';

/** What is asked of the resolver, wherever it runs: it alone has all records in memory. Everything survives a structured clone. */
export interface Desk {
  /** What a steward orders, done or, as a preview, only worked out. */
  decide(order: StewardOrder): Promise<StewardAnswer>;
}

export type DeskCall = keyof Desk;

/** The desk of a resolver in this thread. */
export function deskOf(resolver: Resolver): Desk {
  return {
    decide: (order) => resolver.decide(order),
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

  get #reached(): Desk {
    if (this.#desk) return this.#desk;
    throw new GraphQLError('Records are not linked here at the moment: linking is starting, or it runs elsewhere.', {
      extensions: { code: 'UNAVAILABLE' },
    });
  }
}
