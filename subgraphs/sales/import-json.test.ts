import { describe, expect, it } from 'vitest';
import { importFiles } from '../kit/import/import-files.ts';
import { parseMapping } from '../kit/import/mapping.ts';
import { plain } from './import/plain.ts';
import { salesImport } from './import.ts';
import { contents, file, importSalesforce, importTables, openSales, readRejects, stored } from './testing.ts';
import { tables } from './testing-rows.ts';

const api = (type: string, id: string, fields: object) => ({
  attributes: { type, url: `/services/data/v60.0/sobjects/${type}/${id}` },
  Id: id,
  IsDeleted: false,
  CreatedDate: '2026-01-01T00:00:00.000+0000',
  SystemModstamp: '2026-01-02T03:04:05.000+0000',
  ...fields,
});
const csv = { is_deleted: false, created_date: '2026-01-01 00:00:00', system_modstamp: '2026-01-02 03:04:05' };

const page = {
  totalSize: 3,
  done: true,
  records: [
    api('Contact', '003000000000001', {
      FirstName: 'Ada',
      LastName: 'Lovelace',
      Name: 'Ada Lovelace',
      Email: 'ada@example.com',
      MailingAddress: { street: 'St James Sq 12', city: 'London', countryCode: 'GB', latitude: null },
      Account: {
        attributes: { type: 'Account', url: '/services/data/v60.0/sobjects/Account/001000000000002' },
        Name: 'E',
      },
    }),
    api('Order', '801000000000003', {
      OrderNumber: '00000100',
      Status: 'Activated',
      OrderChannel__c: 'POINT_OF_SALE',
      BillToContactId: '003000000000001',
      TotalAmount: 27998.6,
      CurrencyIsoCode: 'EUR',
      EffectiveDate: '2026-01-01',
      OrderItems: {
        totalSize: 1,
        done: true,
        records: [
          api('OrderItem', '802000000000004', {
            Product2Id: '01t000000000005',
            Quantity: 2.0,
            UnitPrice: 13999.3,
            TotalPrice: 27998.6,
            CurrencyIsoCode: 'EUR',
          }),
        ],
      },
    }),
    api('OpportunityHistory', '008000000000006', {
      OpportunityId: '006000000000007',
      StageName: 'Prospecting',
      Amount: 12.5,
      Probability: 10.0,
      CurrencyIsoCode: 'EUR',
    }),
  ],
};

const sameAsCsv = async (...paths: string[]): Promise<void> => {
  const fromApi = await openSales();
  const fromCsv = await openSales();
  await importSalesforce(fromApi, ...paths);
  await importTables(
    fromCsv,
    [
      'contact',
      [
        {
          id: '003000000000001AAA',
          ...csv,
          first_name: 'Ada',
          last_name: 'Lovelace',
          name: 'Ada Lovelace',
          email: 'ada@example.com',
          mailing_street: 'St James Sq 12',
          mailing_city: 'London',
          mailing_country_code: 'GB',
          account_id: '001000000000002AAA',
        },
      ],
    ],
    [
      'order',
      [
        {
          id: '801000000000003AAA',
          ...csv,
          order_number: '00000100',
          status: 'Activated',
          order_channel_c: 'POINT_OF_SALE',
          bill_to_contact_id: '003000000000001AAA',
          total_amount: '27998.6',
          currency_iso_code: 'EUR',
          effective_date: '2026-01-01',
        },
      ],
    ],
    [
      'order_item',
      [
        {
          id: '802000000000004AAA',
          ...csv,
          order_id: '801000000000003AAA',
          product_2_id: '01t000000000005AAA',
          quantity: 2,
          unit_price: '13999.3',
          total_price: '27998.6',
          currency_iso_code: 'EUR',
        },
      ],
    ],
    [
      'opportunity_history',
      [
        {
          id: '008000000000006AAA',
          ...csv,
          opportunity_id: '006000000000007AAA',
          stage_name: 'Prospecting',
          amount: '12.5',
          probability: 10,
          currency_iso_code: 'EUR',
        },
      ],
    ],
  );
  expect(await contents(fromApi)).toEqual(await contents(fromCsv));
  expect(await stored(fromApi, 'order_line')).toMatchObject([{ order_id: '801000000000003AAA', total_minor: 2799860 }]);
  await fromApi.close();
  await fromCsv.close();
};

