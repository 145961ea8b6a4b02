import { describe, expect, it } from 'vitest';
import { dialects } from '../../test/engines/dialects.ts';
import { vendorFolder } from '../../test/engines/vendor-data.ts';
import type { AnyDatabase } from '../kit/database.ts';
import { openDepartmentDatabase } from '../kit/department.ts';
import { migrations } from './migrations.ts';
import { accounts, file, readRejects, rows, stripe } from './testing.ts';

describe.each(dialects)("Stripe's exports imported into $name", (mode) => {
  const open = async (): Promise<AnyDatabase> => openDepartmentDatabase({ migrations }, await mode.databaseUrl());

  it('give the same account from a CSV row and from an API object', async () => {
    const fromCsv = await open();
    const fromApi = await open();
    await stripe(
      fromCsv,
      file(
        'customer_data.csv',
        'id,created,name,email,balance,currency,address_line_1,address_city,address_country,delinquent,metadata,is_deleted\n' +
          'cus_1,2021-01-18 12:35:30,Ada,ada@example.com,-500,eur,Main St 1,Berlin,DE,false,"{""external_id"":""X-1""}",false\n',
      ),
    );
    await stripe(
      fromApi,
      file('customers.json', {
        object: 'list',
        data: [
          {
            id: 'cus_1',
            object: 'customer',
            created: 1610973330,
            name: 'Ada',
            email: 'ada@example.com',
            balance: -500,
            currency: 'eur',
            address: { line1: 'Main St 1', line2: null, city: 'Berlin', country: 'DE' },
            delinquent: false,
            metadata: { external_id: 'X-1' },
          },
        ],
      }),
    );
    expect(await rows(fromApi, 'account')).toEqual(await rows(fromCsv, 'account'));
    expect(await rows(fromApi, 'account')).toMatchObject([
      { id: 'cus_1', owed_minor: -500, created_at: 1610973330000 },
    ]);
    await fromCsv.close();
    await fromApi.close();
  });

  it('take a customer for a company that has a business name, or a legal form behind its name', async () => {
    const database = await open();
    const names = [
      { name: 'Jane Doe', business_name: 'Acme', individual_name: 'Jane Doe' },
      { name: 'Acme, Inc.' },
      { name: 'Müller GmbH & Co. KG' },
      { name: 'Jane Doe', individual_name: 'Jane Doe' },
      { name: 'Inc' },
      { name: 'Joao Sa' },
    ];
    const data = names.map((named, n) => ({ id: `cus_${n}`, object: 'customer', created: 1610973330, ...named }));
    await stripe(database, file('customers.json', { object: 'list', data }));
    expect((await accounts(database)).map(({ name, kind }) => [name, kind])).toEqual([
      ['Acme', 'ORGANISATION'],
      ['Acme, Inc.', 'ORGANISATION'],
      ['Müller GmbH & Co. KG', 'ORGANISATION'],
      ['Jane Doe', 'PERSON'],
      ['Inc', 'PERSON'],
      ['Joao Sa', 'PERSON'],
    ]);
    await database.close();
  });

  it('take apart an invoice with its lines and expanded references', async () => {
    const database = await open();
    const summary = await stripe(
      database,
      file('invoice.jsonl', {
        id: 'in_1',
        object: 'invoice',
        customer: { id: 'cus_9', object: 'customer', name: 'Bo', created: 1610973330, metadata: {} },
        charge: 'ch_1',
        currency: 'eur',
        amount_due: 1000,
        amount_paid: 0,
        amount_remaining: 1000,
        total: 1000,
        status: 'open',
        created: 1610973330,
        due_date: 1611973330,
        lines: {
          object: 'list',
          data: [
            {
              id: 'il_1',
              object: 'line_item',
              amount: 1000,
              currency: 'eur',
              period: { start: 1610973330, end: 1613651730 },
              quantity: 1,
            },
          ],
        },
      }),
    );
    expect(summary.rejects.count).toBe(0);
    expect(await rows(database, 'invoice')).toMatchObject([
      { id: 'in_1', account_id: 'cus_9', amount_remaining_minor: 1000 },
    ]);
    expect(await rows(database, 'invoice_line')).toMatchObject([
      { id: 'il_1', invoice_id: 'in_1', amount_minor: 1000 },
    ]);
    expect(await rows(database, 'account')).toMatchObject([{ id: 'cus_9', name: 'Bo' }]);
    await database.close();
  });

  it('name the subscription and the price of an invoice and its lines where the API of 2025 says them', async () => {
    const database = await open();
    const line = { id: 'il_1', object: 'line_item', amount: 100, currency: 'eur' };
    const lines = [
      { ...line, parent: { subscription_item_details: { subscription: 'sub_1', subscription_item: 'si_1' } } },
      { ...line, id: 'il_2', parent: { invoice_item_details: { subscription: 'sub_1', invoice_item: 'ii_1' } } },
    ].map((each) => ({ ...each, pricing: { type: 'price_details', price_details: { price: 'price_1' } } }));
    await stripe(
      database,
      file('invoice.jsonl', {
        ...{ id: 'in_1', object: 'invoice', customer: 'cus_1', currency: 'eur', total: 200, status: 'open' },
        parent: { type: 'subscription_details', subscription_details: { metadata: {}, subscription: 'sub_1' } },
        lines: { object: 'list', data: lines },
      }),
    );
    expect(await rows(database, 'invoice')).toMatchObject([{ subscription_id: 'sub_1' }]);
    expect(await rows(database, 'invoice_line')).toMatchObject([
      { id: 'il_1', subscription_id: 'sub_1', plan_id: 'price_1' },
      { id: 'il_2', subscription_id: 'sub_1', plan_id: 'price_1' },
    ]);
    await database.close();
  });

  it('have a company in a customer whose tax ids the API lists, and the subscriptions that it lists there', async () => {
    const database = await open();
    const customer = (id: string, ...taxIds: object[]) => ({
      id,
      object: 'customer',
      tax_ids: { object: 'list', data: taxIds, has_more: false },
      subscriptions: { object: 'list', data: [{ id: `sub_${id}`, object: 'subscription', status: 'active' }] },
    });
    const cpf = { id: 'txi_2', object: 'tax_id', type: 'br_cpf', value: '123.456.789-87' };
    await stripe(
      database,
      file('customers.json', {
        data: [
          customer('cus_1', { id: 'txi_1', object: 'tax_id', type: 'eu_vat', value: 'DE123456789' }),
          customer('cus_2', cpf),
          customer('cus_3'),
        ],
      }),
    );
    expect((await rows(database, 'account')).map(({ tax_id }) => tax_id)).toEqual(['DE123456789', null, null]);
    expect((await accounts(database)).map(({ kind }) => kind)).toEqual(['ORGANISATION', 'PERSON', 'PERSON']);
    expect((await rows(database, 'subscription')).map(({ id, account_id }) => [id, account_id])).toEqual([
      ['sub_cus_1', 'cus_1'],
      ['sub_cus_2', 'cus_2'],
      ['sub_cus_3', 'cus_3'],
    ]);
    await database.close();
  });

  it('have a company in a customer whose tax ids are known, until a row says that there are none', async () => {
    const database = await open();
    const told = async (changed: object) => {
      const customer = { id: 'cus_1', object: 'customer', created: 1610973330, ...changed };
      await stripe(database, file('customers.json', { object: 'list', data: [customer] }));
      const [row] = await rows(database, 'account');
      return [row?.name, row?.tax_id, (await accounts(database))[0]?.kind];
    };
    const vat = { object: 'tax_id', type: 'eu_vat', value: 'DE123456789' };
    expect(await told({ name: 'Acme', tax_ids: { data: [vat] } })).toEqual(['Acme', 'DE123456789', 'ORGANISATION']);
    expect(await told({ name: 'Acme Europe' })).toEqual(['Acme Europe', 'DE123456789', 'ORGANISATION']);
    expect(await told({ name: 'Ada', tax_ids: { data: [] } })).toEqual(['Ada', null, 'PERSON']);
    await database.close();
  });

  it('are read from a warehouse that writes the names of its columns in capitals', async () => {
    const database = await open();
    const summary = await stripe(
      database,
      file(
        'CUSTOMER.csv',
        '"ID","NAME","CURRENCY","BALANCE","_FIVETRAN_SYNCED"\ncus_1,Ada,eur,-500,2021-01-18 12:35:30\n',
      ),
      file('PRODUCT.csv', 'ID,NAME\nprod_1,Shirt\n'),
    );
    expect(await rows(database, 'account')).toMatchObject([{ id: 'cus_1', name: 'Ada', owed_minor: -500 }]);
    expect(summary.files.at(-1)?.problem).toMatch('no column is called "id"');
    await database.close();
  });

  it('of a connector that takes nothing apart are the objects of the API, a field a column', async () => {
    const database = await open();
    const { files } = await stripe(
      database,
      file(
        'customers.csv',
        '_airbyte_raw_id,id,object,name,address,created,balance,currency\n' +
          'r1,cus_1,customer,Ada,"{""city"": ""Berlin"", ""line1"": ""Main St 1"", ""line2"": null}",1610973330,-500,eur\n',
      ),
      file(
        'subscriptions.csv',
        'id,object,customer,status,start_date,items\n' +
          'sub_1,subscription,cus_1,active,1610973330,"{""data"": [{""id"": ""si_1"", ""object"": ""subscription_item"", ""price"": {""id"": ""price_1"", ""object"": ""price"", ""currency"": ""eur"", ""unit_amount"": 900}, ""quantity"": 2}]}"\n',
      ),
      file(
        'charges.csv',
        'id,object,amount,currency,customer,invoice,status,captured,created\n' +
          'ch_1,charge,1200,eur,cus_1,in_1,succeeded,true,1610973330\n',
      ),
      file('payouts.csv', 'id,object\npo_1,payout\n'),
    );
    expect(files.at(-1)).toMatchObject({
      leftOut: 'billing shows what was charged and paid, not how the payment provider handles it',
    });
    expect(await rows(database, 'account')).toMatchObject([
      { id: 'cus_1', name: 'Ada', street: 'Main St 1', city: 'Berlin', owed_minor: -500, currency: 'EUR' },
    ]);
    expect(await rows(database, 'subscription')).toMatchObject([{ account_id: 'cus_1', item_list: '["si_1"]' }]);
    expect(await rows(database, 'subscription_item')).toMatchObject([
      { subscription_id: 'sub_1', plan_id: 'price_1', quantity: 2 },
    ]);
    expect(await rows(database, 'plan')).toMatchObject([{ id: 'price_1', amount_minor: 900 }]);
    expect(await rows(database, 'payment')).toMatchObject([
      { account_id: 'cus_1', invoice_id: 'in_1', amount_minor: 1200, created_at: 1610973330000 },
    ]);
    await database.close();
  });

  it('of a connector that puts two underscores before what is nested, and leaves out what kind they are, say as much', async () => {
    const database = await open();
    await stripe(
      database,
      file('customers.csv', 'id,name,address__city,address__line1,_sdc_sequence\ncus_1,Ada,Berlin,Main St 1,1\n'),
      file('customers.jsonl', JSON.stringify({ id: 'cus_2', address__city: 'Rome', address__line1: 'Via 2' })),
      file('subscriptions.csv', 'id,customer,status,start_date\nsub_1,cus_1,active,2026-01-01\n'),
      file('charges.csv', 'id,customer,amount,currency,status\nch_1,cus_1,1200,eur,succeeded\n'),
      file('refunds.csv', 'id,charge,amount,currency,status\nre_1,ch_1,200,eur,succeeded\n'),
      file('prices.csv', 'id,product,unit_amount,currency,recurring__interval\nprice_1,prod_1,900,eur,month\n'),
    );
    expect(await rows(database, 'account')).toMatchObject([
      { id: 'cus_1', street: 'Main St 1', city: 'Berlin' },
      { id: 'cus_2', street: 'Via 2', city: 'Rome' },
    ]);
    expect(await rows(database, 'subscription')).toMatchObject([{ id: 'sub_1', account_id: 'cus_1' }]);
    expect(await rows(database, 'payment')).toMatchObject([{ id: 'ch_1', account_id: 'cus_1' }]);
    expect(await rows(database, 'refund')).toMatchObject([{ id: 're_1', payment_id: 'ch_1' }]);
    expect(await rows(database, 'plan')).toMatchObject([
      { product_id: 'prod_1', amount_minor: 900, interval: 'MONTH' },
    ]);
    await database.close();
  });

  it('show a line of an invoice once, although its invoice item is exported as well', async () => {
    const database = await open();
    const said = { amount: 100, currency: 'eur', invoice: 'in_1' };
    const { rejects } = await stripe(
      database,
      file('line_items.json', [{ ...said, id: 'il_1', object: 'line_item', invoice_item: 'ii_1' }]),
      file('invoiceitems.json', [
        { ...said, id: 'ii_1', object: 'invoiceitem' },
        { ...said, id: 'ii_2', object: 'invoiceitem', invoice: null },
      ]),
    );
    expect(await rows(database, 'invoice_line')).toMatchObject([{ id: 'il_1' }]);
    expect(rejects.count).toBe(0);
    await database.close();
  });

  it('delete a draft invoice and an item of which the API only says that they are gone', async () => {
    const database = await open();
    await stripe(database, file('invoice.jsonl', { id: 'in_1', object: 'invoice', currency: 'eur', total: 5 }));
    const gone = [
      { id: 'in_1', object: 'invoice', deleted: true },
      { id: 'si_1', object: 'subscription_item', deleted: true },
    ];
    const { rejects } = await stripe(database, file('gone.json', gone));
    expect(rejects.count).toBe(0);
    expect(await rows(database, 'invoice')).toMatchObject([{ id: 'in_1', total_minor: null, deleted: 1 }]);
    expect(await rows(database, 'subscription_item')).toMatchObject([{ id: 'si_1', deleted: 1 }]);
    await database.close();
  });

  it('have amounts in minor units where Stripe counts a currency otherwise', async () => {
    const database = await open();
    const charge = (currency: string, amount: number) => ({
      ...{ id: `ch_${currency}`, object: 'charge', currency, amount },
      amount_refunded: amount,
    });
    const charges = [charge('huf', 500), charge('isk', 500), charge('jpy', 500), charge('kwd', 5000)];
    charges.push(charge('mga', 5), charge('ugx', 500));
    await stripe(database, file('charges.json', { object: 'list', data: charges }));
    const invoice = { id: 'in_1', object: 'invoice', currency: 'isk', amount_due: 900, amount_paid: 400, total: 1000 };
    const line = { id: 'il_1', object: 'line_item', currency: 'isk', amount: 1000, invoice: 'in_1' };
    await stripe(database, file('invoice.jsonl', { ...invoice, lines: { data: [line] } }));
    await stripe(database, file('customer.jsonl', { id: 'cus_1', object: 'customer', currency: 'ugx', balance: -700 }));
    await stripe(database, file('price.jsonl', { id: 'price_1', object: 'price', currency: 'mga', unit_amount: 7 }));
    const payments = await rows(database, 'payment');
    expect(payments.filter(({ amount_minor, refunded_minor }) => amount_minor !== refunded_minor)).toEqual([]);
    expect(payments.map(({ id, amount_minor }) => [id, amount_minor])).toEqual([
      ['ch_huf', 500],
      ['ch_isk', 5],
      ['ch_jpy', 500],
      ['ch_kwd', 5000],
      ['ch_mga', 500],
      ['ch_ugx', 5],
    ]);
    expect(await rows(database, 'invoice')).toMatchObject([
      { total_minor: 10, amount_due_minor: 9, amount_paid_minor: 4, amount_remaining_minor: 5 },
    ]);
    expect(await rows(database, 'invoice_line')).toMatchObject([{ amount_minor: 10 }]);
    expect(await rows(database, 'account')).toMatchObject([{ owed_minor: -7 }]);
    expect(await rows(database, 'plan')).toMatchObject([{ amount_minor: 700 }]);
    await database.close();
  });

  it('refuse a fraction of a currency that Stripe counts in hundredths and has none', async () => {
    const database = await open();
    await stripe(
      database,
      file('charge.jsonl', { id: 'ch_1', object: 'charge', currency: 'isk', amount: 4010, status: 'succeeded' }),
    );
    expect(readRejects()).toMatchObject([
      { column: 'amount', reason: 'amount must be a multiple of 100: Stripe counts whole ISK in hundredths' },
    ]);
    await database.close();
  });

  it('delete for good what the API calls deleted, in either order', async () => {
    const alive = file('alive.jsonl', {
      id: 'cus_1',
      object: 'customer',
      name: 'Ada',
      created: 1610973330,
      metadata: {},
    });
    const gone = file('gone.jsonl', { id: 'cus_1', object: 'customer', deleted: true });
    for (const order of [
      [alive, gone],
      [gone, alive],
    ]) {
      const database = await open();
      await stripe(database, ...order);
      expect(await rows(database, 'account')).toMatchObject([{ id: 'cus_1', deleted: 1 }]);
      await database.close();
    }
  });

  it('put each bad row into the rejects file with line, column, value and reason, and take the rest', async () => {
    const database = await open();
    const summary = await stripe(
      database,
      file(
        'charge_data.csv',
        'id,amount,currency,customer_id,status,created,captured\n' +
          'ch_1,100,eur,cus_1,succeeded,2021-01-18 12:35:30,true\n' +
          ',100,eur,cus_1,succeeded,2021-01-18 12:35:30,true\n' +
          'ch_3,ten,eur,cus_1,succeeded,2021-01-18 12:35:30,true\n' +
          'ch_4,-5,eur,cus_1,succeeded,2021-01-18 12:35:30,true\n' +
          'ch_5,100,qqq,cus_1,succeeded,2021-01-18 12:35:30,true\n' +
          'ch_6,100,eur,cus_1,succeeded,2021-02-30 12:35:30,true\n' +
          'ch_7,100,eur,cus_1,succeeded,2021-01-18 12:35:30,true\n',
      ),
    );
    expect((await rows(database, 'payment')).map(({ id }) => id)).toEqual(['ch_1', 'ch_7']);
    expect(readRejects()).toEqual([
      { line: 3, column: 'id', value: '', reason: 'id is missing' },
      { line: 4, column: 'amount', value: 'ten', reason: 'amount must be a whole number' },
      { line: 5, column: 'amount', value: '-5', reason: 'amount must be a whole number of at least 0' },
      { line: 6, column: 'currency', value: 'qqq', reason: 'currency must be an ISO 4217 currency code such as EUR' },
      { line: 7, column: 'created', value: '2021-02-30 12:35:30', reason: 'created must be a day and time that exist' },
    ]);
    expect(summary.files).toMatchObject([{ rows: 7, rejected: 5, counts: { inserted: 2 } }]);
    await database.close();
  });

  it('say which rows were left out, and which have columns of another name', async () => {
    const database = await open();
    const { files } = await stripe(
      database,
      file('answers.jsonl', [
        { id: 'txn_1', object: 'balance_transaction', amount: 5 },
        { id: 'po_1', object: 'payout', amount: 5 },
        { id: 'txn_2', object: 'balance_transaction', amount: 5 },
      ]),
      file('customers.jsonl', { id: 'cus_1', object: 'customer', Email: 'ada@example.com', Name: 'Ada' }),
      file('product.csv', 'id,name,shirt_size\nprod_1,Shirt,XL\n'),
      file('gone.json', { id: 'cus_3', object: 'customer', deleted: true }),
    );
    const noPlace = 'billing shows what was charged and paid, not how the payment provider handles it';
    expect(files.map(({ passedOver }) => passedOver)).toEqual([
      `2 rows of balance_transaction are left out (${noPlace}); 1 rows of payout are left out (${noPlace})`,
      '1 rows of customer have nothing that is read but an id: Email, Name are kept as attributes',
      undefined,
      undefined,
    ]);
    await database.close();
  });

  it("empty nothing by a CSV file of Stripe's own pages, whose columns have other names", async () => {
    const database = await open();
    const account = [{ id: 'cus_1', name: 'Ada', email: 'ada@example.com', deleted: 0 }];
    await stripe(
      database,
      file('customers.json', { id: 'cus_1', object: 'customer', name: 'Ada', email: 'ada@example.com' }),
    );
    const header = 'id,Description,Email,Name,Created (UTC),Delinquent';
    const { files } = await stripe(
      database,
      file('customers.csv', `${header}\ncus_1,,,,,\ncus_2,,bo@example.com,Bo,2026-01-02 10:00:00,false\n`),
    );
    expect(files).toMatchObject([
      {
        problem:
          'no column of a customer but its id is read here: the others are Description, Email, Name, Created (UTC), Delinquent; a table with other columns is for the format generic, with a --mapping',
      },
    ]);
    expect(await rows(database, 'account')).toMatchObject(account);
    await database.close();
  });

  it('keep columns that billing does not know as source attributes', async () => {
    const database = await open();
    await stripe(database, file('customer_data.csv', 'id,name,shirt_size,empty\ncus_1,Ada,XL,\n'));
    const [account] = await rows(database, 'account');
    expect(JSON.parse(String(account?.attributes))).toEqual({ shirt_size: 'XL' });
    await database.close();
  });

  it('of the real connector are taken in whole, and a second time change nothing', async (context) => {
    const folder = vendorFolder('stripe');
    if (!folder) return context.skip();
    const database = await open();
    const first = await stripe(database, folder);
    const second = await stripe(database, folder);
    expect(first.rejects.count).toBe(0);
    expect(first.files.filter((read) => !read.leftOut).reduce((sum, read) => sum + read.rows, 0)).toBe(96);
    expect(second.files.map(({ counts }) => counts.inserted + counts.updated + counts.deleted)).not.toContain(1);
    await database.close();
  });
});
