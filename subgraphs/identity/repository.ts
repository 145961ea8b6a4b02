import { batched } from '../kit/loading.ts';
import type { PartyRecord } from './resolution/record.ts';
import type { IdentityContext } from './schema.ts';
import type { Customer } from './store/identity-store.ts';

export const customerById = batched<IdentityContext, string, Customer | null>((ids, { store }) =>
  store.customersById(ids),
);

export const customerByRecord = batched<IdentityContext, string, Customer | null>((keys, { store }) =>
  store.customersByRecord(keys),
);

/** Enough to tell that an identifier does not name one customer. */
const mostForOneIdentifier = 2;

export const customersByIdentifier = batched<IdentityContext, string, Customer[]>((identifiers, { store }) =>
  store.customersByIdentifier(identifiers, mostForOneIdentifier),
);

export const recordsOfCustomer = batched<IdentityContext, string, PartyRecord[]>((customerIds, { store }) =>
  store.recordsOfCustomers(customerIds),
);
