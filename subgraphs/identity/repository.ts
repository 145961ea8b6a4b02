import { batched, batchedVariants } from '../kit/loading.ts';
import { customersAsOf } from './as-of.ts';
import type { AssemblyStep } from './resolution/explain/assembly.ts';
import type { StoredMatch } from './resolution/match.ts';
import type { StoredProposal } from './resolution/proposal.ts';
import type { PartyRecord } from './resolution/record.ts';
import type { IdentityContext } from './schema.ts';
import type { Customer } from './store/customers.ts';

export const customerById = batched<IdentityContext, string, Customer | null>((ids, { store }) =>
  store.customersById(ids),
);

/** What was believed at a time, in epoch milliseconds. */
export const customerAsOf = batchedVariants<IdentityContext, number, string, Customer | null>(
  (ids, at, { store, survivorship }) => customersAsOf(store, ids, { at, strategies: survivorship.name }),
);

export const customerByRecord = batched<IdentityContext, string, Customer | null>((keys, { store }) =>
  store.customersByRecord(keys),
);

/** Enough to tell that an identifier does not name one customer. */
const mostForOneIdentifier = 2;

export const customersByIdentifier = batched<IdentityContext, string, Customer[]>((identifiers, { store }) =>
  store.customersByIdentifier(identifiers, mostForOneIdentifier),
);

const recordsOfCustomer = batched<IdentityContext, string, PartyRecord[]>((customerIds, { store }) =>
  store.recordsOfCustomers(customerIds),
);

export const proposalById = batched<IdentityContext, string, StoredProposal | null>((ids, { store }) =>
  store.proposalsById(ids),
);

/** By the keys of its records. */
export const assemblyOfCustomer = batched<IdentityContext, readonly string[], AssemblyStep[]>(
  (customers, { desk, signal }) => desk.assemblies(customers, signal),
);

/** What they said at the time that the customer is told as of. */
export async function recordsBehind(context: IdentityContext, { id, past }: Customer): Promise<PartyRecord[]> {
  return past?.records ?? recordsOfCustomer(context, id);
}

/** By way of its customer, so that it costs no more than asking for both. */
export async function recordByKey(context: IdentityContext, key: string): Promise<PartyRecord | null> {
  const customer = await customerByRecord(context, key);
  if (!customer) return null;
  const records = await recordsOfCustomer(context, customer.id);
  return records.find((record) => record.key === key) ?? null;
}

export const linksOfCustomer = batchedVariants<IdentityContext, number, string, StoredMatch[]>(
  (customerIds, most, { store }) => store.linksOfCustomers(customerIds, most),
);
