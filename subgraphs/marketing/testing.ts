import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionResult } from 'graphql';
import { sql } from 'kysely';
import { personalDataScope } from '../kit/caller.ts';
import type { AnyDatabase } from '../kit/database.ts';
import { openDepartmentDatabase, startDepartment } from '../kit/department.ts';
import { type ImportSummary, importFiles } from '../kit/import/import-files.ts';
import { databaseChangeSource } from '../kit/outbox.ts';
import type { Subgraph } from '../kit/subgraph.ts';
import { marketingImport } from './import.ts';
import { migrations } from './migrations.ts';
import { department } from './subgraph.ts';

const directory = mkdtempSync(join(tmpdir(), 'marketing-import-'));
export const rejectsPath = join(directory, 'rejects.jsonl');

export type Row = Record<string, unknown>;
export type Table = [name: string, rows: Row[]];

/** Writes a file to import. Rows become the CSV table that a connector exports. */
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

export function openMarketing(databaseUrl = ':memory:'): Promise<AnyDatabase> {
  return openDepartmentDatabase({ migrations }, databaseUrl);
}

export function importHubspot(database: AnyDatabase, ...paths: string[]): Promise<ImportSummary> {
  return importFiles({ database, department: marketingImport, format: 'hubspot', paths, rejectsPath });
}

/** Each of these tables as a file of its own, in the order given. */
export async function importTables(database: AnyDatabase, ...tables: Table[]): Promise<void> {
  for (const [table, rows] of tables) await importHubspot(database, file(`${table}_data.csv`, rows));
}

export async function stored(database: AnyDatabase, table: string): Promise<Row[]> {
  return (await sql<Row>`select * from ${sql.table(table)} order by id`.execute(database.untyped)).rows;
}

/** Everything that an import leaves behind, without what depends on the order in which it came. */
export async function contents(database: AnyDatabase): Promise<Row> {
  const tables: Row = {};
  for (const { table } of Object.values(marketingImport.entities))
    tables[table] = (await stored(database, table))
      .filter((row) => row.deleted === 0)
      .map(({ version: _version, content_hash: _hash, ...row }) => row);
  return tables;
}

export function readRejects(): Row[] {
  const lines = readFileSync(rejectsPath, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const { file: _file, row: _row, ...reject } = JSON.parse(line);
    return reject;
  });
}

export async function feed(database: AnyDatabase): Promise<Row[]> {
  const { changes } = await databaseChangeSource('marketing', database).read(0, 10_000);
  return changes.map(({ type, entity, entityId, payload }) => ({ type, entity, entityId, payload }));
}

export interface MarketingUnderTest extends AsyncDisposable {
  subgraph: Subgraph;
  ask(query: string, options?: { scopes?: string[]; variables?: Row }): Promise<ExecutionResult>;
  /** What `_entities` answers for customers that consist of these records. */
  customers(recordIds: string[][], selection: string, scopes?: string[]): Promise<ExecutionResult>;
}

/** The subgraph over a database into which these tables were imported. */
export async function startMarketing(databaseUrl: string, tables: Table[]): Promise<MarketingUnderTest> {
  const database = await openMarketing(databaseUrl);
  await importTables(database, ...tables);
  await database.close();
  const subgraph = await startDepartment(department, { databaseUrl });
  const ask: MarketingUnderTest['ask'] = (query, { scopes = [personalDataScope], variables = {} } = {}) =>
    subgraph.execute({ query, variables, requestId: 'test', caller: { subject: 'test', scopes: new Set(scopes) } });
  return {
    subgraph,
    ask,
    customers: (recordIds, selection, scopes) =>
      ask(
        `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { marketing { ${selection} } } } }`,
        {
          scopes,
          variables: {
            of: recordIds.map((marketingRecordIds, index) => ({
              __typename: 'Customer',
              id: `c${index}`,
              marketingRecordIds,
            })),
          },
        },
      ),
    [Symbol.asyncDispose]: () => subgraph.close(),
  };
}
