import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { AnyDatabase } from '../kit/database.ts';
import { type ImportSummary, importFiles } from '../kit/import/import-files.ts';
import { billingImport } from './import.ts';
import { type BillingAccount, toAccount } from './repository/accounts.ts';
import type { AccountRow } from './tables.ts';

const directory = mkdtempSync(join(tmpdir(), 'billing-import-'));
export const rejectsPath = join(directory, 'rejects.jsonl');

/** Writes a file to import; what is no text as JSON. */
export function file(name: string, content: string | object): string {
  const path = join(directory, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

export function stripe(database: AnyDatabase, ...paths: string[]): Promise<ImportSummary> {
  return importFiles({ database, department: billingImport, format: 'stripe', paths, rejectsPath });
}

export async function rows(database: AnyDatabase, table: string): Promise<Record<string, unknown>[]> {
  return (await sql<Record<string, unknown>>`select * from ${sql.table(table)} order by id`.execute(database.untyped))
    .rows;
}

/** The accounts as billing shows them. */
export async function accounts(database: AnyDatabase): Promise<BillingAccount[]> {
  return ((await rows(database, 'account')) as unknown as AccountRow[]).map(toAccount);
}

/** What the last import rejected, without the file and the row. */
export function readRejects(): Record<string, unknown>[] {
  const lines = readFileSync(rejectsPath, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const { file: _file, row: _row, ...reject } = JSON.parse(line);
    return reject;
  });
}
