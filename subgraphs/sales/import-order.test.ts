import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialects } from '../../test/engines/dialects.ts';
import { contents, feed, importTables, openSales, type Row, stored } from './testing.ts';

const at = (minute: number): Row => ({
  created_date: '2026-01-01 00:00:00',
  system_modstamp: `2026-01-01 00:${String(minute).padStart(2, '0')}:00`,
});
type Table = [table: string, rows: Row[]];

describe.each(dialects)('rows that reach $name in any order', (mode) => {
  const open = async () => openSales(mode.name === 'sqlite' ? ':memory:' : await mode.databaseUrl());

  async function endAlike(history: Table[], expected: Row): Promise<void> {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(history, { minLength: history.length }), async (order) => {
        const database = await open();
        await importTables(database, ...order, ...order.slice(0, 2));
        expect(await contents(database)).toMatchObject(expected);
        await database.close();
      }),
      { seed: 4, numRuns: mode.name === 'sqlite' ? 25 : 4 },
    );
  }

  it('leave what hung on a contact that was merged away with the survivor', async () => {
    await endAlike(
      [
        ['contact', [{ id: '003A', ...at(0), name: 'Ada', account_id: '001A' }]],
        ['contact', [{ id: '003A', ...at(5), name: 'Ada', is_deleted: true, master_record_id: '003B' }]],
        ['contact', [{ id: '003B', ...at(1), name: 'Ada L' }]],
        ['order', [{ id: '801', ...at(0), bill_to_contact_id: '003A', account_id: '001A' }]],
        ['lead', [{ id: '00Q', ...at(0), converted_contact_id: '003A' }]],
        ['opportunity', [{ id: '006', ...at(0), contact_id: '003A', stage_name: 'New' }]],
        ['account_contact_relation', [{ id: '07k', ...at(0), contact_id: '003A', account_id: '001A' }]],
      ],
      {
        contact: [{ id: '003B' }],
        sales_order: [{ id: '801', contact_id: '003B', account_id: '001A' }],
        purchase_party: [{ party: 'account:001A' }, { party: 'contact:003B' }],
        lead: [{ id: '00Q', converted_contact_id: '003B' }],
        opportunity_party: [{ party: 'contact:003B' }],
        membership: [{ id: '07k', contact_id: '003B' }],
      },
    );
  });

  it('leave what hung on an account that was merged twice with the last survivor', async () => {
    await endAlike(
      [
        ['account', [{ id: '001A', ...at(3), is_deleted: true, master_record_id: '001B' }]],
        ['account', [{ id: '001B', ...at(4), is_deleted: true, master_record_id: '001C' }]],
        ['account', [{ id: '001C', ...at(1), name: 'C' }]],
        ['order', [{ id: '801', ...at(0), account_id: '001A' }]],
        ['contact', [{ id: '003A', ...at(0), account_id: '001B' }]],
      ],
      {
        account: [{ id: '001C' }],
        purchase_party: [{ party: 'account:001C' }],
        membership: [{ id: 'contact:003A', account_id: '001C' }],
      },
    );
  });

  it('leave a guest only while the newest version of the order has no other buyer', async () => {
    const guest = { guest_name_c: 'Bo', guest_email_c: 'bo@example.com' };
    await endAlike(
      [
        ['order', [{ id: '801', ...at(0), ...guest }]],
        ['order', [{ id: '801', ...at(5), bill_to_contact_id: '003A' }]],
        ['order', [{ id: '802', ...at(2), bill_to_contact_id: '003A' }]],
        ['order', [{ id: '802', ...at(6), ...guest }]],
      ],
      {
        guest: [{ id: '802', name: 'Bo' }],
        purchase_party: [
          { id: 'order:801:person', party: 'contact:003A' },
          { id: 'order:802:person', party: 'guest:802' },
        ],
      },
    );
  });

  it('leave a return with whom its order hangs on, and one without an order with its own contact', async () => {
    await endAlike(
      [
        ['order', [{ id: '801', ...at(0), guest_name_c: 'Bo' }]],
        ['return_order', [{ id: 'R1', ...at(0), order_id: '801' }]],
        ['return_order', [{ id: 'R2', ...at(0), contact_id: '003A' }]],
      ],
      {
        return_order: [
          { id: 'R1', purchase: 'order:801' },
          { id: 'R2', purchase: 'return:R2' },
        ],
        purchase_party: [
          { purchase: 'order:801', party: 'guest:801' },
          { purchase: 'return:R2', party: 'contact:003A' },
        ],
      },
    );
  });
});

describe('a row', () => {
  it('replaces an older version, ignores one that is older still, and dies with its deletion', async () => {
    const database = await openSales();
    await importTables(
      database,
      ['contact', [{ id: '003A', ...at(5), name: 'new' }]],
      ['contact', [{ id: '003A', ...at(4), name: 'old' }]],
      ['contact', [{ id: '003A', ...at(6), name: 'newest' }]],
    );
    expect(await stored(database, 'contact')).toMatchObject([{ name: 'newest', deleted: 0 }]);
    await importTables(database, ['contact', [{ id: '003A', ...at(7), name: 'newest', is_deleted: true }]]);
    expect(await stored(database, 'contact')).toMatchObject([{ deleted: 1 }]);
    expect(await feed(database)).toEqual(['upserted contact 003A', 'upserted contact 003A', 'deleted contact 003A']);
    await database.close();
  });

  it('whose id is written with 15 characters is the row with 18', async () => {
    const database = await openSales();
    await importTables(
      database,
      ['contact', [{ id: '0031G00001QtDPl', ...at(0), name: 'short', account_id: '0011G00000tLWKn' }]],
      ['contact', [{ id: '0031G00001QtDPlQAN', ...at(1), name: 'long', account_id: '0011G00000tLWKnQAO' }]],
    );
    expect(await contents(database)).toMatchObject({
      contact: [{ id: '0031G00001QtDPlQAN', name: 'long' }],
      membership: [{ account_id: '0011G00000tLWKnQAO' }],
    });
    await database.close();
  });

  it('that was never changed since it was created leaves nothing to clean up', async () => {
    const database = await openSales();
    await importTables(database, ['order', [{ id: '801', ...at(0), account_id: '001A' }]]);
    expect(await feed(database)).toEqual(['upserted order 801']);
    expect(await stored(database, 'guest')).toEqual([]);
    await database.close();
  });
});
