import { setImmediate } from 'node:timers/promises';
import { fullName, sortName } from '../resolution/display-name.ts';
import type { EventType, IdentityEvent } from '../resolution/events.ts';
import { goldenName } from '../resolution/golden/name.ts';
import type { Survivorship } from '../resolution/golden/survivorship.ts';
import type { PartyRecord } from '../resolution/record.ts';
import { formerIds, livingCustomer, membershipEvents, type Replayed, replay } from '../resolution/replay.ts';
import type { Customer, RecordThen } from '../store/customers.ts';
import type { IdentityReads } from '../store/identity-reads.ts';

export interface AsOf {
  /** Epoch milliseconds. */
  at: number;
  /** By which a customer's name is chosen. */
  strategies: Survivorship['name'];
}

/**
 * What was believed of customers at a time: each id answers with the customer that it answered with then, null when it did
 * not exist yet or had no record left. One round trip when nothing happened to any of them since; otherwise two more, one
 * for each merge that leads to the next, and one for each customer.
 */
export async function customersAsOf(
  store: IdentityReads,
  ids: readonly string[],
  { at, strategies }: AsOf,
): Promise<(Customer | null)[]> {
  const present = await store.customersById(ids);
  const asked = ids.filter((_, place) => (present[place]?.updatedAt ?? Number.POSITIVE_INFINITY) > at);
  const past = asked.length > 0 ? await pastCustomers(store, asked, { at, strategies }) : new Map<string, Customer>();
  return ids.map((id, place) => {
    const today = present[place] ?? null;
    if (today && today.updatedAt <= at) return { ...today, past: { at, forgotten: [] } };
    return past.get(id) ?? null;
  });
}

async function pastCustomers(
  store: IdentityReads,
  ids: readonly string[],
  { at, strategies }: AsOf,
): Promise<Map<string, Customer>> {
  const events = await eventsOfFamily(store, ids, at);
  const history = replay(events);
  const living = new Map(
    ids.flatMap((id) => {
      const survivor = livingCustomer(history, id);
      return survivor === null ? [] : [[id, survivor] as const];
    }),
  );
  const survivors = [...new Set(living.values())];
  const keys = survivors.flatMap((id) => [...(history.customers.get(id) ?? [])]);
  const records = new Map((await store.recordsThen(keys, at)).map((record, place) => [keys[place] ?? '', record]));
  const cut = events.at(-1)?.sequence ?? 0;
  const customers = await Promise.all(
    survivors.map(async (id) => {
      const [last] = await store.events({ customerId: id, upTo: at, types: changing, limit: 1 });
      return customerThen(id, { history, records, cut, at, strategies, last });
    }),
  );
  const found = new Map(customers.map((customer) => [customer.id, customer]));
  return new Map(
    [...living].flatMap(([id, survivor]) => {
      const customer = found.get(survivor);
      return customer ? [[id, customer] as const] : [];
    }),
  );
}

/** Events after which a customer is another than before. */
const changing: readonly EventType[] = [...membershipEvents, 'RECORD_CHANGED'];

const eventsPerPage = 5_000;

/** The memberships of customers up to a time, with those of the customers that they were merged with by then. */
export async function eventsOfFamily(
  store: IdentityReads,
  ids: readonly string[],
  at: number,
): Promise<IdentityEvent[]> {
  const events = new Map<number, IdentityEvent>();
  const asked = new Set<string>();
  let cut: IdentityEvent[] = [];
  for (let next = [...new Set(ids)]; next.length > 0; next = mergedWith(cut).filter((id) => !asked.has(id))) {
    for (const id of next) asked.add(id);
    for (const event of await membershipsOf(store, next)) events.set(event.sequence, event);
    const inOrder = [...events.values()].sort((a, b) => a.sequence - b.sequence);
    // Clocks of several resolvers may differ: what is past is what came before anything that is.
    cut = inOrder.slice(0, inOrder.findLastIndex((event) => event.at <= at) + 1);
  }
  return cut;
}

async function membershipsOf(store: IdentityReads, customerIds: readonly string[]): Promise<IdentityEvent[]> {
  const events: IdentityEvent[] = [];
  for (;;) {
    const after = events.at(-1)?.sequence ?? 0;
    const page = await store.eventLog({ after, limit: eventsPerPage, customerIds, types: membershipEvents });
    events.push(...page);
    if (page.length < eventsPerPage) return events;
    // An embedded store answers at once: others are answered between the pages of a record that moved a hundred thousand times.
    await setImmediate();
  }
}

function mergedWith(events: readonly IdentityEvent[]): string[] {
  const merges = events.filter(({ type }) => type === 'CUSTOMER_MERGED');
  return [...new Set(merges.flatMap(({ customerId, otherCustomerId }) => [customerId, otherCustomerId ?? customerId]))];
}

interface Circumstances extends AsOf {
  history: Replayed;
  records: ReadonlyMap<string, RecordThen | null>;
  /** The last event that had happened. */
  cut: number;
  /** The last event after which the customer was another than before. */
  last: IdentityEvent | undefined;
}

function customerThen(id: string, { history, records, cut, at, strategies, last }: Circumstances): Customer {
  const members = [...(history.customers.get(id) ?? [])].map((key) => {
    const found = records.get(key);
    // A record that was deleted and came again is another one: its values of then were erased.
    const isSame = found && found.firstSeen <= cut;
    return { key, firstSeen: isSame ? found.firstSeen : Number.MAX_SAFE_INTEGER, record: isSame ? found.record : null };
  });
  members.sort((a, b) => a.firstSeen - b.firstSeen || (a.key < b.key ? -1 : 1));
  const known = members.flatMap(({ record }): PartyRecord[] => (record ? [record] : []));
  const names = known.map((record) => ({ ...record, name: fullName(record) }));
  const name = goldenName(names, strategies);
  return {
    ...{ id, kind: known.some(({ kind }) => kind === 'ORGANISATION') ? 'ORGANISATION' : 'PERSON' },
    ...{ name, sortName: sortName(name), createdAt: history.createdAt.get(id) ?? at },
    ...{ updatedAt: last?.at ?? at, version: last?.sequence ?? cut },
    formerIds: formerIds(history).get(id) ?? [],
    recordKeys: members.map(({ key }) => key),
    past: { at, records: known, forgotten: members.filter(({ record }) => record === null).map(({ key }) => key) },
  };
}
