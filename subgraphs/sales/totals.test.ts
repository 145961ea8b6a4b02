import { describe, expect, it } from 'vitest';
import { dialects } from '../../test/engines/dialects.ts';
import { importTables, openSales, type Row } from './testing.ts';
import { productsOwned } from './totals.ts';

const at = { created_date: '2026-01-01 00:00:00', system_modstamp: '2026-01-01 00:00:00' };
const returned = (id: string, more: Row): Row => ({ id, ...at, status: 'Closed', ...more });
const back = (id: string, quantity: number): Row => ({
  ...{ id: `L${id}`, ...at, return_order_id: id },
  ...{ product_2_id: '01A', quantity_returned: quantity },
});

describe.each(dialects)('what is owned over $name', (mode) => {
  it('is what was ordered less what was sent back, each return once, also one that names no order', async () => {
    const database = await openSales(await mode.databaseUrl());
    await importTables(
      database,
      ['order', [{ id: '801A', ...at, bill_to_contact_id: '003A', account_id: '001A', status: 'Activated' }]],
      ['order_item', [{ id: '802A', ...at, order_id: '801A', product_2_id: '01A', quantity: 10 }]],
      [
        'return_order',
        [
          returned('R1', { order_id: '801A', contact_id: '', account_id: '', status: 'Closed' }),
          returned('R2', { order_id: '', contact_id: '003A', account_id: '001A' }),
          returned('R3', { order_id: '', contact_id: '003A', account_id: '', status: 'Draft' }),
          returned('R4', { order_id: '', contact_id: '003B', account_id: '' }),
        ],
      ],
      ['return_order_line_item', [back('R1', 1), back('R2', 2), back('R3', 4), back('R4', 8)]],
    );
    const owned = async (...recordIds: string[]) =>
      (await productsOwned({ database }, recordIds)).map(({ productId, quantity }) => [productId, quantity]);
    expect(await owned('contact:003A')).toEqual([['01A', 7]]);
    expect(await owned('contact:003A', 'account:001A')).toEqual([['01A', 7]]);
    expect(await owned('contact:003B')).toEqual([]);
    await database.close();
  });
});
