import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects } from '../../test/engines/dialects.ts';
import { personalDataScope } from '../kit/caller.ts';
import { startDepartment } from '../kit/department.ts';
import type { Subgraph } from '../kit/subgraph.ts';
import { department } from './subgraph.ts';
import { importTables, openSales } from './testing.ts';
import { iso, tables } from './testing-rows.ts';

const profile = `{ sales {
  asOf contacts { id kind name email birthDate became { id } } accounts { id name }
  worksFor(current: true) { edges { node { roles isCurrent account { id } } } }
  members { totalCount edges { node { contact { id } } } }
  orders(first: 2) { totalCount edges { node { id channel placedBy { id } account { id } total { amountMinor currency } } } }
  web: orders(channel: WEB, status: ACTIVATED, since: "2026-01-02T00:00:00Z") { edges { node { id } } }
  orderTotals { count total { amountMinor currency } } lastOrderAt
  returns { edges { node { id reason status order { id } lines { edges { node { quantity } } } } } }
  opportunities(open: true) { edges { node { id status stageHistory { stage enteredAt leftAt amount { amountMinor } } } } }
  productsOwned { quantity product { name } }
} }`;
const asked = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer ${profile} } }`;
const person = ['contact:003A', 'lead:00QA', 'guest:801D'];
const company = ['account:001A'];

describe.each(dialects)('sales over $name', (mode) => {
  let subgraph: Subgraph;

  beforeAll(async () => {
    const databaseUrl = await mode.databaseUrl();
    const database = await openSales(databaseUrl);
    await importTables(database, ...tables);
    await database.close();
    subgraph = await startDepartment(department, { databaseUrl });
  });
  afterAll(() => subgraph.close());

  const ask = (query: string, variables = {}, scopes: string[] = [personalDataScope]) =>
    subgraph.execute({ query, variables, requestId: 'test', caller: { subject: 'test', scopes: new Set(scopes) } });
  const customers = (...recordIds: string[][]) => ({
    of: recordIds.map((salesRecordIds, index) => ({ __typename: 'Customer', id: `c${index}`, salesRecordIds })),
  });

  it('tells of a person what they bought as contact and as guest', async () => {
    expect(await ask(asked, customers(person))).toEqual({
      data: {
        _entities: [
          {
            sales: {
              asOf: iso(7),
              contacts: [
                {
                  id: 'contact:003A',
                  kind: 'CONTACT',
                  name: 'Ada Lovelace',
                  email: 'ada@example.com',
                  birthDate: '1815-12-10',
                  became: null,
                },
                {
                  id: 'lead:00QA',
                  kind: 'LEAD',
                  name: 'A. L.',
                  email: null,
                  birthDate: null,
                  became: { id: 'contact:003A' },
                },
                { id: 'guest:801D', kind: 'GUEST', name: 'Ada', email: null, birthDate: null, became: null },
              ],
              accounts: [],
              worksFor: {
                edges: [{ node: { roles: ['Buyer', 'Decision Maker'], isCurrent: true, account: { id: '001A' } } }],
              },
              members: { totalCount: 0, edges: [] },
              orders: {
                totalCount: 4,
                edges: [
                  {
                    node: {
                      id: '801D',
                      channel: 'WEB',
                      placedBy: { id: 'guest:801D' },
                      account: null,
                      total: { amountMinor: 3000, currency: 'EUR' },
                    },
                  },
                  {
                    node: {
                      id: '801C',
                      channel: 'WEB',
                      placedBy: { id: 'contact:003A' },
                      account: null,
                      total: { amountMinor: 7000, currency: 'EUR' },
                    },
                  },
                ],
              },
              web: { edges: [{ node: { id: '801D' } }, { node: { id: '801A' } }] },
              orderTotals: [
                { count: 2, total: { amountMinor: 13000, currency: 'EUR' } },
                { count: 1, total: { amountMinor: 50000, currency: 'USD' } },
              ],
              lastOrderAt: iso(5),
              returns: {
                edges: [
                  {
                    node: {
                      id: 'R1',
                      reason: 'Wrong item',
                      status: 'CLOSED',
                      order: { id: '801A' },
                      lines: { edges: [{ node: { quantity: 1 } }, { node: { quantity: 1 } }] },
                    },
                  },
                ],
              },
              opportunities: {
                edges: [
                  {
                    node: {
                      id: '006A',
                      status: 'OPEN',
                      stageHistory: [
                        { stage: 'New', enteredAt: iso(1), leftAt: iso(3), amount: { amountMinor: 1000 } },
                        { stage: 'Proposal', enteredAt: iso(3), leftAt: null, amount: { amountMinor: 2050 } },
                      ],
                    },
                  },
                ],
              },
              productsOwned: [{ quantity: 2.5, product: { name: 'Lamp' } }],
            },
          },
        ],
      },
    });
  });

  it('tells of as many contacts and accounts as are asked for', async () => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer {
      sales { contacts(first: 1) { id } accounts(first: 1) { id } } } } }`;
    expect(await ask(query, customers(['lead:nobody', 'contact:003A', 'lead:00QA']))).toEqual({
      data: { _entities: [{ sales: { contacts: [{ id: 'contact:003A' }], accounts: [] } }] },
    });
  });

  it('tells of a customer what any of their contacts and leads asked sales not to do', async () => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { sales {
      optedOutOfEmail doNotCall contacts { id optedOutOfEmail doNotCall }
    } } } }`;
    expect(await ask(query, customers(['contact:003A', 'lead:00QA'], ['contact:003A']))).toEqual({
      data: {
        _entities: [
          {
            sales: {
              optedOutOfEmail: true,
              doNotCall: false,
              contacts: [
                { id: 'contact:003A', optedOutOfEmail: null, doNotCall: null },
                { id: 'lead:00QA', optedOutOfEmail: true, doNotCall: false },
              ],
            },
          },
          {
            sales: {
              optedOutOfEmail: false,
              doNotCall: false,
              contacts: [{ id: 'contact:003A', optedOutOfEmail: null, doNotCall: null }],
            },
          },
        ],
      },
    });
  });

  it('tells of a company what it and its people bought for it', async () => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { sales {
      accounts { id name } members { edges { node { contact { id } isCurrent } } }
      orders { edges { node { id } } } orderTotals { count total { amountMinor currency } }
      opportunities { edges { node { id status } } } productsOwned { quantity }
    } } } }`;
    expect(await ask(query, customers(company, []))).toEqual({
      data: {
        _entities: [
          {
            sales: {
              accounts: [{ id: '001A', name: 'Engines Ltd' }],
              members: { edges: [{ node: { contact: { id: 'contact:003A' }, isCurrent: true } }] },
              orders: { edges: [{ node: { id: '801E' } }, { node: { id: '801B' } }] },
              orderTotals: [
                { count: 1, total: { amountMinor: 500, currency: 'EUR' } },
                { count: 1, total: { amountMinor: 50000, currency: 'USD' } },
              ],
              opportunities: {
                edges: [{ node: { id: '006B', status: 'WON' } }, { node: { id: '006A', status: 'OPEN' } }],
              },
              productsOwned: [],
            },
          },
          { sales: null },
        ],
      },
    });
  });

  it('lists once what hangs on a contact and on their account where both are one customer', async () => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { sales {
      orders { totalCount edges { node { id } } } orderTotals { count } opportunities { totalCount }
    } } } }`;
    const { data } = await ask(query, customers([...person, ...company]));
    expect(data).toEqual({
      _entities: [
        {
          sales: {
            orders: { totalCount: 5, edges: ['801E', '801D', '801C', '801B', '801A'].map((id) => ({ node: { id } })) },
            orderTotals: [{ count: 3 }, { count: 1 }],
            opportunities: { totalCount: 2 },
          },
        },
      ],
    });
  });

  it('asks the database as often for 1, 10 and 100 customers', async () => {
    const counts: number[] = [];
    for (const size of [1, 10, 100]) {
      const before = subgraph.statements?.() ?? 0;
      const of = customers(...Array.from({ length: size }, (_, index) => (index % 2 ? [...person].reverse() : person)));
      expect((await ask(asked, of)).errors).toBeUndefined();
      counts.push((subgraph.statements?.() ?? 0) - before);
    }
    expect(new Set(counts).size).toBe(1);
    expect(counts[0]).toBeLessThan(25);
  });
});
