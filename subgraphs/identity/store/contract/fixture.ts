import { Resolver, type ResolverOptions } from '../../linking/resolver.ts';
import type { RecordChange } from '../../resolution/changes.ts';
import { person } from '../../resolution/fixture.ts';
import type { PartyRecord } from '../../resolution/record.ts';
import type { IdentityStore } from '../identity-store.ts';

export { person };

export function upserted(record: PartyRecord): RecordChange {
  return { type: 'upserted', record };
}

const resolvers = new WeakMap<IdentityStore, Resolver>();

/** The resolver that tests with this store share, so that what it remembers is tested as well as what it reads. */
export function resolverOf(store: IdentityStore): Resolver {
  const known = resolvers.get(store);
  if (known) return known;
  const resolver = new Resolver(store);
  resolvers.set(store, resolver);
  return resolver;
}

/** Takes changes in as the next stretch of a department's feed; with options, through a resolver that has just started. */
export async function take(
  store: IdentityStore,
  changes: RecordChange[],
  options?: ResolverOptions,
  department = 'feed',
): Promise<void> {
  const after = (await store.feedPlaces()).get(department)?.position ?? 0;
  const resolver = options ? new Resolver(store, options) : resolverOf(store);
  const { applied } = await resolver.take({ department, after, last: after + changes.length, changes });
  if (!applied) throw new Error('the batch was taken in by someone else');
}

/** Which records are one customer: the keys of each, sorted. */
export async function partition(store: IdentityStore): Promise<string[][]> {
  const customers = await store.customers({ sort: 'name', direction: 'asc', limit: 1000 });
  return customers.map(({ recordKeys }) => [...recordKeys].sort()).sort();
}

export async function customerOf(store: IdentityStore, key: string): Promise<string | null> {
  const [customer] = await store.customersByRecord([key]);
  return customer?.id ?? null;
}
