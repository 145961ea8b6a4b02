import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { departmentConfig, houseConfig } from '../../scripts/config.ts';
import { startDepartmentProcess } from '../../scripts/house/subgraph-process.ts';
import { startHouse } from '../../scripts/house.ts';
import { showcase } from '../../scripts/sample-world/showcase.ts';
import { departments } from '../../subgraphs/subgraphs.ts';
import type { ModeEnvironment } from '../engines/modes.ts';
import { linkedStores } from '../integration/linked-stores.ts';
import { logger, writeRow } from './linked-house.ts';
import { raw, transports } from './subscribers.ts';
import { bearerOf, signedAccess } from './tokens.ts';

let stores: ModeEnvironment;

beforeAll(async () => {
  stores = await linkedStores('embedded', 30);
}, 120_000);
afterAll(() => stores?.[Symbol.asyncDispose]());

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

  it.each(transports)(
    'tells over $name within a second what a department changed, as a query would',
    async ({ open }) => {
      const subscriber = open(url, { query: balance, variables: { ids: [id] } }, await steward());
      await isOpen();
      const invoice = await newInvoice();
      await vi.waitFor(() => expect(subscriber.told).toHaveLength(1), withinASecond);
      const [event] = subscriber.told;
      const { customer } = await asked(
        `{ customer(id: "${id}") { id name billing { invoices(first: 100) { edges { node { id } } } } } }`,
      );
      expect(event).toEqual({
        data: {
          customerChanged: {
            ...{ __typename: 'CustomerChanged', customerId: id, changedIn: ['billing'] },
            ...{ eventId: expect.any(String), customer },
          },
        },
        extensions: { eventId: expect.any(String) },
      });
      expect(JSON.stringify(event)).toContain(invoice);
    },
  );

  /** Whoever subscribed before this did is subscribed. */
  async function isOpen(): Promise<void> {
    const { leave } = await raw(url, { query: balance, variables: { ids: [id] } }, await steward());
    leave();
  }

  it('tells each caller only what they may see', async () => {
    const [may, mayNot] = await Promise.all([
      raw(url, { query: balance, variables: { ids: [id] } }, await steward()),
      raw(url, { query: balance, variables: { ids: [id] } }, await bearerOf('bob')),
    ]);
    await newInvoice();
    await vi.waitFor(() => {
      expect(may.text).toContain(showcase.name);
      expect(mayNot.text).toContain('event: next');
    }, withinASecond);
    expect(mayNot.text).not.toContain(showcase.name.split(' ')[1]);
  });
});
