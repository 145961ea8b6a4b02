import type { EventType, IdentityEvent } from './events.ts';

/** The identity graph as far as its history tells it. */
export interface Replayed {
  /** Keys of the records of each customer that has any. */
  customers: Map<string, Set<string>>;
  /** Where each id that was merged away ended, which may be a former id itself. */
  survivors: Map<string, string>;
  /** When each customer was created, the oldest first: those that are no more as well. */
  createdAt: Map<string, number>;
}

/** Events by which records come to a customer, from `otherCustomerId` where that is one. */
const arriving: readonly EventType[] = [
  ...(['CUSTOMER_CREATED', 'CUSTOMER_MERGED', 'CUSTOMER_SPLIT', 'CUSTOMER_RESTORED'] as const),
  ...(['RECORD_ADDED', 'RECORD_MOVED'] as const),
];

/** All events that say which records are whose. */
export const membershipEvents: readonly EventType[] = [...arriving, 'RECORD_REMOVED', 'CUSTOMER_DISSOLVED'];

/**
 * Plays events in their order. Those that concern some customers, or records that came from them, are enough to tell the
 * records of these.
 */
export function replay(events: Iterable<IdentityEvent>): Replayed {
  const records = new Map<string, Set<string>>();
  const survivors = new Map<string, string>();
  const createdAt = new Map<string, number>();
  const recordsOf = (id: string): Set<string> => {
    const known = records.get(id);
    if (known) return known;
    const none = new Set<string>();
    records.set(id, none);
    return none;
  };
  for (const { type, at, customerId, otherCustomerId, recordKeys } of events) {
    if (type === 'RECORD_REMOVED') for (const key of recordKeys) recordsOf(customerId).delete(key);
    if (!arriving.includes(type)) continue;
    if (!createdAt.has(customerId)) createdAt.set(customerId, at);
    survivors.delete(customerId);
    for (const key of recordKeys) {
      if (otherCustomerId !== null) recordsOf(otherCustomerId).delete(key);
      recordsOf(customerId).add(key);
    }
    if (type === 'CUSTOMER_MERGED' && otherCustomerId !== null) survivors.set(otherCustomerId, customerId);
  }
  return { customers: new Map([...records].filter(([, keys]) => keys.size > 0)), survivors, createdAt };
}

/** The customer that an id answers with: itself, or where it ended; null when there is none with a record. */
export function livingCustomer(replayed: Replayed, id: string): string | null {
  const survivor = survivorOf(replayed, id);
  return replayed.customers.has(survivor) ? survivor : null;
}

/** Where an id ended, whether or not there is a record left: itself unless it was merged away. */
export function survivorOf({ survivors }: Pick<Replayed, 'survivors'>, id: string): string {
  let survivor = id;
  for (let next = survivors.get(id); next !== undefined; next = survivors.get(next)) survivor = next;
  return survivor;
}

/** The ids that answer with each customer, in the order in which they were created. */
export function formerIds(replayed: Replayed): Map<string, string[]> {
  const former = [...replayed.createdAt.keys()].filter((id) => replayed.survivors.has(id));
  const ended = former.flatMap((id) => {
    const survivor = livingCustomer(replayed, id);
    return survivor === null ? [] : [{ id, survivor }];
  });
  return new Map(
    [...Map.groupBy(ended, ({ survivor }) => survivor)].map(([survivor, ids]) => [survivor, ids.map(({ id }) => id)]),
  );
}
