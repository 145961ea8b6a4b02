import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects } from '../../test/engines/dialects.ts';
import { personalDataScope } from '../kit/caller.ts';
import { openDepartmentDatabase, startDepartment } from '../kit/department.ts';
import type { UpsertRow } from '../kit/import/row-change.ts';
import { writeBatch } from '../kit/import/write-batch.ts';
import type { Subgraph } from '../kit/subgraph.ts';
import { department } from './subgraph.ts';

const day = 86_400_000;
const start = Date.UTC(2126, 0, 1);

const row = (entity: string, id: string, values: UpsertRow['values']): UpsertRow => ({
  kind: 'row',
  entity,
  id,
  version: start,
  deleted: false,
  values,
});

const account = (id: string): UpsertRow =>
  row('account', id, {
    kind: 'PERSON',
    name: 'Ada Lovelace',
    email: 'ada@example.com',
    street: 'St James Sq 12',
    city: 'London',
    postal_code: 'SW1Y 4JH',
    currency: 'EUR',
    owed_minor: -200,
    created_at: start,
  });
const invoice = (
  id: string,
  accountId: string,
  status: string,
  remaining: number,
  currency: string,
  age: number,
): UpsertRow =>
  row('invoice', id, {
    account_id: accountId,
    status,
    currency,
    total_minor: 1000,
    amount_due_minor: 1000,
    amount_paid_minor: 1000 - remaining,
    amount_remaining_minor: remaining,
    due_at: start + age * day,
    description: 'Sorry again, dear Ada',
    created_at: start + age * day,
  });
const payment = (id: string, accountId: string, status: string, amount: number, refunded?: number): UpsertRow =>
  row('payment', id, {
    account_id: accountId,
    status,
    amount_minor: amount,
    ...(refunded === undefined ? {} : { refunded_minor: refunded }),
    currency: 'EUR',
    description: 'For Ada',
    created_at: start,
  });
const reversal = (
  entity: 'refund' | 'dispute',
  id: string,
  paymentId: string,
  status: string,
  amount: number,
): UpsertRow =>
  row(entity, id, { payment_id: paymentId, status, amount_minor: amount, currency: 'EUR', created_at: start });

const line = (id: string, planId: string | null, description: string): UpsertRow =>
  row('invoice_line', id, { invoice_id: 'in_1', plan_id: planId, description, amount_minor: 500, currency: 'EUR' });

const rows: UpsertRow[] = [
  account('cus_1'),
  account('cus_2'),
  invoice('in_1', 'cus_1', 'OPEN', 1000, 'EUR', 1),
  invoice('in_2', 'cus_1', 'PAID', 0, 'EUR', 2),
  invoice('in_3', 'cus_2', 'OPEN', 700, 'USD', 3),
  line('il_1', 'plan_1', '1 × Care'),
  line('il_2', null, 'Repair, as agreed with Ada'),
  row('credit_note', 'cn_1', { invoice_id: 'in_1', memo: 'For the trouble, dear Ada', created_at: start }),
  payment('ch_1', 'cus_1', 'SUCCEEDED', 5000),
  payment('ch_2', 'cus_1', 'FAILED', 900),
  payment('ch_3', 'cus_2', 'SUCCEEDED', 300),
  payment('ch_4', 'cus_4', 'SUCCEEDED', 5000, 2000),
  payment('ch_5', 'cus_5', 'SUCCEEDED', 5000, 2000),
  payment('ch_6', 'cus_6', 'SUCCEEDED', 5000, 2000),
  payment('ch_7', 'cus_7', 'SUCCEEDED', 5000, 0),
  reversal('refund', 're_5', 'ch_5', 'SUCCEEDED', 500),
  reversal('refund', 're_6', 'ch_6', 'FAILED', 2000),
  reversal('refund', 're_7', 'ch_7', 'SUCCEEDED', 700),
  reversal('refund', 're_1', 'ch_1', 'SUCCEEDED', 1000),
  reversal('refund', 're_2', 'ch_1', 'FAILED', 500),
  reversal('dispute', 'du_1', 'ch_3', 'LOST', 300),
  reversal('dispute', 'du_2', 'ch_1', 'WON', 5000),
  row('subscription', 'sub_1', {
    account_id: 'cus_1',
    status: 'ACTIVE',
    started_at: start,
    period_end: start + 30 * day,
  }),
  row('subscription', 'sub_2', {
    account_id: 'cus_1',
    status: 'ACTIVE',
    started_at: start,
    period_end: start + day,
    cancel_at_period_end: 1,
  }),
  row('subscription', 'sub_3', { account_id: 'cus_2', status: 'ACTIVE', started_at: 0, period_end: day }),
  row('subscription_item', 'si_1', { subscription_id: 'sub_1', plan_id: 'plan_1', quantity: 2, created_at: start }),
  account('cus_3'),
  row('subscription', 'sub_4', { account_id: 'cus_3', status: 'ACTIVE', started_at: start }),
  row('subscription', 'sub_6', {
    account_id: 'cus_3',
    status: 'ACTIVE',
    started_at: 0,
    cancel_at_period_end: 1,
    item_list: '["si_5"]',
  }),
  row('subscription_item', 'si_5', { subscription_id: 'sub_6', period_end: start + 30 * day, created_at: start }),
  row('subscription_item', 'si_6', { subscription_id: 'sub_6', period_end: start + day, created_at: start }),
  row('subscription_item', 'si_2', { subscription_id: 'sub_4', period_end: start + 365 * day, created_at: start }),
  row('subscription_item', 'si_3', { subscription_id: 'sub_4', period_end: start + 30 * day, created_at: start }),
  row('subscription', 'sub_5', { account_id: 'cus_3', status: 'ACTIVE', started_at: 0, cancel_at_period_end: 1 }),
  row('subscription_item', 'si_4', { subscription_id: 'sub_5', period_end: start + day, created_at: start }),
  row('plan', 'plan_1', {
    product_id: 'prod_1',
    amount_minor: 500,
    currency: 'EUR',
    interval: 'MONTH',
    interval_count: 1,
  }),
  row('product', 'prod_1', { name: 'Care' }),
];

