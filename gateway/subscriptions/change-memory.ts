import { randomUUID } from 'node:crypto';

export interface ChangeMemory {
  /** The number of the last change that was noted. */
  newest(): number;
  /** Notes that customers changed, and returns the number of it. */
  note(customers: Iterable<string>): number;
  /** Notes that any customer may have changed, and returns the number of it. */
  noteAnything(): number;
  /** The name of everything up to a number. */
  eventId(upTo: number): string;
  /** Which of these customers changed after an event; all of them when that cannot be said. */
  changedSince(eventId: string, customers: readonly string[]): string[];
}

/** Remembers when customers changed last, of the `most` that did so most recently. */
export function changeMemory(most: number): ChangeMemory {
  /** Another process counts on its own: its numbers say nothing here. */
  const epoch = randomUUID().slice(0, 8);
  const lastOf = new Map<string, number>();
  let newest = 0;
  let forgottenUpTo = 0;

  const forgetOldest = (): void => {
    for (const [customer, last] of lastOf) {
      if (lastOf.size <= most) return;
      lastOf.delete(customer);
      forgottenUpTo = last;
    }
  };
  return {
    newest: () => newest,
    note: (customers) => {
      newest += 1;
      for (const customer of customers) {
        // A Map keeps the order of insertion: whoever changed last stands last.
        lastOf.delete(customer);
        lastOf.set(customer, newest);
      }
      forgetOldest();
      return newest;
    },
    noteAnything: () => {
      newest += 1;
      lastOf.clear();
      forgottenUpTo = newest;
      return newest;
    },
    eventId: (upTo) => `${epoch}-${upTo}`,
    changedSince: (eventId, customers) => {
      const [, ofEpoch, digits] = /^(\w+)-(\d{1,15})$/.exec(eventId) ?? [];
      const number = Number(digits);
      if (ofEpoch !== epoch || number < forgottenUpTo || number > newest) return [...customers];
      return customers.filter((customer) => (lastOf.get(customer) ?? 0) > number);
    },
  };
}
