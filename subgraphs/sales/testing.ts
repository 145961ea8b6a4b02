import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { AnyDatabase } from '../kit/database.ts';
import { openDepartmentDatabase } from '../kit/department.ts';
import { type ImportSummary, importFiles } from '../kit/import/import-files.ts';
import { databaseChangeSource } from '../kit/outbox.ts';
import { salesImport } from './import.ts';
import { migrations } from './migrations.ts';

const directory = mkdtempSync(join(tmpdir(), 'sales-import-'));
const rejectsPath = join(directory, 'rejects.jsonl');

export type Row = Record<string, unknown>;

/** Writes a file to import. Rows become the CSV table that a connector exports; of their columns the first row names all. */
export function file(name: string, content: string | object): string {
  const path = join(directory, name);
  const text = typeof content === 'string' ? content : Array.isArray(content) ? csv(content) : JSON.stringify(content);
  writeFileSync(path, text);
  return path;
}

function csv(rows: Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (value: unknown) => `"${String(value ?? '').replaceAll('"', '""')}"`;
  return [columns, ...rows.map((row) => columns.map((column) => row[column]))]
    .map((cells) => `${cells.map(cell).join(',')}\n`)
    .join('');
}

export async function openSales(databaseUrl = ':memory:'): Promise<AnyDatabase> {
  return openDepartmentDatabase({ migrations }, databaseUrl);
}

export function importSalesforce(database: AnyDatabase, ...paths: string[]): Promise<ImportSummary> {
  return importFiles({ database, department: salesImport, format: 'salesforce', paths, rejectsPath });
}

/** As an organisation of one currency does. */
export function importIn(currency: string, database: AnyDatabase, ...paths: string[]): Promise<ImportSummary> {
  return importFiles({ database, department: salesImport, format: 'salesforce', paths, currency, rejectsPath });
}

/** Each of these tables as a file of its own, in the order given. */
export async function importTables(database: AnyDatabase, ...tables: [table: string, rows: Row[]][]): Promise<void> {
  for (const [table, rows] of tables) await importSalesforce(database, file(`sf_${table}_data.csv`, rows));
}

export async function stored(database: AnyDatabase, table: string): Promise<Row[]> {
  return (await sql<Row>`select * from ${sql.table(table)} order by id`.execute(database.untyped)).rows;
}

/** Everything that an import leaves behind, without what depends on the order in which it came. */
export async function contents(database: AnyDatabase): Promise<Row> {
  const tables: Row = {};
  for (const { table } of Object.values(salesImport.entities))
    tables[table] = (await stored(database, table))
      .filter((row) => row.deleted === 0)
      .map(({ version: _version, content_hash: _hash, ...row }) => row);
  return tables;
}

export function readRejects(): Row[] {
  return readFileSync(rejectsPath, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { file: _file, row: _row, ...reject } = JSON.parse(line);
      return reject;
    });
}

export async function feed(database: AnyDatabase): Promise<string[]> {
  const { changes } = await databaseChangeSource('sales', database).read(0, 10_000);
  return changes.map(({ type, entity, entityId }) => `${type} ${entity} ${entityId}`);
}
