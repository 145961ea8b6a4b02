import {
  ApolloClient,
  CombinedGraphQLErrors,
  gql,
  HttpLink,
  InMemoryCache,
  type TypedDocumentNode,
} from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { houseConfig } from '../../scripts/config.ts';
import { type House, startHouse } from '../../scripts/house.ts';
import { showcase } from '../../scripts/sample-world/showcase.ts';
import type { ModeEnvironment } from '../engines/modes.ts';
import { linkedStores } from './linked-stores.ts';

let stores: ModeEnvironment;

beforeAll(async () => {
  stores = await linkedStores('embedded', 60);
}, 120_000);
afterAll(() => stores?.[Symbol.asyncDispose]());

const start = (change: Record<string, string> = {}): Promise<House> =>
  startHouse(houseConfig({ ...stores.variables, PORT: '0', ...change }), { logger: pino({ level: 'silent' }) });

/** A client as a frontend would make it, and how often it went to the network. */
function clientOf(house: House): { client: ApolloClient; calls(): number } {
  let calls = 0;
  const link = new HttpLink({
    uri: house.url,
    fetch: (...request) => {
      calls += 1;
      return fetch(...request);
    },
  });
  const cache = new InMemoryCache({
    typePolicies: {
      Query: {
        fields: {
          customers: relayStylePagination(['search', 'filter', 'orderBy']),
          customer: {
            read: (known, { args, toReference }) => known ?? toReference({ __typename: 'Customer', ...args }),
          },
        },
      },
      BillingProfile: { merge: true },
    },
  });
  const client = new ApolloClient({ link, cache });
  onTestFinished(() => client.stop());
  return { client, calls: () => calls };
}

interface Balance {
  __typename: string;
  balance: { __typename: string; amountMinor: number; currency: string }[];
}

interface Shown {
  __typename: string;
  id: string;
  name: string;
  billing: Balance | null;
  support: { __typename: string; tickets: { edges: { node: { subject: string } }[] } } | null;
}

const shown = gql`
  fragment Owed on BillingProfile { balance { amountMinor currency } }
  fragment Shown on Customer {
    id
    name
    billing { ...Owed }
    support { tickets(first: $tickets) { edges { node { subject } } } }
  }`;

const byEmail: TypedDocumentNode<{ customerBy: Shown | null }, { email: string; tickets: number }> = gql`
  query ByEmail($email: String!, $tickets: Int!) { customerBy(by: { email: $email }) { ...Shown } }
  ${shown}`;

const page: TypedDocumentNode<
  {
    customers: {
      totalCount: number;
      edges: { node: { __typename: string; id: string; name: string } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  },
  { first: number; after?: string }
> = gql`
  query Page($first: Int!, $after: String) {
    customers(first: $first, after: $after, filter: { kind: PERSON }) {
      totalCount
      edges { cursor node { id name } }
      pageInfo { hasNextPage endCursor hasPreviousPage startCursor }
    }
  }`;

const byId: TypedDocumentNode<{ customer: { id: string; name: string } | null }, { id: string }> = gql`
  query ById($id: ID!) { customer(id: $id) { id name } }`;

const lifetime: TypedDocumentNode<{ customer: { id: string } | null }, { id: string }> = gql`
  query Lifetime($id: ID!) { customer(id: $id) { id billing { lifetimeValue { amountMinor currency } } } }`;

const byEmailOfShowcase = { query: byEmail, variables: { email: showcase.email, tickets: 1 } };

describe('an Apollo Client on the house', () => {
  let house: House;
  beforeAll(async () => {
    house = await start();
  }, 60_000);
  afterAll(() => house?.close());

  it('gets what a query with variables and fragments asks for', async () => {
    const { client } = clientOf(house);
    expect(await client.query(byEmailOfShowcase)).toEqual({
      data: {
        customerBy: {
          __typename: 'Customer',
          id: expect.any(String),
          name: expect.any(String),
          billing: {
            __typename: 'BillingProfile',
            balance: [{ __typename: 'Money', amountMinor: 999, currency: 'EUR' }],
          },
          support: {
            __typename: 'SupportProfile',
            tickets: {
              __typename: 'TicketConnection',
              edges: [
                {
                  __typename: 'TicketEdge',
                  node: { __typename: 'Ticket', subject: 'Still about cancelling Lumen Care Plus' },
                },
              ],
            },
          },
        },
      },
      error: undefined,
    });
  });

  it('grows one list page by page until it holds every customer once', async () => {
    const { client, calls } = clientOf(house);
    const list = client.watchQuery({ query: page, variables: { first: 20 } });
    const watching = list.subscribe(() => {});
    onTestFinished(() => watching.unsubscribe());
    let last = (await client.query({ query: page, variables: { first: 20 } })).data?.customers.pageInfo;
    while (last?.hasNextPage)
      last = (await list.fetchMore({ variables: { after: last.endCursor } })).data?.customers.pageInfo;

    const held = client.readQuery({ query: page, variables: { first: 20 } })?.customers;
    const ids = held?.edges.map(({ node }) => node.id) ?? [];
    expect(held?.totalCount).toBeGreaterThan(40);
    expect(ids).toHaveLength(held?.totalCount ?? 0);
    expect(new Set(ids).size).toBe(ids.length);
    expect(calls()).toBe(Math.ceil(ids.length / 20));

    const { data } = await clientOf(house).client.query({ query: page, variables: { first: 100 } });
    expect(data?.customers.edges.map(({ node }) => node.id)).toEqual(ids);
  });

  it('keeps one object for a customer however it was asked for, and answers from it', async () => {
    const { client, calls } = clientOf(house);
    const { data } = await client.query(byEmailOfShowcase);
    const { id = '', name = '' } = data?.customerBy ?? {};
    expect(calls()).toBe(1);

    expect((await client.query({ query: byId, variables: { id } })).data?.customer).toEqual({
      __typename: 'Customer',
      ...{ id, name },
    });
    expect(calls()).toBe(1);

    await client.query({ query: lifetime, variables: { id } });
    expect(calls()).toBe(2);
    const cached = client.cache.extract() as Record<string, object>;
    expect(Object.keys(cached).filter((key) => key.startsWith('Customer:'))).toEqual([`Customer:${id}`]);
    expect(cached[`Customer:${id}`]).toMatchObject({
      billing: {
        __typename: 'BillingProfile',
        balance: [{ amountMinor: 999, currency: 'EUR' }],
        lifetimeValue: [{ amountMinor: 34175, currency: 'EUR' }],
      },
    });
  });
});

describe('an Apollo Client while billing is down', () => {
  it('shows the rest beside an error that names billing', async () => {
    await using house = await start({ GATEWAY_SECRET: 'x'.repeat(40), BILLING_SUBGRAPH_URL: 'http://127.0.0.1:1' });
    const { client } = clientOf(house);

    const { data, error } = await client.query({ ...byEmailOfShowcase, errorPolicy: 'all' });

    expect(data?.customerBy).toMatchObject({
      __typename: 'Customer',
      billing: null,
      support: { tickets: { edges: [{ node: { subject: 'Still about cancelling Lumen Care Plus' } }] } },
    });
    if (!CombinedGraphQLErrors.is(error)) throw error ?? new Error('there was no error');
    expect(error.errors).toEqual([
      {
        message: expect.stringContaining('billing is not available'),
        path: ['customerBy', 'billing'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', serviceName: 'billing', requestId: expect.any(String) },
      },
    ]);
  }, 30_000);
});
