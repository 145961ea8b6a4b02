import type { HouseChange } from '../changes.ts';
import { isData } from '../execution/data.ts';
import type { Outdated } from './store.ts';

/** Ids in a representation: all that its entity is known by, and all that its fields require. */
export function tagsOf(representation: unknown): string[] {
  const tags: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string' || typeof value === 'number') tags.push(String(value));
    else if (Array.isArray(value)) for (const item of value) collect(item);
    else if (isData(value)) for (const key in value) if (key !== '__typename') collect(value[key]);
  };
  collect(representation);
  return tags;
}

/** A record is known as `account:cus_81` to identity, and as `cus_81` to its own department. */
export function outdatedBy({ subgraph, entityId, records, customers }: HouseChange): Outdated {
  if (records.length === 0) return { subgraph, tags: undefined };
  const own = records.map((record) => record.slice(record.indexOf(':') + 1));
  return { subgraph, tags: [...new Set([entityId, ...records, ...own, ...customers])] };
}