describe("Salesforce's API objects", () => {
  it('of a query give the same rows as the CSV tables', async () => {
    await sameAsCsv(file('query.json', page));
  });

  it('on a line each give the same rows as the CSV tables', async () => {
    const lines = page.records.map((record) => `${JSON.stringify(record)}\n`).join('');
    await sameAsCsv(file('objects.jsonl', lines));
  });

  it('that say which records were deleted and when delete those that are older', async () => {
    const database = await openSales();
    const deleted = file('order_item.json', {
      deletedRecords: [{ id: '802000000000004', deletedDate: '2026-02-01T00:00:00.000+0000' }],
      earliestDateAvailable: '2025-12-01T00:00:00.000+0000',
      latestDateCovered: '2026-02-01T00:00:00.000+0000',
    });
    await importSalesforce(database, deleted, file('query.json', page), deleted);
    expect(await stored(database, 'order_line')).toMatchObject([{ id: '802000000000004AAA', deleted: 1 }]);
    await database.close();
  });

  it('leave objections said where a query did not select them, and take them back where they say so', async () => {
    const database = await openSales();
    const importing = async (SystemModstamp: string, fields: object) => {
      const objects = [
        api('Contact', '003000000000001', { SystemModstamp, LastName: 'Lovelace', ...fields }),
        api('Lead', '00Q000000000001', { SystemModstamp, LastName: 'Lovelace', ...fields }),
      ];
      await importSalesforce(database, file('query.json', { records: objects }));
      const rows = [...(await stored(database, 'contact')), ...(await stored(database, 'lead'))];
      return rows.map(({ email_opt_out, do_not_call }) => [email_opt_out, do_not_call]);
    };
    const objections = (said: boolean) => ({ HasOptedOutOfEmail: said, DoNotCall: said });
    expect(await importing('2026-01-02T00:00:00Z', objections(true))).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expect(await importing('2026-01-03T00:00:00Z', {})).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expect(await importing('2026-01-04T00:00:00Z', objections(false))).toEqual([
      [0, 0],
      [0, 0],
    ]);
    await database.close();
  });

  it('of change data capture delete what they say was deleted, and are left out with all else', async () => {
    const database = await openSales();
    const event = (changeType: string, entityName: string, recordIds: string[], fields: object = {}) => ({
      ChangeEventHeader: {
        ...{ entityName, recordIds, changeType, changeOrigin: '', transactionKey: 'a', sequenceNumber: 1 },
        ...{ commitTimestamp: Date.UTC(2026, 1, 1), commitUser: '005', nulledFields: [], changedFields: ['0x400000'] },
      },
      ...fields,
    });
    const events = [
      event('DELETE', 'OrderItem', ['802000000000004AAA']),
      { schema: 's', payload: event('GAP_DELETE', 'Order', ['801000000000003']), event: { replayId: 1 } },
      {
        data: { schema: 's', payload: event('UPDATE', 'Contact', ['003000000000001AAA'], { Phone: '1' }) },
        channel: '/data/C',
      },
      event('GAP_OVERFLOW', 'Contact', ['000000000000000AAA']),
      event('DELETE', 'Contact', ['003*']),
    ];
    const lines = events.map((each) => `${JSON.stringify(each)}\n`).join('');
    const { files, rejects } = await importSalesforce(database, file('query.json', page), file('contact.jsonl', lines));
    expect(rejects.count).toBe(0);
    expect(files[1]).toMatchObject({
      counts: { deleted: 2 },
      passedOver: expect.stringMatching(/^3 rows of change_event/),
    });
    expect(await stored(database, 'order_line')).toMatchObject([{ id: '802000000000004AAA', deleted: 1 }]);
    expect(await stored(database, 'sales_order')).toMatchObject([{ id: '801000000000003AAA', deleted: 1 }]);
    expect(await stored(database, 'contact')).toMatchObject([{ deleted: 0, email: 'ada@example.com' }]);
    await database.close();
  });

  it('of a kind that sales has no place for are rejected by name', async () => {
    const database = await openSales();
    await importSalesforce(database, file('rockets.jsonl', JSON.stringify(api('Rocket__c', 'a01', {}))));
    expect(readRejects()).toEqual([
      { line: 1, column: null, value: 'rocket_c', reason: 'there is no place for rocket_c here' },
    ]);
    await database.close();
  });
});

