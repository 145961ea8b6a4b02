import type { Answers, Ask } from './answers.ts';

const orders = (first: number) =>
  `sales { orders(first: ${first}) { edges { node { id number status orderedAt total { amountMinor currency } } } } }`;
const tickets = (first: number) =>
  `support { tickets(first: ${first}) { edges { node { id subject status createdAt } } } }`;
const engagements = 'marketing { engagements(first: 10) { edges { node { id kind occurredAt title } } } }';
const invoices =
  'billing { invoices(first: 10) { edges { node { id number status createdAt total { amountMinor currency } } } } }';
const ofCustomers = (selection: string) =>
  `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { ${selection} } } }`;

const ids = 'marketingRecordIds salesRecordIds supportRecordIds billingRecordIds';
const customerQuery = `query ($id: ID!) { customer(id: $id) { id name kind ${ids} } }`;
const customersQuery = `query ($after: String) { customers(first: 50, after: $after) {
  edges { cursor node { id name salesRecordIds supportRecordIds } } } }`;
const ticketQuery = 'query ($id: ID!) { ticket(id: $id) { id subject status requester { id } } }';
const requesterQuery = `query ($of: [_Any!]!) { _entities(representations: $of) {
  ... on Requester { customer { id name billingRecordIds } } } }`;

type Department = 'marketing' | 'sales' | 'support' | 'billing';
interface Known extends Partial<Record<`${Department}RecordIds`, string[]>> {
  id: string;
  name: string | null;
  kind?: string;
}
type Profile = Partial<Record<Department, unknown>> | null;

export function houseAnswers(ask: Ask): Answers {
  const profiles = async (department: Department, selection: string, customers: Known[]): Promise<Profile[]> => {
    const field = `${department}RecordIds` as const;
    const of = customers.map((known) => ({ __typename: 'Customer', id: known.id, [field]: known[field] }));
    const { _entities }: { _entities: Profile[] } = await ask(department, ofCustomers(selection), { of });
    return _entities;
  };
  return {
    Customer: async (variables: { id: string }) => {
      const { customer }: { customer: Known | null } = await ask('identity', customerQuery, variables);
      if (!customer) return { customer };
      const [[marketing], [sales], [support], [billing]] = await Promise.all([
        profiles('marketing', engagements, [customer]),
        profiles('sales', orders(10), [customer]),
        profiles('support', tickets(10), [customer]),
        profiles('billing', invoices, [customer]),
      ]);
      const { id, name, kind } = customer;
      return { customer: { id, name, kind, ...marketing, ...sales, ...support, ...billing } };
    },
    Customers: async (variables: { after: string }) => {
      const { customers }: { customers: { edges: { cursor: string; node: Known }[] } } = await ask(
        'identity',
        customersQuery,
        variables,
      );
      const nodes = customers.edges.map(({ node }) => node);
      const [sales, support] = await Promise.all([
        profiles('sales', orders(5), nodes),
        profiles('support', tickets(5), nodes),
      ]);
      const edges = customers.edges.map(({ cursor, node: { id, name } }, index) => ({
        cursor,
        node: { id, name, ...sales[index], ...support[index] },
      }));
      return { customers: { edges } };
    },
    Ticket: async (variables: { id: string }) => {
      const { ticket }: { ticket: { requester: { id: string } } } = await ask('support', ticketQuery, variables);
      const of = [{ __typename: 'Requester', id: ticket.requester.id }];
      const { _entities }: { _entities: { customer: Known }[] } = await ask('identity', requesterQuery, { of });
      const customer = _entities[0]?.customer;
      if (!customer) return { ticket: { ...ticket, requester: { ...ticket.requester, customer: null } } };
      const [billing] = await profiles('billing', invoices, [customer]);
      const { id, name } = customer;
      return { ticket: { ...ticket, requester: { id: ticket.requester.id, customer: { id, name, ...billing } } } };
    },
  };
}
