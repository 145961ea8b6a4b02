import type { Known } from './worlds/fill.ts';
import type { WorldName } from './worlds/world.ts';

export interface Workload {
  name: string;
  world: WorldName;
  operationName: string;
  query: string;
  variables(known: Known): Record<string, unknown>[];
}

const rows = {
  engagements: 'engagements(first: 10) { edges { node { id kind occurredAt title } } }',
  orders: (first: number) =>
    `orders(first: ${first}) { edges { node { id number status orderedAt total { amountMinor currency } } } }`,
  tickets: (first: number) => `tickets(first: ${first}) { edges { node { id subject status createdAt } } }`,
  invoices: 'invoices(first: 10) { edges { node { id number status createdAt total { amountMinor currency } } } }',
};

const customer = `query Customer($id: ID!) {
  customer(id: $id) {
    id name kind
    marketing { ${rows.engagements} }
    sales { ${rows.orders(10)} }
    support { ${rows.tickets(10)} }
    billing { ${rows.invoices} }
  }
}`;

const customers = `query Customers($after: String) {
  customers(first: 50, after: $after) {
    edges { cursor node { id name sales { ${rows.orders(5)} } support { ${rows.tickets(5)} } } }
  }
}`;

const ticket = `query Ticket($id: ID!) {
  ticket(id: $id) {
    id subject status
    requester { id customer { id name billing { ${rows.invoices} } } }
  }
}`;

const shop = `
fragment Person on User { id username name }
fragment Opinion on Review { id body }
fragment Item on Product { inStock name price shippingEstimate upc weight }
query Shop {
  users {
    ...Person
    reviews { ...Opinion product { ...Item reviews { ...Opinion author { ...Person reviews { ...Opinion product { ...Item } } } } } }
  }
  topProducts { ...Item reviews { ...Opinion author { ...Person reviews { ...Opinion product { ...Item } } } } }
}`;

function overBoth(name: string, query: string, variables: Workload['variables']): Workload[] {
  const operationName = /query (\w+)/.exec(query)?.[1] ?? '';
  return (['trivial', 'departments'] as const).map((world) => ({
    name: `${name}-${world}`,
    ...{ world, operationName, query, variables },
  }));
}

export const workloads: readonly Workload[] = [
  ...overBoth('customer', customer, (known) => known.customers.map((id) => ({ id }))),
  ...overBoth('customers', customers, (known) => known.cursors.map((after) => ({ after }))),
  ...overBoth('ticket', ticket, (known) => known.tickets.map((id) => ({ id }))),
  { name: 'shop', world: 'shop', operationName: 'Shop', query: shop, variables: () => [{}] },
];

/** Whom subgraphs that know nobody are asked for. */
export const madeUp: Known = {
  customers: Array.from({ length: 300 }, (_, index) => `customer-${index}`),
  cursors: Array.from({ length: 300 }, (_, index) => `cursor-${index}`),
  tickets: Array.from({ length: 300 }, (_, index) => `ticket-${index}`),
};
