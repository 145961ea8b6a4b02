import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDepartmentDatabase } from '../../subgraphs/kit/department.ts';
import { importFiles } from '../../subgraphs/kit/import/import-files.ts';
import type { Reject } from '../../subgraphs/kit/import/rejects.ts';
import { departments } from '../../subgraphs/subgraphs.ts';
import { dialects } from '../engines/dialects.ts';

const long = 'é'.repeat(4000);
const tooLong = (column: string) =>
  `${column} must not be longer than 900 bytes, since rows are looked up by it: this has 8000`;
const price = 'eur,open,1,0,1,2026-01-01';

/** The second of three rows has the value. */
const cases: [what: string, file: string, lines: string[], column: string | null, reason: string][] = [
  [
    'a quantity beyond 32 bits',
    'billing stripe subscription_item.csv',
    [
      'id,subscription_id,quantity,created',
      'a,s,1,2026-01-01',
      'b,s,3000000000,2026-01-01',
      'c,s,2147483647,2026-01-01',
    ],
    'quantity',
    'quantity must be a whole number of at most 2147483647',
  ],
  [
    'a probability beyond 32 bits',
    'sales salesforce opportunity.csv',
    ['id,probability,created_date', 'a,10,2026-01-01', 'b,3000000000,2026-01-01', 'c,90,2026-01-01'],
    'probability',
    'probability must be a percentage',
  ],
  ['a long id', 'billing stripe customer.csv', ['id,name', 'a,Ada', `${long},Bo`, 'c,Cy'], 'id', tooLong('id')],
  [
    'a long reference',
    'billing stripe invoice.csv',
    [
      'id,customer_id,currency,status,amount_due,amount_paid,total,created',
      ...[`a,x,${price}`, `b,${long},${price}`, `c,x,${price}`],
    ],
    'customer_id',
    tooLong('customer_id'),
  ],
  [
    'a long name',
    'marketing hubspot contact_list.csv',
    ['id,name', '1,A', `2,${long}`, '3,C'],
    'name',
    tooLong('name'),
  ],
  [
    'a long email',
    'marketing hubspot contact.csv',
    ['id,property_email', '1,a@x.io', `2,${long}`, '3,c@x.io'],
    'property_email',
    tooLong('property_email'),
  ],
  [
    'a long id of several cells',
    'marketing hubspot contact_enrichment.csv',
    [
      'contact_id,provider,attribute,value,observed_at',
      '1,p,a,v,2026-01-01',
      `${['x', 'y', 'z'].map((letter) => letter.repeat(900)).join(',')},v,2026-01-01`,
      '3,p,a,v,2026-01-01',
    ],
    null,
    "an id must not be longer than 2000 bytes: what this row's is made of has 2702",
  ],
];

describe.each(dialects)('on $name', (dialect) => {
  it.each(cases)('%s costs its row and no other', async (_what, named, lines, column, reason) => {
    const [name, format = '', fileName = ''] = named.split(' ');
    const department = await departments.find((entry) => entry.name === name)?.load();
    if (!department) throw new Error(`no department is called ${name}`);
    const folder = mkdtempSync(join(tmpdir(), 'odd-values-'));
    const file = join(folder, fileName);
    writeFileSync(file, `${lines.join('\n')}\n`);
    const database = await openDepartmentDatabase(department, await dialect.databaseUrl());
    onTestFinished(() => database.close());
    const rejectsPath = join(folder, 'rejects.jsonl');
    const { files } = await importFiles({
      database,
      department: department.import,
      format,
      paths: [file],
      rejectsPath,
    });

    expect(files).toMatchObject([{ rows: 3, rejected: 1, counts: { inserted: 2 } }]);
    const rejects: Reject[] = readFileSync(rejectsPath, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rejects).toMatchObject([{ file, line: 3, column, reason }]);
  });
});
