import type { HouseChange, HouseChanges } from '../changes.ts';
import { type ChangeMemory, changeMemory } from './change-memory.ts';
import { Pending } from './pending.ts';
import { turns } from './turns.ts';

export interface Subscriber {
  pending: Pending;
  memory: ChangeMemory;
  leave(): void;
}

export interface Hub {
  /** Resolves when whatever changes from now on will be told. */
  join(customers: readonly string[], after?: string): Promise<Subscriber>;
  /** Resolves when a subscriber may ask for its next event: one change can concern hundreds, and queries would wait for all of them. */
  turn(): Promise<void>;
  close(): void;
}

const rememberedCustomers = 100_000;
/** Whoever lost the connection comes back within minutes, and until then somebody has to go on listening. */
const rememberMs = 5 * 60_000;

/** Tells those who subscribed to a customer that it changed. */
export function subscriptionHub(changes: HouseChanges): Hub {
  const subscribers = new Map<string, Set<Pending>>();
  let memory = changeMemory(rememberedCustomers);
  let stopListening: (() => void) | undefined;
  let forgetting: NodeJS.Timeout | undefined;

  const hear = (told: readonly HouseChange[]): void => {
    for (const { customers, subgraph, anything } of told) {
      if (anything) hearAnything();
      if (customers.length === 0) continue;
      const number = memory.note(customers);
      for (const customer of customers)
        for (const pending of subscribers.get(customer) ?? []) pending.add(customer, number, subgraph);
    }
  };
  /** As after an event that nobody remembers: everybody is told once, of all that they subscribed to. */
  const hearAnything = (): void => {
    const number = memory.noteAnything();
    for (const [customer, listening] of subscribers) for (const pending of listening) pending.add(customer, number);
  };
  const forget = (): void => {
    stopListening?.();
    stopListening = undefined;
    memory = changeMemory(rememberedCustomers);
  };
  const leave = (pending: Pending, customers: readonly string[]): void => {
    for (const customer of customers) {
      const others = subscribers.get(customer);
      others?.delete(pending);
      if (others?.size === 0) subscribers.delete(customer);
    }
    if (subscribers.size > 0) return;
    clearTimeout(forgetting);
    forgetting = setTimeout(forget, rememberMs).unref();
  };
  return {
    join: async (customers, after) => {
      clearTimeout(forgetting);
      stopListening ??= changes.listen(hear);
      const pending = new Pending();
      for (const customer of customers) {
        const others = subscribers.get(customer) ?? new Set();
        subscribers.set(customer, others.add(pending));
      }
      await changes.started();
      if (after !== undefined) for (const customer of memory.changedSince(after, customers)) pending.add(customer, 0);
      return { pending, memory, leave: () => leave(pending, customers) };
    },
    turn: turns(),
    close: () => {
      clearTimeout(forgetting);
      forget();
    },
  };
}
