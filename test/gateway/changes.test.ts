import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SubgraphEndpoint } from '../../gateway/calls/subgraph-endpoint.ts';
import { type FollowedHouse, type HouseChange, houseChanges } from '../../gateway/changes.ts';
import { houseConfig } from '../../scripts/config.ts';
import { showcase } from '../../scripts/sample-world/showcase.ts';
import { Resolver } from '../../subgraphs/identity/linking/resolver.ts';
import { openIdentityStore } from '../../subgraphs/identity/store/open.ts';
import type { ColumnValue } from '../../subgraphs/kit/import/row-change.ts';
import type { ModeEnvironment } from '../engines/modes.ts';
import { linkedStores } from '../integration/linked-stores.ts';
import { linkedSubgraphs, logger, writeRow } from './linked-house.ts';

let stores: ModeEnvironment;

beforeAll(async () => {
  stores = await linkedStores('embedded', 30);
}, 120_000);
afterAll(() => stores?.[Symbol.asyncDispose]());

const soon = { timeout: 1000, interval: 10 };

describe.each(['memory', 'http'] as const)('what subgraphs over %s tell of their changes', (over) => {
  const opened = new AsyncDisposableStack();
  const told: HouseChange[] = [];
  let changes: FollowedHouse;
  let subgraphs: SubgraphEndpoint[];

  beforeAll(async () => {
    subgraphs = await linkedSubgraphs(stores.variables, over, opened);
    changes = houseChanges({ subgraphs, logger });
    opened.defer(changes.close);
    changes.listen((some) => told.push(...some));
    await changes.started();
  });
  afterAll(() => opened.disposeAsync());

  /** The customers that identity now says these records are. */
  async function customersOf(...keys: string[]): Promise<string[]> {
    const config = houseConfig(stores.variables);
    if (!('here' in config.identity)) throw new Error('identity has no store here');
    const store = await openIdentityStore(config.identity.here.store);
    const found = await store.customersByRecord(keys);
    await store.close();
    return found.map((customer) => customer?.id ?? '');
  }

  it('is told within a second with the records and customers that it is about, and nothing of the time before', async () => {
    const [customer = ''] = await customersOf(showcase.records.billing);
    await writeRow(stores.variables, {
      ...{ department: 'billing', entity: 'invoice', id: `in_${over}` },
      values: { account_id: showcase.stripeId, currency: 'EUR', total_minor: 100, created_at: 1 },
    });
    await vi.waitFor(() => expect(told).toHaveLength(1), soon);
    expect(told).toEqual([
      {
        ...{ subgraph: 'billing', entity: 'invoice', entityId: `in_${over}` },
        ...{ records: [`account:${showcase.stripeId}`], customers: [customer], at: expect.any(Number) },
      },
    ]);
    await vi.waitFor(() => expect(subgraphs.every(({ name }) => changes.isUpToDate(name))).toBe(true), soon);
  });

  it.each([
    ['a line of an invoice', 'billing', 'invoice_line', { invoice_id: 'in_memory', currency: 'EUR', amount_minor: 1 }],
    ['a message on a ticket', 'support', 'message', { conversation_id: 'ticket:1', created_at: 1 }],
    ['what an email address did', 'marketing', 'engagement', { addressee: `email:${showcase.email}`, kind: 'OPEN' }],
  ] as const)('names the customer behind %s', async (_what, department, entity, values) => {
    const ticket = { requester_id: '370000000001', created_at: 1 };
    if (entity === 'message')
      await writeRow(stores.variables, { department, entity: 'ticket', id: '1', values: ticket });
    const [customer = ''] = await customersOf(showcase.records.support);
    const more: Record<string, ColumnValue> = entity === 'engagement' ? { occurred_at: 1, filtered: 0 } : {};
    await writeRow(stores.variables, { department, entity, id: `x_${over}`, values: { ...values, ...more } });
    await vi.waitFor(() => {
      const found = told.find(({ entityId }) => entityId === `x_${over}`);
      expect(found).toMatchObject({ subgraph: department, entity, customers: [customer] });
      told.length = 0;
    }, soon);
  });

  it('names every customer that a merge and its undoing concern, before and after, with former ids', async () => {
    const config = houseConfig(stores.variables);
    if (!('here' in config.identity)) throw new Error('identity has no store here');
    await using stack = new AsyncDisposableStack();
    const store = await openIdentityStore(config.identity.here.store);
    stack.defer(() => store.close());
    const resolver = new Resolver(store, { rules: config.identity.here.rules });
    await resolver.start();
    const persons = await store.customers({ kind: 'PERSON', sort: 'createdAt', direction: 'desc', limit: 2 });
    const [one, other] = persons.map(({ id }) => id);
    if (!one || !other) throw new Error('there are no two customers');
    const order = { actor: 'ada', reason: 'they are one', expectedVersion: null, preview: false };
    const done = await resolver.decide({
      ...{ ...order, action: { type: 'mergeCustomers', customerIds: [one, other] } },
    });
    if (done.type !== 'done' || !done.event) throw new Error('the merge was refused');
    const concerned = expect.objectContaining({
      ...{ subgraph: 'identity', entity: 'customer', customers: expect.arrayContaining([one, other]) },
    });
    await vi.waitFor(() => expect(told).toEqual(expect.arrayContaining([concerned])), soon);
    expect(JSON.stringify(told)).not.toContain('they are one');

    told.length = 0;
    const undone = { ...order, action: { type: 'undo', eventId: done.event.sequence } } as const;
    await resolver.decide(undone);
    await vi.waitFor(() => expect(told).toEqual(expect.arrayContaining([concerned])), soon);
    told.length = 0;
  });
});
