import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { sql } from 'kysely';
import type { AnyDatabase } from '../database.ts';
import { type DepartmentImport, type ImportFormat, isCsv, isImportable, tableName } from './format.ts';
import { type Mapping, mappedCells } from './mapping.ts';
import { readCsv } from './read-csv.ts';
import { type JsonObject, readJson } from './read-json.ts';
import { type Reject, RejectsFile } from './rejects.ts';
import { type RowChange, RowError } from './row-change.ts';
import { type Cell, SourceRow } from './source-row.ts';
import { noCounts, type WriteCounts, writeBatch } from './write-batch.ts';

export interface ImportOptions {
  database: AnyDatabase;
  department: DepartmentImport;
  /** `hubspot`, `salesforce`, `zendesk`, `stripe` or `generic`. */
  format: string;
  /** Files, or folders whose files are all taken. */
  paths: readonly string[];
  /** Needed for `generic`. */
  mapping?: Mapping;
  rejectsPath: string;
  onProgress?: (progress: ImportProgress) => void;
}

export interface ImportProgress {
  file: string;
  bytes: number;
  totalBytes: number;
  rows: number;
}

export interface FileSummary {
  file: string;
  rows: number;
  rejected: number;
  counts: WriteCounts;
  /** Why the file was not read at all. */
  leftOut?: string;
}

export interface ImportSummary {
  files: FileSummary[];
  rejects: { count: number; path: string };
  seconds: number;
}

/** Large enough that a durable commit costs little, small enough that memory stays flat and readers of the feed are soon served. */
const rowsPerTransaction = 4000;

interface Incoming {
  line: number;
  source: Record<string, unknown>;
  changes: RowChange[];
}

/**
 * Imports files into a department's database, one batch a transaction. What cannot be taken in is in the rejects file; run
 * again after an interruption it ends where an undisturbed run would have.
 *
 * @throws Error when the format is unknown to the department or a path cannot be read.
 */
export async function importFiles(options: ImportOptions): Promise<ImportSummary> {
  const format = formatOf(options.department, options.format);
  const started = performance.now();
  const rejects = new RejectsFile(options.rejectsPath);
  const files: FileSummary[] = [];
  try {
    for (const file of await listFiles(options.paths)) files.push(await importFile(options, format, file, rejects));
  } finally {
    await rejects.close();
  }
  await refreshStatistics(options.database, options.department);
  return {
    files,
    rejects: { count: rejects.count, path: rejects.path },
    seconds: (performance.now() - started) / 1000,
  };
}

/** PostgreSQL plans badly over tables that grew since it last looked, and looks again only after a while. */
async function refreshStatistics({ dialect, untyped }: AnyDatabase, { entities }: DepartmentImport): Promise<void> {
  if (dialect !== 'postgres') return;
  const tables = new Set(Object.values(entities).map(({ table }) => table));
  for (const table of [...tables, 'outbox']) await sql`analyze ${sql.table(table)}`.execute(untyped);
}

function formatOf(department: DepartmentImport, name: string): ImportFormat {
  const format = department.formats[name];
  if (format) return format;
  throw new Error(
    `${department.department} does not read ${name}: it reads ${Object.keys(department.formats).join(', ')}`,
  );
}

async function listFiles(paths: readonly string[]): Promise<string[]> {
  const listed: string[] = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => {
      throw new Error(`${path} cannot be read: is the path right?`);
    });
    if (!found.isDirectory()) listed.push(path);
    else
      listed.push(
        ...(await readdir(path))
          .filter(isImportable)
          .sort()
          .map((name) => join(path, name)),
      );
  }
  return listed;
}

