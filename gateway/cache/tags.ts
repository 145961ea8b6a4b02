import type { HouseChange } from '../changes.ts';
import { type Data, isData } from '../execution/data.ts';
import type { Outdated } from './store.ts';

/** What identity knows of other entities than customers; a change of customers does not name these. */
const ofNoCustomer = 'of no customer';

/** Ids in a representation: all that its entity is known by, and all that its fields require. */
export function tagsOf(representation: Data): string[] {
  const tags: string[] = representation.__typename === 'Customer' ? [] : [ofNoCustomer];
  const collect = (value: unknown): void => {
    if (typeof value === 'string' || typeof value === 'number') tags.push(String(value));
    else if (Array.isArray(value)) for (const item of value) collect(item);
    else if (isData(value)) for (const key in value) if (key !== '__typename') collect(value[key]);
  };
  collect(representation);
  return tags;
}

/** A record is known as `account:cus_81` to identity, and as `cus_81` to its own department. */
export function outdatedBy({ subgraph, entity, entityId, records, customers }: HouseChange): Outdated {
  if (records.length === 0) {
    const isOfCustomers = entity === 'customer' && customers.length > 0;
    return { subgraph, tags: isOfCustomers ? [...new Set([entityId, ...customers, ofNoCustomer])] : undefined };
  }
  const own = records.map((record) => record.slice(record.indexOf(':') + 1));
  return { subgraph, tags: [...new Set([entityId, ...records, ...own, ...customers])] };
}
