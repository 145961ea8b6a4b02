import { describe, expect, it } from 'vitest';
import { openDepartmentDatabase } from '../kit/department.ts';
import { importFiles } from '../kit/import/import-files.ts';
import { parseMapping } from '../kit/import/mapping.ts';
import { plain } from './import/plain.ts';
import { billingImport } from './import.ts';
import { migrations } from './migrations.ts';
import { file, readRejects, rejectsPath, rows } from './testing.ts';

describe('a generic file', () => {
  it('fills plain tables through its mapping, in major units and with its own delimiter', async () => {
    const database = await openDepartmentDatabase({ migrations }, ':memory:');
    const mapping = parseMapping(
      JSON.stringify({
        table: 'invoice',
        columns: { id: 'Beleg', account_id: 'Kunde', total: 'Betrag' },
        constants: { currency: 'EUR' },
        delimiter: ';',
      }),
      plain,
    );
    const paths = [file('rechnungen.csv', 'Beleg;Kunde;Betrag;Notiz\nR1;K1;12.50;bar\n')];
    await importFiles({ database, department: billingImport, format: 'generic', paths, mapping, rejectsPath });
    expect(await rows(database, 'invoice')).toMatchObject([
      { id: 'R1', account_id: 'K1', total_minor: 1250, status: 'OPEN', attributes: '{"Notiz":"bar"}' },
    ]);
    await database.close();
  });

  it('has its decimals behind a comma where the mapping says so, and amounts with a point are rejected then', async () => {
    const database = await openDepartmentDatabase({ migrations }, ':memory:');
    const mapping = parseMapping(
      JSON.stringify({
        ...{ table: 'invoice', columns: { id: 'Beleg', account_id: 'Kunde', total: 'Betrag' } },
        ...{ constants: { currency: 'EUR' }, delimiter: ';', decimal: ',' },
      }),
      plain,
    );
    const amounts = ['12,50', '1.234,5', '1.234', '-7', '12.50', '1.23,00'];
    const lines = amounts.map((amount, index) => `R${index};K1;${amount}\n`).join('');
    const paths = [file('rechnungen.csv', `Beleg;Kunde;Betrag\n${lines}`)];
    await importFiles({ database, department: billingImport, format: 'generic', paths, mapping, rejectsPath });
    expect((await rows(database, 'invoice')).map(({ total_minor: total }) => total)).toEqual([
      1250, 123450, 123400, -700,
    ]);
    expect(readRejects()).toMatchObject([
      { line: 6, value: '12.50', reason: 'total must be a number such as 1.234,50' },
      { line: 7, value: '1.23,00', reason: 'total must be a number such as 1.234,50' },
    ]);
    await database.close();
  });

  it.each([
    [
      'day-first',
      ['30.11.2026', '3.4.2026 9:05', '31/12/2026 14:05:30', '2026-11-30', '11/30/2026', '30.11.26'],
      '30.11.2026 14:05',
    ],
    [
      'month-first',
      ['11/30/2026', '4/3/2026 9:05 AM', '12/31/2026, 2:05:30 PM', '2026-11-30', '30/11/2026', '4/3/2026 13:00 PM'],
      '11/30/2026 2:05 PM',
    ],
  ])(
    'has its dates %s where the mapping says so, or with the year in front, and others are rejected',
    async (dates, written, example) => {
      const database = await openDepartmentDatabase({ migrations }, ':memory:');
      const mapping = parseMapping(
        JSON.stringify({
          ...{ table: 'invoice', columns: { id: 'No', account_id: 'Customer', total: 'Total', due_at: 'Due' }, dates },
          ...{ constants: { currency: 'EUR' }, delimiter: ';' },
        }),
        plain,
      );
      const lines = written.map((time, index) => `R${index};K1;1.00;${time}\n`).join('');
      const paths = [file('invoices-2026.csv', `No;Customer;Total;Due\n${lines}`)];
      await importFiles({ database, department: billingImport, format: 'generic', paths, mapping, rejectsPath });
      expect((await rows(database, 'invoice')).map(({ due_at }) => new Date(Number(due_at)).toISOString())).toEqual([
        ...[
          '2026-11-30T00:00:00.000Z',
          '2026-04-03T09:05:00.000Z',
          '2026-12-31T14:05:30.000Z',
          '2026-11-30T00:00:00.000Z',
        ],
      ]);
      const reason = expect.stringMatching(
        new RegExp(`^due_at must be .*, or ${example.replaceAll('.', '\\.')} where it exists$`),
      );
      expect(readRejects()).toMatchObject([
        { line: 6, value: written[4], reason },
        { line: 7, value: written[5], reason },
      ]);
      await database.close();
    },
  );

  it('needs no currency for rows that name none, and refuses one', async () => {
    const database = await openDepartmentDatabase({ migrations }, ':memory:');
    const options = { database, department: billingImport, format: 'stripe', rejectsPath, currency: 'EUR' };
    await expect(importFiles({ ...options, paths: [file('invoice.csv', 'id\nin_1\n')] })).rejects.toThrow(
      'each row of this format has its currency, or its mapping names one for all: leave --currency out',
    );
    await database.close();
  });

  it('tells which columns of its mapping the table does not have, and keeps their values', async () => {
    const database = await openDepartmentDatabase({ migrations }, ':memory:');
    const mapping = parseMapping(
      JSON.stringify({ table: 'account', columns: { id: 'No', emial: 'E-Mail' }, constants: { knd: 'company' } }),
      plain,
    );
    const paths = [file('customers-2026.csv', 'No,E-Mail\n1,ada@example.com\n')];
    const options = { database, department: billingImport, format: 'generic', paths, rejectsPath };
    const [summary] = (await importFiles({ ...options, mapping })).files;
    expect(summary?.unknownColumns).toMatch(
      /^emial, knd are no columns of account, kept as attributes; its columns are .*\bemail\b/,
    );
    const [account] = await rows(database, 'account');
    expect(JSON.parse(String(account?.attributes))).toEqual({ emial: 'ada@example.com', knd: 'company' });
    const right = parseMapping(JSON.stringify({ table: 'account', columns: { id: 'No', email: 'E-Mail' } }), plain);
    expect((await importFiles({ ...options, mapping: right })).files[0]?.unknownColumns).toBeUndefined();
    await database.close();
  });

  it('takes a mapping that an editor began with a byte order mark', () => {
    expect(parseMapping('\uFEFF{"table":"account","columns":{"id":"Kunde"}}', plain)).toMatchObject({
      table: 'account',
      columns: { id: 'Kunde' },
    });
  });

  it('keeps columns that its mapping does not name as attributes, also where they are called as ours, and says so', async () => {
    const database = await openDepartmentDatabase({ migrations }, ':memory:');
    const mapping = parseMapping('{"table":"account","columns":{"id":"No"}}', plain);
    const paths = [file('customers-2025.csv', 'No,email,deleted,shoe\n1,ada@example.com,yes,42\n')];
    const options = { database, department: billingImport, format: 'generic', paths, mapping, rejectsPath };
    expect((await importFiles(options)).files).toMatchObject([
      {
        unknownColumns:
          "the file's email, deleted are not named in it, kept as attributes and not as columns of account",
      },
    ]);
    const [account] = await rows(database, 'account');
    expect(account).toMatchObject({ email: null, deleted: 0 });
    expect(JSON.parse(String(account?.attributes))).toEqual({ email: 'ada@example.com', deleted: 'yes', shoe: '42' });
    await database.close();
  });

  it('in JSON has columns of what is nested, by the names on the way to it', async () => {
    const database = await openDepartmentDatabase({ migrations }, ':memory:');
    const columns = { id: 'id', email: 'emails.0.address', city: 'place.city', name: 'full.name', phone: 'place.tel' };
    const mapping = parseMapping(JSON.stringify({ table: 'account', columns }), plain);
    const paths = [
      file('customers-2023.json', [
        { id: '1', emails: [{ address: 'ada@example.com' }], place: { city: 'London' }, 'full.name': 'Ada' },
        { id: '2', emails: [], place: null, full: { name: 'Bo' } },
      ]),
    ];
    const options = { database, department: billingImport, format: 'generic', paths, mapping, rejectsPath };
    expect((await importFiles(options)).files).toMatchObject([{ unknownColumns: 'no row has place.tel', rejected: 0 }]);
    expect(await rows(database, 'account')).toMatchObject([
      { id: '1', email: 'ada@example.com', city: 'London', name: 'Ada' },
      { id: '2', email: null, city: null, name: 'Bo' },
    ]);
    await database.close();
  });

  it('in JSON that lists its rows under a name of its own is told what to call it', async () => {
    const database = await openDepartmentDatabase({ migrations }, ':memory:');
    const mapping = parseMapping('{"table":"account","columns":{"id":"id","email":"address"}}', plain);
    const answer = { members: [{ id: '1', address: 'ada@example.com' }], total_items: 1 };
    const importing = async (name: string) => {
      const paths = [file(name, answer)];
      return importFiles({ database, department: billingImport, format: 'generic', paths, mapping, rejectsPath });
    };
    expect((await importing('audience.json')).rejects.count).toBe(1);
    expect(readRejects()).toMatchObject([
      { reason: 'id is missing: if its rows are those under members, the file must be called members.json' },
    ]);
    expect((await importing('members.json')).rejects.count).toBe(0);
    expect(await rows(database, 'account')).toMatchObject([{ id: '1', email: 'ada@example.com' }]);
    await database.close();
  });

  it('in JSON of which no row has what its mapping names is told of it, since nothing says which names there are', async () => {
    const database = await openDepartmentDatabase({ migrations }, ':memory:');
    const mapping = parseMapping('{"table":"account","columns":{"id":"No","email":"E-Mail","phone":"Tel"}}', plain);
    const paths = [
      file('customers-2024.json', [
        { No: '1', email: 'ada@example.com' },
        { No: '2', Tel: null },
      ]),
    ];
    const options = { database, department: billingImport, format: 'generic', paths, mapping, rejectsPath };
    expect((await importFiles(options)).files).toMatchObject([
      {
        unknownColumns:
          "the file's email is not named in it, kept as attributes and not as columns of account; no row has E-Mail",
      },
    ]);
    await database.close();
  });

  it.each([
    [
      'that names no id',
      '{"table":"account","columns":{"name":"Name"}}',
      "the mapping file's columns or constants must name id, without which there is no account",
    ],
    [
      'that names no currency',
      '{"table":"invoice","columns":{"id":"Beleg","total":"Betrag"}}',
      "the mapping file's columns or constants must name currency, without which there is no invoice",
    ],
    [
      'that fills a column twice',
      '{"table":"account","columns":{"id":"No","kind":"Art"},"constants":{"kind":"company"}}',
      'the mapping file names kind both in columns and in constants: leave one of them out',
    ],
  ])('with a mapping %s is refused before any row', (_what, text, message) => {
    expect(() => parseMapping(text, plain)).toThrow(message);
  });

  it('with a mapping for a table that billing does not have is refused by name', () => {
    expect(() => parseMapping('{"table":"invoices","columns":{}}', plain)).toThrow(
      "the mapping file's table must be one of account, invoice, payment, not invoices",
    );
  });
});