describe("Salesforce's own CSV files", () => {
  it('give the same rows as a connector’s export, by the names of objects and fields', async () => {
    const fromFiles = await openSales();
    const fromConnector = await openSales();
    const times = ['false', '2026-01-01T00:00:00.000Z', '2026-01-02T03:04:05.000Z'];
    const table = (...lines: string[][]) =>
      lines.map((line) => `${line.map((cell) => `"${cell}"`).join(',')}\n`).join('');
    const shared = ['IsDeleted', 'CreatedDate', 'SystemModstamp'];
    const ada = ['003000000000001', 'Lovelace', 'ada@example.com', 'Main St 1', '001000000000002', '', 'XL', ...times];
    const item = ['802000000000004', '801000000000003', '01t000000000005', '2', '13999.30', '27998.60', ...times];
    const own = await importSalesforce(
      fromFiles,
      file(
        'Contact.csv',
        table(
          ['Id', 'LastName', 'Email', 'MailingStreet', 'AccountId', 'MasterRecordId', 'Shirt_Size__c', ...shared],
          ada,
        ),
      ),
      file(
        'OrderItem.csv',
        table(['Id', 'OrderId', 'Product2Id', 'Quantity', 'UnitPrice', 'TotalPrice', ...shared], item),
      ),
      file('Product2.csv', table(['Id', 'Name', ...shared], ['01t000000000005', 'Engine', ...times])),
    );
    expect(own.files.map(({ counts }) => counts.inserted)).toEqual([1, 1, 1]);
    await importTables(
      fromConnector,
      [
        'contact',
        [
          {
            id: '003000000000001',
            last_name: 'Lovelace',
            email: 'ada@example.com',
            mailing_street: 'Main St 1',
            account_id: '001000000000002',
            shirt_size_c: 'XL',
            ...csv,
          },
        ],
      ],
      [
        'order_item',
        [
          {
            id: '802000000000004',
            order_id: '801000000000003',
            product_2_id: '01t000000000005',
            quantity: '2',
            unit_price: '13999.30',
            total_price: '27998.60',
            ...csv,
          },
        ],
      ],
      ['product_2', [{ id: '01t000000000005', name: 'Engine', ...csv }]],
    );
    expect(await contents(fromFiles)).toEqual(await contents(fromConnector));
    await fromFiles.close();
    await fromConnector.close();
  });

  it.each([
    ['in capitals', (field: string) => field.toUpperCase()],
    ['in small letters', (field: string) => field],
  ])('of Data Loader, which wrote all fields %s for a while, give the same rows', async (_what, written) => {
    const fromLoader = await openSales();
    const fromConnector = await openSales();
    const field = (column: string) => written(column.replace(/_c$/, '__c').replaceAll(/_(?!_?c$)/g, ''));
    const exported = tables.filter(([table]) => table !== 'opportunity_history');
    for (const [table, rows] of exported) {
      const renamed = rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([column, cell]) => [field(column), cell])),
      );
      await importSalesforce(fromLoader, file(`${table}.csv`, renamed));
      await importSalesforce(fromConnector, file(`${table}.csv`, rows));
    }
    expect(await stored(fromLoader, 'contact')).toMatchObject([{ name: 'Ada Lovelace', birth_date: '1815-12-10' }]);
    expect(await contents(fromLoader)).toEqual(await contents(fromConnector));
    await fromLoader.close();
    await fromConnector.close();
  });

  it("in capitals, from a warehouse whose connector writes the vendor's names together, say as much", async () => {
    const database = await openSales();
    const { files } = await importSalesforce(
      database,
      file(
        'CONTACT.csv',
        'ID,ISDELETED,FIRSTNAME,LASTNAME,ACCOUNTID,HASOPTEDOUTOFEMAIL,DONOTCALL,SYSTEMMODSTAMP,_SDC_BATCHED_AT\n' +
          '003000000000001,FALSE,Ada,Lovelace,001000000000002,TRUE,TRUE,2026-01-02 03:04:05,2026-01-03\n' +
          '003000000000002,TRUE,Bo,Ek,,FALSE,FALSE,2026-01-02 03:04:05,2026-01-03\n',
      ),
    );
    expect(files).toMatchObject([{ rejected: 0 }]);
    expect(await stored(database, 'contact')).toMatchObject([
      {
        given_name: 'Ada',
        family_name: 'Lovelace',
        email_opt_out: 1,
        do_not_call: 1,
        version: Date.UTC(2026, 0, 2, 3, 4, 5),
      },
      { deleted: 1, family_name: null },
    ]);
    expect((await stored(database, 'membership')).at(0)).toMatchObject({
      account_id: '001000000000002AAA',
      deleted: 0,
    });
    await database.close();
  });

  it('of Data Loader that name deleted records delete them', async () => {
    const database = await openSales();
    const contact = (deleted: boolean) =>
      `id,isdeleted,lastname,email\n003000000000001,${deleted},Lovelace,ada@example.com\n`;
    await importSalesforce(database, file('contact.csv', contact(false)));
    await importSalesforce(database, file('contact.csv', contact(true)));
    expect(await stored(database, 'contact')).toMatchObject([{ deleted: 1, family_name: null, email: null }]);
    await database.close();
  });
});

