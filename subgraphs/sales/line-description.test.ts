import { expect, it, onTestFinished } from 'vitest';
import { dialects } from '../../test/engines/dialects.ts';
import { personalDataScope } from '../kit/caller.ts';
import { startDepartment } from '../kit/department.ts';
import { department } from './subgraph.ts';
import { importTables, openSales, type Row } from './testing.ts';

const day = { created_date: '2026-01-01 00:00:00', system_modstamp: '2026-01-01 00:00:00' };
const line = (id: string, more: Row): Row => ({ id, ...day, product_2_id: 'LAMP', quantity: 1, ...more });
const lines = 'lines { edges { node { description } } }';

it.each(dialects)(
  'a line is described by its product to whoever lacks the scope, over $name',
  async ({ databaseUrl }) => {
    const url = await databaseUrl();
    const database = await openSales(url);
    await importTables(
      database,
      ['product_2', [{ id: 'LAMP', ...day, name: 'Arc Desk Lamp' }]],
      ['order', [{ id: 'O', ...day, status: 'Activated' }]],
      [
        'order_item',
        [
          line('1', { order_id: 'O', description: 'Arc Desk Lamp' }),
          line('2', { order_id: 'O', description: 'engraved: for Nora Quist' }),
          line('3', { order_id: 'O', description: 'Nora Quist asked for it', product_2_id: '' }),
          line('4', { order_id: 'O', description: '' }),
        ],
      ],
      ['opportunity', [{ id: 'P', ...day, name: 'Nora Quist, more lamps', stage_name: 'Qualification' }]],
      // Salesforce names a line after its opportunity and its product.
      ['opportunity_line_item', [line('5', { opportunity_id: 'P', name: 'Nora Quist, more lamps Arc Desk Lamp' })]],
    );
    await database.close();
    const subgraph = await startDepartment(department, { databaseUrl: url });
    onTestFinished(() => subgraph.close());
    const told = async (scopes: string[]) => {
      const caller = { subject: 'test', scopes: new Set(scopes) };
      const query = `{ order(id: "O") { ${lines} } opportunity(id: "P") { name ${lines} } }`;
      return (await subgraph.execute({ query, requestId: 'test', caller })).data;
    };
    const said = (...descriptions: (string | null)[]) => ({
      lines: { edges: descriptions.map((description) => ({ node: { description } })) },
    });
    expect(await told([])).toEqual({
      order: said('Arc Desk Lamp', '***', '***', null),
      opportunity: { name: 'N*** Q*** m*** l***', ...said('***') },
    });
    expect(await told([personalDataScope])).toEqual({
      order: said('Arc Desk Lamp', 'engraved: for Nora Quist', 'Nora Quist asked for it', null),
      opportunity: { name: 'Nora Quist, more lamps', ...said('Nora Quist, more lamps Arc Desk Lamp') },
    });
  },
);
