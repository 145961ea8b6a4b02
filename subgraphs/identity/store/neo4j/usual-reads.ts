import type { CustomerFilter } from '../customers.ts';
import type { IdentityReads } from '../identity-reads.ts';

const nobody = 'nobody';
const asked = { words: [nobody], identifiers: [nobody] };
const searches: CustomerFilter[] = [{ search: asked }, { search: { ...asked, wholeWords: true } }];
const list = { sort: 'name', direction: 'asc', limit: 1 } as const;

/**
 * Reads what requests read most, of nobody. Neo4j plans a query when it is first asked it, which after its start takes longer than a
 * gateway waits: 2 s and more for a search on an idle machine. One after the other: requests that come meanwhile want a core as well.
 */
export async function readAsUsual(reads: IdentityReads): Promise<void> {
  await reads.customersById([nobody]);
  await reads.customersByRecord([nobody]);
  await reads.customersByIdentifier([nobody], 1);
  await reads.recordsByKey([nobody]);
  await reads.customers(list);
  for (const filter of searches) {
    await reads.customers({ ...list, ...filter });
    await reads.countCustomers(filter);
  }
}
