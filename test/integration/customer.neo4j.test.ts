import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { showcase } from '../../scripts/sample-world/showcase.ts';
import { modes } from '../engines/modes.ts';
import { type Answer, type HouseUnderTest, houseUnderTest, importSampleWorld } from './house-under-test.ts';

const fourDepartments = `
  fragment FourDepartments on Customer {
    kind
    records { id department }
    marketing { preferredChannel }
    sales { orders(first: 1) { totalCount } }
    support { openTicketCount tickets(first: 1) { edges { node { subject } } } }
    billing { balance { amountMinor currency } lifetimeValue { amountMinor currency } }
  }`;

const customerBy = `query ($by: CustomerByInput!) { customerBy(by: $by) { id ...FourDepartments } } ${fourDepartments}`;

const expected = {
  kind: 'PERSON',
  // The oldest first, which is the one whose department's feed was read first.
  records: expect.arrayContaining([
    { id: 'marketing:contact:101', department: 'MARKETING' },
    { id: 'sales:contact:0038d0000000001AAA', department: 'SALES' },
    { id: 'support:requester:370000000001', department: 'SUPPORT' },
    { id: 'billing:account:cus_SAMPLE00001', department: 'BILLING' },
  ]),
  marketing: { preferredChannel: 'EMAIL' },
  sales: { orders: { totalCount: 3 } },
  support: {
    openTicketCount: 1,
    tickets: { edges: [{ node: { subject: 'Still about cancelling Lumen Care Plus' } }] },
  },
  billing: {
    balance: [{ amountMinor: 999, currency: 'EUR' }],
    lifetimeValue: [{ amountMinor: 34175, currency: 'EUR' }],
  },
};

describe.each(modes())('the house in %s mode, after the exports of four vendors', (mode) => {
  let house: HouseUnderTest;
  let id: string;

  beforeAll(async () => {
    house = await houseUnderTest(mode);
    await importSampleWorld(house.variables, 60);
    id = await vi.waitFor(
      async () => {
        const { data } = await house.ask(customerBy, { by: { email: showcase.email } });
        expect(data.customerBy.records).toHaveLength(4);
        return data.customerBy.id;
      },
      { timeout: 60_000, interval: 200 },
    );
  }, 240_000);
  afterAll(() => house?.[Symbol.asyncDispose]());

  it('answers one customer with data from all four departments by id', async () => {
    const query = `query ($id: ID!) { customer(id: $id) { id ...FourDepartments } } ${fourDepartments}`;
    expect(await house.ask(query, { id })).toEqual({ data: { customer: { id, ...expected } } });
  });

  it.each([
    ['email', { email: showcase.email.toUpperCase() }],
    ['phone', { phone: showcase.phone }],
    ["a department's own record id", { record: { department: 'SUPPORT', id: '370000000001' } }],
    ['an external id', { externalId: { system: 'billing', value: showcase.stripeId } }],
  ])('finds the same customer by %s', async (_key, by) => {
    expect(await house.ask(customerBy, { by })).toEqual({ data: { customerBy: { id, ...expected } } });
  });

  it('walks from a ticket over its requester and customer to the balance', async () => {
    const query =
      '{ ticket(id: "1001") { requester { id customer { id billing { balance { amountMinor currency } } } } } }';
    expect(await house.ask(query)).toEqual({
      data: {
        ticket: {
          requester: { id: '370000000001', customer: { id, billing: { balance: expected.billing.balance } } },
        },
      },
    });
  });

  it('answers null for whom nobody knows, and names the argument that is wrong', async () => {
    expect(await house.ask(customerBy, { by: { email: 'nobody@example.com' } })).toEqual({
      data: { customerBy: null },
    });
    const both = await house.ask(customerBy, { by: { email: showcase.email, phone: showcase.phone } });
    expect(both).toEqual({
      data: { customerBy: null },
      errors: [
        {
          message: 'by must name exactly one of email, phone, record and externalId, which is not null',
          path: ['customerBy'],
          extensions: { code: 'BAD_USER_INPUT', serviceName: 'identity', requestId: expect.any(String) },
        },
      ],
    });
  });

  it('lists every customer once, page by page', async () => {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const { data, errors }: Answer = await house.ask(
        'query ($after: String) { customers(first: 25, after: $after) { totalCount edges { node { id } } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      expect(errors).toBeUndefined();
      ids.push(...data.customers.edges.map((edge: { node: { id: string } }) => edge.node.id));
      after = data.customers.pageInfo.hasNextPage ? data.customers.pageInfo.endCursor : null;
      if (!after) expect(ids).toHaveLength(data.customers.totalCount);
    } while (after);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(id);
  });
});
