import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects } from '../../test/engines/dialects.ts';
import { personalDataScope } from '../kit/caller.ts';
import { startDepartment } from '../kit/department.ts';
import type { Subgraph } from '../kit/subgraph.ts';
import { department } from './subgraph.ts';
import { importTables, openSales } from './testing.ts';
import { tables } from './testing-rows.ts';

describe.each(dialects)('a query of sales over $name', (mode) => {
  let subgraph: Subgraph;

  beforeAll(async () => {
    const databaseUrl = await mode.databaseUrl();
    const database = await openSales(databaseUrl);
    await importTables(database, ...tables);
    await database.close();
    subgraph = await startDepartment(department, { databaseUrl });
  });
  afterAll(() => subgraph.close());

  const ask = (query: string, scopes: string[] = [personalDataScope]) =>
    subgraph.execute({ query, requestId: 'test', caller: { subject: 'test', scopes: new Set(scopes) } });

  it('masks personal data for a caller without the scope', async () => {
    const query = `{
      salesContact(id: "contact:003A") { name email birthDate }
      salesAccount(id: "001A") { name }
    }`;
    expect((await ask(query, [])).data).toEqual({
      salesContact: { name: 'A*** L***', email: 'a***@example.com', birthDate: null },
      salesAccount: { name: 'E*** L***' },
    });
  });

  it('answers by id and lists orders and opportunities of all customers', async () => {
    const query = `{
      order(id: "801A") { number status statusLabel returns { totalCount }
        lines { edges { node { quantity unitPrice { amountMinor } product { name } } } } }
      none: order(id: "nope") { id }
      orders(first: 1, channel: PARTNER) { totalCount edges { node { id } } }
      opportunities(open: false) { edges { node { id } } }
      salesContact(id: "guest:801D") { orders { edges { node { id } } } worksFor { totalCount } }
      salesProduct(id: "01A") { name isActive }
      orderReturn(id: "R1") { reason }
    }`;
    expect(await ask(query)).toEqual({
      data: {
        order: {
          number: 'N801A',
          status: 'ACTIVATED',
          statusLabel: 'Activated',
          returns: { totalCount: 1 },
          lines: {
            edges: [
              { node: { quantity: 2, unitPrice: { amountMinor: 4500 }, product: { name: 'Lamp' } } },
              { node: { quantity: 1, unitPrice: { amountMinor: 1000 }, product: { name: 'Bulb' } } },
            ],
          },
        },
        none: null,
        orders: { totalCount: 1, edges: [{ node: { id: '801B' } }] },
        opportunities: { edges: [{ node: { id: '006B' } }] },
        salesContact: { orders: { edges: [{ node: { id: '801D' } }] }, worksFor: { totalCount: 0 } },
        salesProduct: { name: 'Lamp', isActive: true },
        orderReturn: { reason: 'Wrong item' },
      },
    });
  });
});
