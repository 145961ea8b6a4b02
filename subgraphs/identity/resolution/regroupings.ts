/** A record, and whose it is before its group is another. */
export interface Grouped {
  key: string;
  customer: string;
}

export type RegroupingKind =
  /** Several customers become one. */
  | 'MERGED'
  /** One customer becomes several. */
  | 'SPLIT'
  /** Several customers exchange records. */
  | 'REGROUPED';

/** Customers that change together, since each shares records with another one's future. */
export interface CustomerRegrouping {
  kind: RegroupingKind;
  /** By the customers' ids; keys of records sorted. */
  before: { customer: string; records: string[] }[];
  /** By their first keys, which are sorted. */
  after: string[][];
}

export interface Regroupings {
  unchanged: { customers: number; records: number };
  changes: CustomerRegrouping[];
}

/**
 * What becomes of customers when their records are grouped otherwise.
 *
 * @param groups all records, or so many that no customer has others, as they are to be grouped
 */
export function regroupings(groups: readonly (readonly Grouped[])[]): Regroupings {
  const placesOf = new Map<string, number[]>();
  groups.forEach((group, place) => {
    for (const customer of customersOf(group)) placesOf.set(customer, [...(placesOf.get(customer) ?? []), place]);
  });
  const unchanged = { customers: 0, records: 0 };
  const changes: CustomerRegrouping[] = [];
  const done = new Set<number>();
  groups.forEach((group, place) => {
    if (done.has(place)) return;
    const places = new Set([place]);
    const customers = new Set<string>();
    // A set is gone through to its end, whatever is added meanwhile.
    for (const each of places)
      for (const customer of customersOf(groups[each] ?? [])) {
        customers.add(customer);
        for (const other of placesOf.get(customer) ?? []) places.add(other);
      }
    for (const each of places) done.add(each);
    if (places.size === 1 && customers.size === 1) {
      unchanged.customers += 1;
      unchanged.records += group.length;
    } else changes.push(changeOf([...places].map((each) => groups[each] ?? [])));
  });
  return { unchanged, changes };
}

function changeOf(groups: readonly (readonly Grouped[])[]): CustomerRegrouping {
  const customers = Map.groupBy(groups.flat(), ({ customer }) => customer);
  return {
    kind: groups.length === 1 ? 'MERGED' : customers.size === 1 ? 'SPLIT' : 'REGROUPED',
    before: [...customers]
      .map(([customer, records]) => ({ customer, records: keysOf(records) }))
      .sort((a, b) => (a.customer < b.customer ? -1 : 1)),
    after: groups.map(keysOf).sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  };
}

function customersOf(group: readonly Grouped[]): Set<string> {
  return new Set(group.map(({ customer }) => customer));
}

function keysOf(records: readonly Grouped[]): string[] {
  return records.map(({ key }) => key).sort();
}