const profile = `{ billing {
  asOf balance { amountMinor currency } lifetimeValue { amountMinor currency } nextRenewal
  accounts { id name email }
  invoices(first: 2) { totalCount edges { node { id status account { id } } } pageInfo { hasNextPage } }
  subscriptions(status: ACTIVE) { edges { node { id renewsAt items { planName quantity unitPrice { amountMinor } } } } }
  payments(status: SUCCEEDED) { edges { node { id refunds { totalCount } } } }
} }`;

describe.each(dialects)('billing over $name', (mode) => {
  let subgraph: Subgraph;
  let statements: () => number;

  beforeAll(async () => {
    const databaseUrl = await mode.databaseUrl();
    const database = await openDepartmentDatabase(department, databaseUrl);
    await writeBatch(database, department.import.entities, rows);
    await database.close();
    subgraph = await startDepartment(department, { databaseUrl });
    statements = subgraph.statements;
  });
  afterAll(() => subgraph.close());

  const ask = (query: string, scopes: string[] = [personalDataScope], variables = {}) =>
    subgraph.execute({ query, variables, requestId: 'test', caller: { subject: 'test', scopes: new Set(scopes) } });
  const customers = (recordIds: string[][]) => ({
    of: recordIds.map((billingRecordIds, index) => ({ __typename: 'Customer', id: `c${index}`, billingRecordIds })),
  });
  const ofCustomers = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer ${profile} } }`;

  it.each([
    ['none of its refunds', 'cus_4', 3000],
    ['one of its refunds', 'cus_5', 3000],
    ['its one refund, which failed', 'cus_6', 5000],
    ['a refund that is newer than the payment', 'cus_7', 4300],
  ])('takes off what a payment says was given back where billing has %s', async (_what, account, amountMinor) => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { billing { lifetimeValue { amountMinor } } } } }`;
    expect(await ask(query, undefined, customers([[`account:${account}`]]))).toEqual({
      data: { _entities: [{ billing: { lifetimeValue: [{ amountMinor }] } }] },
    });
  });

  it('tells what a customer with two accounts owes, paid and renews, over both of them', async () => {
    const answer = await ask(ofCustomers, undefined, customers([['account:cus_1', 'account:cus_2']]));
    expect(answer).toEqual({
      data: {
        _entities: [
          {
            billing: {
              asOf: '2126-01-01T00:00:00.000Z',
              balance: [
                { amountMinor: 600, currency: 'EUR' },
                { amountMinor: 700, currency: 'USD' },
              ],
              lifetimeValue: [{ amountMinor: 4000, currency: 'EUR' }],
              nextRenewal: '2126-01-31T00:00:00.000Z',
              accounts: [
                { id: 'cus_1', name: 'Ada Lovelace', email: 'ada@example.com' },
                { id: 'cus_2', name: 'Ada Lovelace', email: 'ada@example.com' },
              ],
              invoices: {
                totalCount: 3,
                edges: [
                  { node: { id: 'in_3', status: 'OPEN', account: { id: 'cus_2' } } },
                  { node: { id: 'in_2', status: 'PAID', account: { id: 'cus_1' } } },
                ],
                pageInfo: { hasNextPage: true },
              },
              subscriptions: {
                edges: [
                  { node: { id: 'sub_2', renewsAt: null, items: [] } },
                  {
                    node: {
                      id: 'sub_1',
                      renewsAt: '2126-01-31T00:00:00.000Z',
                      items: [{ planName: 'Care', quantity: 2, unitPrice: { amountMinor: 500 } }],
                    },
                  },
                  { node: { id: 'sub_3', renewsAt: null, items: [] } },
                ],
              },
              payments: {
                edges: [
                  { node: { id: 'ch_3', refunds: { totalCount: 0 } } },
                  { node: { id: 'ch_1', refunds: { totalCount: 2 } } },
                ],
              },
            },
          },
        ],
      },
    });
  });

  it('tells of as many accounts as are asked for, of those that there are', async () => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { billing { accounts(first: 1) { id } } } } }`;
    expect(await ask(query, undefined, customers([['account:nobody', 'account:cus_1', 'account:cus_2']]))).toEqual({
      data: { _entities: [{ billing: { accounts: [{ id: 'cus_1' }] } }] },
    });
  });

  it('tells when a subscription renews or ends whose items have periods of their own', async () => {
    const query = `{ billingAccount(id: "cus_3") {
      nextRenewal subscriptions { edges { node { id renewsAt periodEnd cancelAt } } } } }`;
    const [inAMonth, tomorrow] = ['2126-01-31T00:00:00.000Z', '2126-01-02T00:00:00.000Z'];
    expect(await ask(query)).toEqual({
      data: {
        billingAccount: {
          nextRenewal: inAMonth,
          subscriptions: {
            edges: [
              { node: { id: 'sub_4', renewsAt: inAMonth, periodEnd: inAMonth, cancelAt: null } },
              { node: { id: 'sub_6', renewsAt: null, periodEnd: inAMonth, cancelAt: inAMonth } },
              { node: { id: 'sub_5', renewsAt: null, periodEnd: tomorrow, cancelAt: tomorrow } },
            ],
          },
        },
      },
    });
  });

  it('shows only the items that a subscription still lists', async () => {
    expect(await ask('{ subscription(id: "sub_6") { items { id } } }')).toEqual({
      data: { subscription: { items: [{ id: 'si_5' }] } },
    });
  });

  it('sends as many statements for a hundred customers as for one', async () => {
    const counts = [];
    for (const size of [1, 10, 100]) {
      const before = statements();
      const answer = await ask(
        ofCustomers,
        undefined,
        customers(Array.from({ length: size }, () => ['account:cus_1'])),
      );
      expect(answer.errors).toBeUndefined();
      counts.push(statements() - before);
    }
    expect(new Set(counts).size).toBe(1);
  });

  it('masks personal data from a caller without the scope', async () => {
    const query = '{ billingAccount(id: "cus_1") { name email address { street city postalCode } } }';
    const address = { street: '***', city: 'London', postalCode: '***' };
    expect(await ask(query, [])).toEqual({
      data: { billingAccount: { name: 'A*** L***', email: 'a***@example.com', address } },
    });
  });

  it('masks what somebody wrote on an invoice, a credit note or a payment from a caller without the scope', async () => {
    const query =
      '{ invoice(id: "in_1") { description creditNotes { edges { node { memo } } } } payment(id: "ch_1") { description } }';
    const answer = (description: string, memo: string, paidFor: string) => ({
      data: {
        invoice: { description, creditNotes: { edges: [{ node: { memo } }] } },
        payment: { description: paidFor },
      },
    });
    expect(await ask(query, [])).toEqual(answer('***', '***', '***'));
    expect(await ask(query)).toEqual(answer('Sorry again, dear Ada', 'For the trouble, dear Ada', 'For Ada'));
  });

  it('masks what somebody wrote as a line of an invoice, but not what it says of a plan, from a caller without the scope', async () => {
    const query = '{ invoice(id: "in_1") { lines { edges { node { description } } } } }';
    const answer = (...descriptions: string[]) => ({
      data: { invoice: { lines: { edges: descriptions.map((description) => ({ node: { description } })) } } },
    });
    expect(await ask(query, [])).toEqual(answer('1 × Care', '***'));
    expect(await ask(query)).toEqual(answer('1 × Care', 'Repair, as agreed with Ada'));
  });

  it('pages through invoices with cursors, each once', async () => {
    const seen = [];
    let after: string | null = null;
    do {
      const query = `query ($after: String) { billingAccount(id: "cus_1") { invoices(first: 1, after: $after) {
        edges { node { id } } pageInfo { hasNextPage endCursor } } } }`;
      const answer = await ask(query, [], { after });
      const page = JSON.parse(JSON.stringify(answer)).data.billingAccount.invoices;
      seen.push(...page.edges.map((edge: { node: { id: string } }) => edge.node.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(['in_2', 'in_1']);
  });

  it.each([
    ['first: 0', 'first must be between 1 and 100'],
    ['first: 101', 'first must be between 1 and 100'],
    ['after: "nonsense"', 'after must be a cursor that this connection returned'],
  ])('refuses a page of %s with what is allowed', async (page, message) => {
    const answer = await ask(`{ billingAccount(id: "cus_1") { invoices(${page}) { totalCount } } }`);
    expect(answer.errors?.map((error) => ({ message: error.message, code: error.extensions.code }))).toEqual([
      { message, code: 'BAD_USER_INPUT' },
    ]);
  });

  it('does not know a customer without billing records, nor an account that is not there', async () => {
    const nobody = await ask(ofCustomers, [], customers([[]]));
    expect(nobody).toEqual({ data: { _entities: [{ billing: null }] } });
    expect(await ask('{ billingAccount(id: "cus_404") { id } }')).toEqual({ data: { billingAccount: null } });
  });
});
