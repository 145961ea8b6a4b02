import type { CustomerFilter } from '../customers.ts';
import type { IdentityReads } from '../identity-reads.ts';

const nobody = 'nobody';
const asked = { words: [nobody], identifiers: [nobody] };
const searches: CustomerFilter[] = [{ search: asked }, { search: { ...asked, wholeWords: true } }];
const list = { sort: 'name', direction: 'asc', limit: 1 } as const;

/**
 * Reads what requests read most, of nobody. Neo4j plans a query when it is first asked it, which after its start takes longer than a
 * gateway waits: 2 s and more for a search on an idle machine. All is sent at once, and each waited for its turn with others' requests
 * otherwise; over one connection it is planned one after the other, for requests that come meanwhile want a core as well.
 */
export async function readAsUsual(reads: IdentityReads): Promise<void> {
  await Promise.all([
    reads.customersById([nobody]),
    reads.customersByRecord([nobody]),
    reads.customersByIdentifier([nobody], 1),
    reads.recordsByKey([nobody]),
    reads.customers(list),
    ...searches.flatMap((filter) => [reads.customers({ ...list, ...filter }), reads.countCustomers(filter)]),
  ]);
}

/** The least that it can be asked. */
export async function readOnce(reads: IdentityReads): Promise<void> {
  await reads.customersById([nobody]);
}
