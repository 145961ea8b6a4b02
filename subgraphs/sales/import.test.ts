import { describe, expect, it } from 'vitest';
import { dialects } from '../../test/engines/dialects.ts';
import { vendorFolder } from '../../test/engines/vendor-data.ts';
import { databaseChangeSource } from '../kit/outbox.ts';
import { file, importIn, importSalesforce, importTables, openSales, readRejects, stored } from './testing.ts';

const synced = '2026-01-02 03:04:05';
const ordered = { created_date: synced, system_modstamp: synced, _fivetran_synced: synced };

describe.each(dialects)("Salesforce's exports imported into $name", (mode) => {
  const open = async () => openSales(await mode.databaseUrl());

  it('of the real connector are taken in whole, and a second time change nothing', async (context) => {
    const folder = vendorFolder('salesforce');
    if (!folder) return context.skip();
    const database = await open();
    const first = await importSalesforce(database, folder);
    const second = await importSalesforce(database, folder);
    expect(first.rejects.count).toBe(0);
    expect(first.files.filter((read) => !read.leftOut).reduce((sum, read) => sum + read.rows, 0)).toBe(67);
    expect(first.files.filter((read) => read.leftOut).map(({ file: path }) => path.split(/sf_|\//).at(-1))).toEqual([
      'LICENSE',
      'account_history_data.csv',
      'contact_history_data.csv',
      'event_data.csv',
      'task_data.csv',
      'user_role_data.csv',
    ]);
    for (const { counts } of second.files)
      expect(counts).toMatchObject({ inserted: 0, updated: 0, deleted: 0, merged: 0 });
    expect(await stored(database, 'sales_order')).toHaveLength(10);
    expect((await stored(database, 'account')).filter(({ deleted }) => deleted === 0)).toMatchObject([
      { name: "Eric's Test" },
    ]);
    expect(await stored(database, 'lead')).toMatchObject([{ converted_contact_id: '0031G00001QtDPlQAN' }]);
    await database.close();
  });

  it('tell identity who a contact, a lead, a guest and a company is', async () => {
    const database = await open();
    await importTables(
      database,
      [
        'contact',
        [
          {
            id: '003A',
            ...ordered,
            salutation: 'Ms.',
            first_name: 'Ada',
            last_name: 'Lovelace',
            email: 'ada@example.com',
            phone: '+44 20 7946 0000',
            mobile_phone: '+44 7700 900000',
            mailing_street: 'St James Sq 12',
            mailing_country: 'United Kingdom',
            mailing_country_code: 'GB',
            birthdate: '1815-12-10',
          },
        ],
      ],
      ['lead', [{ id: '00QA', ...ordered, name: 'A. Lovelace', company: 'Engines', converted_contact_id: '003A' }]],
      [
        'order',
        [
          {
            id: '801G',
            ...ordered,
            guest_name_c: 'Bo Guest',
            guest_phone_c: '030 1234',
            shipping_city: 'Berlin',
            shipping_country_code: 'DE',
          },
        ],
      ],
      [
        'account',
        [{ id: '001A', ...ordered, name: 'Engines Ltd', website: 'www.engines.example/uk', tax_id_c: 'GB123' }],
      ],
    );
    const { changes } = await databaseChangeSource('sales', database).read(0, 100);
    const parties = changes.flatMap(({ entity, entityId, payload }) =>
      payload.party ? [{ record: `${entity}:${entityId}`, ...payload.party }] : [],
    );
    const nobody = {
      name: null,
      givenName: null,
      familyName: null,
      emails: [],
      phones: [],
      addresses: [],
      birthDate: null,
      taxIds: [],
      domains: [],
      employer: null,
      updatedAt: Date.parse('2026-01-02T03:04:05Z'),
    };
    const nowhere = { street: null, city: null, region: null, postalCode: null, country: null };
    expect(parties).toEqual([
      {
        ...nobody,
        record: 'contact:003A',
        kind: 'PERSON',
        name: 'Ada Lovelace',
        givenName: 'Ada',
        familyName: 'Lovelace',
        emails: ['ada@example.com'],
        phones: ['+44 20 7946 0000', '+44 7700 900000'],
        addresses: [{ ...nowhere, street: 'St James Sq 12', country: 'GB' }],
        birthDate: '1815-12-10',
        externalIds: [{ system: 'sales', value: '003A' }],
      },
      {
        ...nobody,
        record: 'lead:00QA',
        kind: 'PERSON',
        name: 'A. Lovelace',
        employer: 'Engines',
        externalIds: [
          { system: 'sales', value: '00QA' },
          { system: 'sales', value: '003A' },
        ],
      },
      {
        ...nobody,
        record: 'guest:801G',
        kind: 'PERSON',
        name: 'Bo Guest',
        phones: ['030 1234'],
        addresses: [{ ...nowhere, city: 'Berlin', country: 'DE' }],
        externalIds: [{ system: 'sales', value: '801G' }],
      },
      {
        ...nobody,
        record: 'account:001A',
        kind: 'ORGANISATION',
        name: 'Engines Ltd',
        taxIds: ['GB123'],
        domains: ['engines.example'],
        externalIds: [{ system: 'sales', value: '001A' }],
      },
    ]);
    await database.close();
  });

  it('put each bad row into the rejects file with line, column, value and reason, and take the rest', async () => {
    const database = await open();
    const line = { order_id: '801', quantity: 1, unit_price: '2.50', currency_iso_code: 'EUR' };
    const summary = await importSalesforce(
      database,
      file('sf_order_item_data.csv', [
        { id: '1', ...line },
        { id: '', ...line },
        { id: '3', ...line, quantity: -2 },
        { id: '4', ...line, quantity: 'many' },
        { id: '5', ...line, quantity: 0.0001 },
        { id: '6', ...line, currency_iso_code: 'QQQ' },
        { id: '7', ...line, unit_price: '2.505' },
        { id: '8', ...line, order_id: '' },
        { id: '9', ...line, quantity: 0.5, unit_price: '2.500' },
      ]),
    );
    expect(readRejects()).toEqual([
      { line: 3, column: 'id', value: '', reason: 'id is missing' },
      { line: 4, column: 'quantity', value: '-2', reason: 'quantity must not be negative' },
      { line: 5, column: 'quantity', value: 'many', reason: 'quantity must be a number' },
      { line: 6, column: 'quantity', value: '0.0001', reason: 'quantity must have at most 3 decimals' },
      {
        line: 7,
        column: 'currency_iso_code',
        value: 'QQQ',
        reason: 'currency_iso_code must be an ISO 4217 currency code such as EUR',
      },
      {
        line: 8,
        column: 'unit_price',
        value: '2.505',
        reason: 'unit_price must be an amount with at most 2 decimals in EUR',
      },
      { line: 9, column: 'order_id', value: '', reason: 'order_id is missing' },
    ]);
    expect(summary.files).toMatchObject([{ rows: 9, rejected: 7, counts: { inserted: 2 } }]);
    expect(await stored(database, 'order_line')).toMatchObject([
      { id: '1', quantity_milli: 1000, unit_price_minor: 250, currency: 'EUR' },
      { id: '9', quantity_milli: 500, unit_price_minor: 250, currency: 'EUR' },
    ]);
    await database.close();
  });
});

describe('an order', () => {
  it.each([
    ['WEB', 'WEB'],
    ['Point of Sale', 'POINT_OF_SALE'],
    ['phone', 'PHONE'],
    ['Partner', 'PARTNER'],
    ['Vending machine', 'OTHER'],
    ['', null],
  ])('whose channel is %j came through %j', async (written, channel) => {
    const database = await openSales();
    await importTables(database, ['order', [{ id: '801', ...ordered, order_channel_c: written }]]);
    expect(await stored(database, 'sales_order')).toMatchObject([{ channel }]);
    await database.close();
  });

  it('of an organisation with words of its own has the standard status and keeps the word', async () => {
    const database = await openSales();
    await importTables(database, [
      'order',
      [{ id: '801', ...ordered, status: 'Waiting for Bob', status_code: 'Activated' }],
    ]);
    expect(await stored(database, 'sales_order')).toMatchObject([
      { status: 'ACTIVATED', status_label: 'Waiting for Bob', total_minor: null, currency: 'USD' },
    ]);
    await database.close();
  });

  it('whose organisation has one currency is in dollars, which is said, and imported again in the one that is told', async () => {
    const database = await openSales();
    const orders = file('sf_order_data.csv', [
      { id: '801', ...ordered, total_amount: '12.50' },
      { id: '802', ...ordered, total_amount: '5.00' },
    ]);
    expect((await importSalesforce(database, orders)).files).toMatchObject([
      {
        assumedCurrency:
          '2 rows name no currency and are taken to be in USD: import them again with --currency if they are in another',
      },
    ]);
    expect((await importIn('eur', database, orders)).files).toMatchObject([
      { assumedCurrency: undefined, counts: { updated: 2 } },
    ]);
    expect(await stored(database, 'sales_order')).toMatchObject([
      { total_minor: 1250, currency: 'EUR' },
      { total_minor: 500, currency: 'EUR' },
    ]);
    await expect(importIn('euros', database, orders)).rejects.toThrow(
      '--currency must be an ISO 4217 currency code such as EUR',
    );
    await database.close();
  });

  it('that names its currency is in that one, whatever is told', async () => {
    const database = await openSales();
    const orders = file('sf_order_data.csv', [
      { id: '801', ...ordered, total_amount: '12.50', currency_iso_code: 'GBP' },
    ]);
    expect((await importIn('EUR', database, orders)).files[0]).not.toHaveProperty('assumedCurrency', expect.anything());
    expect(await stored(database, 'sales_order')).toMatchObject([{ total_minor: 1250, currency: 'GBP' }]);
    await database.close();
  });

  it('that was entered later than it was placed counts from its own day', async () => {
    const database = await openSales();
    const entered = { created_date: '2026-01-02 10:00:00' };
    await importTables(database, [
      'order',
      [
        { id: 'back', ...entered, effective_date: '2025-11-01' },
        { id: 'same', ...entered, effective_date: '2026-01-02' },
      ],
    ]);
    expect(
      (await stored(database, 'sales_order')).map((row) => new Date(Number(row.ordered_at)).toISOString()),
    ).toEqual(['2025-11-01T00:00:00.000Z', '2026-01-02T10:00:00.000Z']);
    await database.close();
  });

  it('keeps columns that sales does not know as source attributes', async () => {
    const database = await openSales();
    await importTables(database, ['order', [{ id: '801', ...ordered, gift_wrap_c: 'red', guest_name_c: 'Bo' }]]);
    const [order] = await stored(database, 'sales_order');
    expect(JSON.parse(String(order?.attributes))).toEqual({ gift_wrap_c: 'red' });
    await database.close();
  });
});
