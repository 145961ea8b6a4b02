import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError } from '../environment.ts';
import { importConfig } from './config.ts';

test('an import goes where the house reads, and an empty variable counts as not set', () => {
  expect(importConfig({ DATA_DIR: '/data', SALES_DATABASE_URL: '' }, 'sales').databaseUrl).toBe('/data/sales.sqlite');
  expect(importConfig({ SALES_DATABASE_URL: 'postgres://db/sales' }, 'sales')).toEqual({
    databaseUrl: 'postgres://db/sales',
    dataDirectory: './data',
  });
});

test('a misspelled database address is refused, and no file of that name is made', () => {
  const variables = { SALES_DATABASE_URL: 'postgress://sales:secret@db/sales' };
  expect(() => importConfig(variables, 'sales')).toThrow(ConfigError);
  expect(() => importConfig(variables, 'sales')).toThrow('SALES_DATABASE_URL must be like postgres://host/database');
});

test('an import whose database cannot be opened says which variable names it', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'customer-graph-'));
  writeFileSync(join(directory, 'sales.sqlite'), 'no database');
  const script = join(import.meta.dirname, '../import.ts');
  const told = await new Promise((resolve) => {
    const env = { ...process.env, DATA_DIR: directory, SALES_DATABASE_URL: '' };
    execFile(process.execPath, [script, 'sales', 'salesforce', directory], { env }, (_error, _out, said) =>
      resolve(said),
    );
  });
  expect(told).toBe(
    'the database of sales cannot be opened (file is not a database): it is SALES_DATABASE_URL where that is set, ' +
      `else a file in DATA_DIR, ${directory}\n`,
  );
});