async function importFile(
  options: ImportOptions,
  format: ImportFormat,
  file: string,
  rejects: RejectsFile,
): Promise<FileSummary> {
  const { database, department, mapping } = options;
  const summary: FileSummary = { file, rows: 0, rejected: 0, counts: noCounts() };
  const table = mapping?.table ?? tableName(file);
  const leftOut = reasonToLeaveOut(format, file, table, department.department);
  if (leftOut) return { ...summary, leftOut };

  const totalBytes = (await stat(file)).size;
  const onBytes = (bytes: number): void => options.onProgress?.({ file, bytes, totalBytes, rows: summary.rows });

  let waiting: ReadBatch = { rows: [], bad: [] };
  const write = async (): Promise<void> => {
    const { rows, bad } = waiting;
    waiting = { rows: [], bad: [] };
    const owners: Incoming[] = rows.flatMap((row) => row.changes.map(() => row));
    const changes = rows.flatMap((row) => row.changes);
    const { counts, refused } = await writeBatch(database, department.entities, changes);
    for (const { index, error } of refused) {
      const owner = owners[index];
      if (owner) bad.push(toReject(file, owner.line, JSON.stringify(owner.source), error));
    }
    summary.rows += rows.length + bad.length - refused.length;
    summary.rejected += bad.length;
    await rejects.add(bad);
    for (const [name, count] of Object.entries(counts)) summary.counts[name as keyof WriteCounts] += count;
  };

  for await (const read of readRows(file, format, table, mapping, onBytes)) {
    waiting.rows.push(...read.rows);
    waiting.bad.push(...read.bad);
    if (waiting.rows.length + waiting.bad.length >= rowsPerTransaction) await write();
  }
  await write();
  onBytes(totalBytes);
  return summary;
}

function reasonToLeaveOut(format: ImportFormat, file: string, table: string, department: string): string | null {
  if (!isImportable(file)) return 'not a .csv, .json, .jsonl or .ndjson file';
  if (table in format.tables) return null;
  const reason = format.leftOut?.[table];
  if (reason) return reason;
  // A JSON file may hold objects that name their own table.
  if (!isCsv(file) && format.fromJson) return null;
  return `${department} has no place for the table ${table}`;
}

interface ReadBatch {
  rows: Incoming[];
  bad: Reject[];
}

async function* readRows(
  file: string,
  format: ImportFormat,
  table: string,
  mapping: Mapping | undefined,
  onBytes: (bytes: number) => void,
): AsyncGenerator<ReadBatch> {
  const bytes = createReadStream(file, { highWaterMark: 256 * 1024 });
  const stream: AsyncIterable<Buffer> = file.toLowerCase().endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  const batches = isCsv(file)
    ? readCsv(stream, { onBytes, delimiter: mapping?.delimiter })
    : readJson(stream, {
        onBytes,
        listNames: [table, `${table}s`, ...Object.keys(format.tables).map((name) => `${name}s`)],
      });
  try {
    for await (const batch of batches) {
      const read: ReadBatch = { rows: [], bad: [] };
      for (const row of batch) {
        if ('reason' in row) {
          read.bad.push({
            file,
            line: row.line,
            column: row.column,
            value: row.value,
            reason: row.reason,
            row: row.value,
          });
          continue;
        }
        const source = 'cells' in row ? row.cells : row.object;
        try {
          read.rows.push({
            line: row.line,
            source,
            changes: changesOf(source, 'object' in row, format, table, mapping),
          });
        } catch (error) {
          if (!(error instanceof RowError)) throw error;
          read.bad.push(toReject(file, row.line, JSON.stringify(source), error));
        }
      }
      yield read;
    }
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'Z_DATA_ERROR') throw error;
    yield {
      rows: [],
      bad: [{ file, line: 0, column: null, value: null, reason: 'the gzip data is damaged', row: '' }],
    };
  }
}

function changesOf(
  source: Record<string, unknown>,
  fromJson: boolean,
  format: ImportFormat,
  table: string,
  mapping: Mapping | undefined,
): RowChange[] {
  const cells = mapping ? mappedCells(mapping, source) : (source as Record<string, Cell>);
  const rows =
    fromJson && format.fromJson && !mapping ? format.fromJson(source as JsonObject, table) : [{ table, cells }];
  return rows.flatMap((row) => {
    const read = format.tables[row.table];
    if (!read && format.leftOut?.[row.table]) return [];
    if (!read) throw new RowError(null, row.table, `there is no place for ${row.table} here`);
    const sourceRow = new SourceRow(row.cells);
    const changes = [read(sourceRow)].flat();
    const first = changes.find((change) => change.kind === 'row');
    if (first && !('attributes' in first.values) && Object.keys(first.values).length > 0)
      first.values = { ...first.values, attributes: sourceRow.attributes() };
    return changes;
  });
}

function toReject(file: string, line: number, row: string, error: RowError): Reject {
  return { file, line, column: error.column, value: error.value, reason: error.message, row };
}
