import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import { department } from '../../subgraphs/billing/subgraph.ts';
import { openDepartmentDatabase } from '../../subgraphs/kit/department.ts';
import { importFiles } from '../../subgraphs/kit/import/import-files.ts';

it('a folder with odd files is imported to its end, and every file is accounted for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'odd-files-'));
  const customers = 'id,name\ncus_1,Ada\n';
  mkdirSync(join(folder, 'below'));
  writeFileSync(join(folder, 'below', 'customer_data.csv'), 'id;name\ncus_2;Bo\n');
  writeFileSync(join(folder, 'charge_data.csv'), '');
  writeFileSync(join(folder, 'customer.csv.gz'), gzipSync(customers));
  writeFileSync(
    join(folder, 'invoice_data.csv.gz'),
    gzipSync(`id,currency\n${'in_1,eur\n'.repeat(5000)}`).subarray(0, 60),
  );
  writeFileSync(join(folder, 'notes.txt'), 'hello');
  writeFileSync(join(folder, 'plan_data.csv'), Buffer.from([0xff, 0xfe, 0x41, 0x00]));
  writeFileSync(join(folder, 'refund_data.csv'), 'id,amount,amount\n');
  writeFileSync(join(folder, 'transfer_data.csv'), 'id\ntr_1\n');
  const rejectsPath = join(folder, '.rejects', 'rejects.jsonl');
  const database = await openDepartmentDatabase(department, ':memory:');
  const { files, rejects } = await importFiles({
    database,
    department: department.import,
    format: 'stripe',
    paths: [folder],
    rejectsPath,
  });
  await database.close();

  const outcome = files.map(({ file, rows, leftOut, problem }) => [
    file.slice(folder.length + 1),
    leftOut ?? problem ?? rows,
  ]);
  expect(outcome).toEqual([
    ['below/customer_data.csv', 1],
    ['charge_data.csv', 'the file is empty: its first line must name the columns'],
    ['customer.csv.gz', 1],
    ['invoice_data.csv.gz', 'the gzip data ends too early'],
    ['notes.txt', 'not a .csv, .json, .jsonl or .ndjson file'],
    ['plan_data.csv', 'the first line is no CSV header in UTF-8: save the file as CSV in UTF-8'],
    ['refund_data.csv', 'the first line names the column amount twice: give one of them another name'],
    ['transfer_data.csv', 'billing shows what was charged and paid, not how the payment provider handles it'],
  ]);
  expect(rejects.count).toBe(4);
  expect(readFileSync(rejectsPath, 'utf8').trim().split('\n')).toHaveLength(4);
});

async function imported(folder: string) {
  const database = await openDepartmentDatabase(department, ':memory:');
  onTestFinished(() => database.close());
  const rejectsPath = join(folder, '.rejects', 'rejects.jsonl');
  const { files } = await importFiles({
    ...{ database, department: department.import, format: 'stripe' },
    ...{ paths: [folder], rejectsPath },
  });
  return files.map(({ file, rows, leftOut, problem }) => [file.slice(folder.length + 1), leftOut ?? problem ?? rows]);
}

it('a file that is called like what every object has is no table, and one in capitals is its table', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'odd-files-'));
  const names = ['CUSTOMER_DATA.CSV', '__proto__.csv', 'constructor.csv', 'valueOf.json'];
  const [customers, json] = ['id,name\ncus_1,Ada\n', '{"id": "cus_1", "name": "Ada"}'];
  for (const name of names) writeFileSync(join(folder, name), name.endsWith('.json') ? json : customers);
  expect(await imported(folder)).toEqual([
    ['CUSTOMER_DATA.CSV', 1],
    ['__proto__.csv', 'billing has no place for the table __proto__'],
    ['constructor.csv', 'billing has no place for the table constructor'],
    ['valueOf.json', 1],
  ]);
});

it('links to files are followed, and other links are named', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'odd-files-'));
  const elsewhere = mkdtempSync(join(tmpdir(), 'odd-files-'));
  writeFileSync(join(elsewhere, 'customers'), 'id,name\ncus_1,Ada\n');
  symlinkSync(join(elsewhere, 'customers'), join(folder, 'customer.csv'));
  symlinkSync(join(elsewhere, 'gone'), join(folder, 'invoice.csv'));
  symlinkSync(elsewhere, join(folder, 'more'));
  expect(await imported(folder)).toEqual([
    ['customer.csv', 1],
    ['invoice.csv', 'a link to no file'],
    ['more', 'a link to a folder, which may lead in circles: name that folder itself'],
  ]);
});

it('what is no export is a problem of the file, and a table without rows is none', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'odd-files-'));
  writeFileSync(join(folder, 'charge.csv'), '\n\n  \n');
  writeFileSync(join(folder, 'customer.csv'), '<!DOCTYPE html><html><body>502 Bad Gateway</body></html>\n');
  writeFileSync(join(folder, 'invoice.json'), '');
  writeFileSync(join(folder, 'plan.csv'), 'id,nickname\n');
  writeFileSync(join(folder, 'product.json'), '[]');
  writeFileSync(join(folder, 'refund.jsonl'), '');
  expect(await imported(folder)).toEqual([
    ['charge.csv', 'the file is empty: its first line must name the columns'],
    [
      'customer.csv',
      'no column is called "id": the first line must name the columns, and is <!DOCTYPE html><html><body>502 Bad Gateway</body></html>; a table with other columns is for the format generic, with a --mapping',
    ],
    ['invoice.json', 'the file is empty: it must hold an object or a list'],
    ['plan.csv', 0],
    ['product.json', 0],
    ['refund.jsonl', 0],
  ]);
});