describe('a generic file', () => {
  const generic = async (mappingText: object, name: string, content: string) => {
    const database = await openSales();
    const mapping = parseMapping(JSON.stringify(mappingText), plain);
    const paths = [file(name, content)];
    const rejectsPath = file('generic-rejects.jsonl', '');
    await importFiles({ database, department: salesImport, format: 'generic', paths, mapping, rejectsPath });
    return database;
  };

  it('of orders becomes orders with their guests, in major units and with its own delimiter', async () => {
    const database = await generic(
      {
        table: 'order',
        columns: { id: 'Beleg', contact_id: 'Kunde', guest_name: 'Name', total: 'Betrag', ordered_at: 'Datum' },
        constants: { currency: 'EUR', channel: 'POINT_OF_SALE' },
        delimiter: ';',
      },
      'kasse.csv',
      'Beleg;Kunde;Name;Betrag;Datum;Kasse\nB1;K1;;12.50;2026-01-02;3\nB2;;Bo;7;2026-01-03;3\n',
    );
    expect(await contents(database)).toMatchObject({
      sales_order: [
        { id: 'B1', contact_id: 'K1', channel: 'POINT_OF_SALE', total_minor: 1250, attributes: '{"Kasse":"3"}' },
        { id: 'B2', guest_id: 'B2', total_minor: 700 },
      ],
      guest: [{ id: 'B2', name: 'Bo' }],
      purchase_party: [{ party: 'contact:K1' }, { party: 'guest:B2' }],
    });
    await database.close();
  });

  it('of contacts follows merges that it names', async () => {
    const database = await generic(
      { table: 'contact', columns: { id: 'id', name: 'name', merged_into: 'now', deleted: 'gone' } },
      'people.csv',
      'id,name,now,gone\nK1,Ada,K2,true\nK2,Ada L,,\n',
    );
    expect(await stored(database, 'contact')).toMatchObject([
      { id: 'K1', merged_into: 'K2', deleted: 1 },
      { id: 'K2', merged_into: null, deleted: 0 },
    ]);
    await database.close();
  });
});
