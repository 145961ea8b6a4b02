import { batched, batchedVariants } from '../kit/loading.ts';
import { customersAsOf } from './graphql/as-of.ts';
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

export const recordByKey = batched<IdentityContext, string, PartyRecord | null>((keys, { store }) =>
  store.recordsByKey(keys),
);

export const proposalById = batched<IdentityContext, string, StoredProposal | null>((ids, { store }) =>
  store.proposalsById(ids),
);

/** By the keys of its records. */
export const assemblyOfCustomer = batched<IdentityContext, readonly string[], AssemblyStep[]>(
  (customers, { desk, signal }) => desk.assemblies(customers, signal),
);

/**
 * What they said at the time that the customer is told as of. By the keys that came with the customer: of one that was merged away
 * since, the customer that it was is told rather than one without records.
 */
export function recordsBehind(context: IdentityContext, customer: Customer): Promise<PartyRecord[]> {
  const known = behind.get(context) ?? new Map<Customer, Promise<PartyRecord[]>>();
  behind.set(context, known);
  const records = known.get(customer) ?? readRecordsBehind(context, customer);
  known.set(customer, records);
  return records;
}

/** Of what one request loaded: a customer may stand in thousands of places of its answer. */
const behind = new WeakMap<IdentityContext, Map<Customer, Promise<PartyRecord[]>>>();

async function readRecordsBehind(context: IdentityContext, { recordKeys, past }: Customer): Promise<PartyRecord[]> {
  if (past?.records) return past.records;
  const records = await Promise.all(recordKeys.map((key) => recordByKey(context, key)));
  return records.filter((record) => record !== null);
}

export const linksOfCustomer = batchedVariants<IdentityContext, number, string, StoredMatch[]>(
  (customerIds, most, { store }) => store.linksOfCustomers(customerIds, most),
);
