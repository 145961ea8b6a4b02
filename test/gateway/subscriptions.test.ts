import { ApolloClient, gql, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { departmentConfig, houseConfig } from '../../scripts/config.ts';
import { startDepartmentProcess } from '../../scripts/house/subgraph-process.ts';
import { startHouse } from '../../scripts/house.ts';
import { showcase } from '../../scripts/sample-world/showcase.ts';
import { departments } from '../../subgraphs/subgraphs.ts';
import type { ModeEnvironment } from '../engines/modes.ts';
import { linkedStores } from '../integration/linked-stores.ts';
import { logger, writeRow } from './linked-house.ts';
import { type CustomerChanged, raw, transports } from './subscribers.ts';
import { bearerOf, signedAccess } from './tokens.ts';

let stores: ModeEnvironment;

beforeAll(async () => {
  stores = await linkedStores('embedded', 30);
}, 120_000);
afterAll(() => stores?.[Symbol.asyncDispose]());

type Bearer = Awaited<ReturnType<typeof bearerOf>>;

const patiently = { timeout: 20_000, interval: 20 };
const withinASecond = { timeout: 1000, interval: 10 };

const balance = `subscription ($ids: [ID!]!, $after: ID) {
  customerChanged(ids: $ids, after: $after) {
    __typename eventId customerId changedIn
    ...of
  }
}
fragment of on CustomerChanged { customer { id name billing { invoices(first: 100) { edges { node { id } } } } } }`;

let invoices = 0;
/** A new invoice of the showcase customer, by its id. */
async function newInvoice(): Promise<string> {
  invoices += 1;
  const values = { account_id: showcase.stripeId, currency: 'EUR', total_minor: 100, created_at: 1 };
  await writeRow(stores.variables, { department: 'billing', entity: 'invoice', id: `in_new_${invoices}`, values });
  return `in_new_${invoices}`;
}

describe.each(['in one process', 'with departments over HTTP'])('a real house %s', (places) => {
  const opened = new AsyncDisposableStack();
  let url: string;
  let id: string;

  beforeAll(async () => {
    const variables: Record<string, string> = { ...stores.variables, PORT: '0', GATEWAY_SECRET: 'x'.repeat(40) };
    if (places !== 'in one process')
      for (const entry of departments) {
        const server = await startDepartmentProcess(entry, departmentConfig(variables, entry.name), logger);
        opened.defer(server.close);
        variables[`${entry.name.toUpperCase()}_SUBGRAPH_URL`] = server.url;
      }
    const house = opened.use(await startHouse({ ...houseConfig(variables), access: signedAccess }, { logger }));
    url = house.url;
    id = (await asked(`{ customerBy(by: { email: "${showcase.email}" }) { id } }`)).customerBy.id;
  }, 60_000);
  afterAll(() => opened.disposeAsync());

  const steward = () => bearerOf('ada', 'personal-data:read identity:steward');

  async function asked(query: string) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await steward()) },
      body: JSON.stringify({ query }),
    });
    const { data, errors } = await response.json();
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  const names = '{ id name billing { invoices(first: 100) { edges { node { id } } } } }';

  /** What is told first after an event that nobody remembers says that the subscription is open. */
  const open = async ({ open: subscribe }: (typeof transports)[number], ids: string[], headers?: Bearer) => {
    const variables = { ids, after: 'long ago' };
    const subscriber = subscribe(url, { query: balance, variables }, headers ?? (await steward()));
    await vi.waitFor(() => expect(subscriber.told).toHaveLength(ids.length), patiently);
    subscriber.told.length = 0;
    return subscriber;
  };

  it.each(transports)('tells over $name within a second what a department changed, as a query would', async (by) => {
    const subscriber = await open(by, [id]);
    const invoice = await newInvoice();
    await vi.waitFor(() => expect(subscriber.told).toHaveLength(1), withinASecond);
    const { customer } = await asked(`{ customer(id: "${id}") ${names} }`);
    expect(subscriber.told).toEqual([
      {
        data: {
          customerChanged: {
            ...{ __typename: 'CustomerChanged', customerId: id, changedIn: ['billing'] },
            ...{ eventId: expect.any(String), customer },
          },
        },
        extensions: { eventId: expect.any(String) },
      },
    ]);
    expect(JSON.stringify(customer)).toContain(invoice);
  });

  it('tells Apollo Client, whose cache has the customer anew', async () => {
    const socket = createClient({
      ...{ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, connectionParams: await steward() },
    });
    onTestFinished(() => socket.dispose());
    const client = new ApolloClient({ link: new GraphQLWsLink(socket), cache: new InMemoryCache() });
    onTestFinished(() => client.stop());
    const told: unknown[] = [];
    const subscription = client
      .subscribe({ query: gql(balance), variables: { ids: [id], after: 'long ago' } })
      .subscribe(({ data }) => told.push(data));
    onTestFinished(() => subscription.unsubscribe());
    await vi.waitFor(() => expect(told).toHaveLength(1), patiently);
    const invoice = await newInvoice();
    await vi.waitFor(() => expect(told).toHaveLength(2), withinASecond);
    expect(JSON.stringify(client.cache.extract())).toContain(invoice);
  });

  it('tells both customers of a merge and of its undoing, and a former id goes on to tell of the survivor', async () => {
    const { customers } = await asked('{ customers(first: 3, filter: { kind: PERSON }) { edges { node { id } } } }');
    const ids: string[] = customers.edges.map(({ node }: { node: { id: string } }) => node.id);
    const other = ids.find((each) => each !== id) ?? '';
    const subscriber = await open(transports[0], [id, other]);
    const merge = `mutation { mergeCustomers(customerIds: ["${id}", "${other}"], reason: "one") {
      __typename ... on Stewarded { event { id } } } }`;
    const { mergeCustomers } = await vi.waitFor(() => asked(merge), patiently);
    const told = () => subscriber.told.flatMap(({ data }) => data?.customerChanged ?? []).sort(byCustomer);
    await vi.waitFor(
      () => expect(new Set(told().map(({ customerId }) => customerId))).toEqual(new Set([id, other])),
      withinASecond,
    );
    const [survivor] = new Set(told().map(({ customer }) => customer.id));
    expect(told().every(({ customer, changedIn }) => customer.id === survivor && changedIn[0] === 'identity')).toBe(
      true,
    );

    await vi.waitFor(async () => {
      subscriber.told.length = 0;
      const invoice = await newInvoice();
      await vi.waitFor(() => expect(told()).toHaveLength(2), withinASecond);
      expect(told()).toMatchObject([{ customer: { id: survivor } }, { customer: { id: survivor } }]);
      expect(JSON.stringify(told()[0])).toContain(invoice);
    });

    subscriber.told.length = 0;
    await asked(`mutation { undo(eventId: "${mergeCustomers.event.id}", reason: "two after all") { __typename } }`);
    await vi.waitFor(
      () =>
        expect(told().map(({ customerId, customer }) => [customerId, customer.id])).toEqual(
          [id, other].sort().map((each) => [each, each]),
        ),
      withinASecond,
    );
  });

  it('tells after a reconnect who changed meanwhile, and nobody else', async () => {
    const subscription = { query: balance, variables: { ids: [id, 'c_other'] } };
    const first = await raw(url, subscription, await steward());
    await newInvoice();
    await vi.waitFor(() => expect(eventsIn(first.text)).toHaveLength(1), withinASecond);
    const [{ eventId } = { eventId: '' }] = eventsIn(first.text);
    first.leave();

    const invoice = await newInvoice();
    const second = await raw(url, subscription, { ...(await steward()), 'last-event-id': eventId });
    await vi.waitFor(() => expect(eventsIn(second.text)).toHaveLength(1), withinASecond);
    expect(second.text).toContain(invoice);
    const last = eventsIn(second.text).at(-1)?.eventId ?? '';
    second.leave();

    const third = await raw(url, subscription, { ...(await steward()), 'last-event-id': last });
    const next = await newInvoice();
    await vi.waitFor(() => expect(eventsIn(third.text)).toHaveLength(1), withinASecond);
    expect(third.text).toContain(next);
  });

  it('tells after a reconnect who changed meanwhile though nothing had been told before', async () => {
    const subscription = { query: balance, variables: { ids: [id] } };
    const first = await raw(url, subscription, await steward());
    const [, eventId = ''] = /^id: (.*)$/m.exec(first.text) ?? [];
    first.leave();
    const invoice = await newInvoice();
    const second = await raw(url, subscription, { ...(await steward()), 'last-event-id': eventId });
    await vi.waitFor(() => expect(second.text).toContain(invoice), withinASecond);
  });

  it('tells of everybody once when nobody remembers what was told last', async () => {
    const subscription = { query: balance, variables: { ids: [id, 'c_nobody'] } };
    const stream = await raw(url, subscription, { ...(await steward()), 'last-event-id': 'another-1' });
    await vi.waitFor(() => expect(eventsIn(stream.text)).toHaveLength(2), withinASecond);
    expect(stream.text).toContain('"customerId":"c_nobody","changedIn":[],"customer":null');
  });

  it('tells each caller only what they may see', async () => {
    const subscription = { query: balance, variables: { ids: [id] } };
    const [may, mayNot] = [
      await raw(url, subscription, await steward()),
      await raw(url, subscription, await bearerOf('bob')),
    ];
    await newInvoice();
    await vi.waitFor(() => {
      expect(may.text).toContain(showcase.name);
      expect(mayNot.text).toContain('event: next');
    }, withinASecond);
    expect(mayNot.text).not.toContain(showcase.name.split(' ')[1]);
  });

  it('ends server-sent events when the token expires, and says so', async () => {
    const token = await bearerOf('ada', 'personal-data:read', '2s');
    const stream = await raw(url, { query: balance, variables: { ids: [id] } }, token);
    await vi.waitFor(() => expect(stream.ended).toBe(true), patiently);
    const error = {
      message: 'the token has expired',
      extensions: { code: 'UNAUTHENTICATED', requestId: expect.any(String) },
    };
    expect(dataIn(stream.text)).toEqual([{ errors: [error] }, null]);
  });

  it('closes a WebSocket when the token expires, so that the client comes back with a new one', async () => {
    const subscriber = await open(transports[1], [id], await bearerOf('ada', 'personal-data:read', '3s'));
    await vi.waitFor(
      () => expect(subscriber.ended()).toMatchObject({ code: 4403, reason: 'the token has expired' }),
      patiently,
    );
  });
});

function byCustomer(one: CustomerChanged, other: CustomerChanged): number {
  return one.customerId < other.customerId ? -1 : 1;
}

/** What each event's `data:` says; null where it says nothing. */
function dataIn(stream: string): unknown[] {
  return [...stream.matchAll(/^data: (.*)$/gm)].map(([, text]) => (text ? JSON.parse(text) : null));
}

function eventsIn(stream: string): { eventId: string }[] {
  return [...stream.matchAll(/^id: (.*)\nevent: next$/gm)].map(([, eventId = '']) => ({ eventId }));
}
