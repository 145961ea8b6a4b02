import { stat } from 'node:fs/promises';
import { sql } from 'kysely';
import type { AnyDatabase } from '../database.ts';
import { named } from '../named.ts';
import { eraseRepetitions } from './erase.ts';
import { fileProblem } from './file-error.ts';
import { type DepartmentImport, type ImportFormat, isCsv, isImportable, tableOfFile } from './format.ts';
import { type ListedFile, listFiles } from './list-files.ts';
import { type LockHolder, LockWatch } from './lock-watch.ts';
import { type Mapping, UnknownColumns } from './mapping.ts';
import { PassedOver } from './passed-over.ts';
import { type ReadBatch, readRows, toReject } from './read-rows.ts';
import { RejectsFile } from './rejects.ts';
import { sumOf, takeIn } from './take-in.ts';
import { usualCurrency } from './usual-currency.ts';
import { noCounts, type WriteCounts } from './write-batch.ts';

export interface ImportOptions {
  database: AnyDatabase;
  department: DepartmentImport;
  /** `hubspot`, `salesforce`, `zendesk`, `stripe` or `generic`. */
  format: string;
  /** Files, or folders whose files are all taken. */
  paths: readonly string[];
  /** Needed for `generic`. */
  mapping?: Mapping;
  /** ISO 4217: what amounts are in whose rows name no currency, for a format that has such rows. */
  currency?: string;
  rejectsPath: string;
  onProgress?: (progress: ImportProgress) => void;
  /** Told of sessions that have kept the import waiting for seconds; it goes on once they let it. */
  onWaiting?: (holders: LockHolder[]) => void;
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
  /** Why the file could not be read, or not to its end. */
  problem?: string;
  /** Which columns of the mapping the table does not have. */
  unknownColumns?: string;
  /** Which rows say nothing that is read, or are of a table that is left out. */
  passedOver?: string;
  /** In which currency rows were taken to be that name none. */
  assumedCurrency?: string;
}

export interface ImportSummary {
  files: FileSummary[];
  rejects: { count: number; path: string };
  seconds: number;
}

/** Large enough that a durable commit costs little, small enough that memory stays flat and readers of the feed are soon served. */
const rowsPerTransaction = 4000;

/**
 * Imports files into a department's database, one batch a transaction. What cannot be taken in is in the rejects file; run
 * again after an interruption it ends where an undisturbed run would have.
 *
 * @throws Error when the format is unknown to the department, its rows need no `currency` or a path cannot be read.
 */
export async function importFiles(options: ImportOptions): Promise<ImportSummary> {
  const format = formatOf(options.department, options.format);
  const started = performance.now();
  const rejects = new RejectsFile(options.rejectsPath);
  const files: FileSummary[] = [];
  try {
    for (const listed of await listFiles(options.paths)) files.push(await importFile(options, format, listed, rejects));
  } finally {
    await rejects.close();
  }
  await eraseRepetitions(options.database, options.department.entities, watchOf(options));
  await refreshStatistics(options.database, options.department);
  options.database.emptyLog();
  return {
    files,
    rejects: { count: rejects.count, path: rejects.path },
    seconds: (performance.now() - started) / 1000,
  };
}

function watchOf({ database, onWaiting }: ImportOptions): LockWatch | undefined {
  return onWaiting && new LockWatch(database, onWaiting);
}

/** PostgreSQL plans badly over tables that grew since it last looked, and looks again only after a while. */
async function refreshStatistics({ dialect, untyped }: AnyDatabase, { entities }: DepartmentImport): Promise<void> {
  if (dialect !== 'postgres') return;
  const tables = new Set(Object.values(entities).map(({ table }) => table));
  for (const table of [...tables, 'outbox']) await sql`analyze ${sql.table(table)}`.execute(untyped);
}

function formatOf(department: DepartmentImport, name: string): ImportFormat {
  const format = named(department.formats, name);
  if (format) return format;
  throw new Error(
    `${department.department} does not read ${name}: it reads ${Object.keys(department.formats).join(', ')}`,
  );
}

async function importFile(
  options: ImportOptions,
  format: ImportFormat,
  listed: ListedFile,
  rejects: RejectsFile,
): Promise<FileSummary> {
  const { database, department, mapping } = options;
  const { file } = listed;
  const summary: FileSummary = { file, rows: 0, rejected: 0, counts: noCounts() };
  const table = mapping?.table ?? tableOfFile(format, file);
  const leftOut = listed.leftOut ?? reasonToLeaveOut(format, file, table, department.department);
  if (leftOut) return { ...summary, leftOut };

  const totalBytes = (await stat(file)).size;
  const onBytes = (bytes: number): void => options.onProgress?.({ file, bytes, totalBytes, rows: summary.rows });

  const currency = usualCurrency(format.usualCurrency, options.currency);
  const mapped = mapping && { mapping, unknown: new UnknownColumns(mapping) };
  const passedOver = new PassedOver();
  const watch = watchOf(options);
  let waiting: ReadBatch = { rows: [], bad: [] };
  const write = async (): Promise<void> => {
    const { rows, bad } = waiting;
    waiting = { rows: [], bad: [] };
    const { counts, refused } = await takeIn(database, department.entities, rows, watch);
    summary.rows += rows.length + bad.length;
    summary.counts = sumOf(summary.counts, counts);
    for (const { row, error } of refused) bad.push(toReject(file, row.line, JSON.stringify(row.source), error));
    summary.rejected += bad.length;
    await rejects.add(bad);
  };

  try {
    for await (const read of readRows(file, { format, table, mapped, currency, passedOver }, onBytes)) {
      waiting.rows.push(...read.rows);
      waiting.bad.push(...read.bad);
      if (waiting.rows.length + waiting.bad.length >= rowsPerTransaction) await write();
    }
  } catch (error) {
    const reason = fileProblem(error);
    if (!reason) throw error;
    summary.problem = reason;
    await rejects.add([{ file, line: 0, column: null, value: null, reason, row: '' }]);
  }
  await write();
  onBytes(totalBytes);
  return {
    ...summary,
    unknownColumns: mapped?.unknown.told(),
    passedOver: passedOver.told(),
    assumedCurrency: currency?.told(),
  };
}

function reasonToLeaveOut(format: ImportFormat, file: string, table: string, department: string): string | null {
  if (!isImportable(file)) return 'not a .csv, .json, .jsonl or .ndjson file';
  if (named(format.tables, table)) return null;
  const reason = named(format.leftOut ?? {}, table);
  if (reason) return reason;
  // A JSON file may hold objects that name their own table.
  if (!isCsv(file) && format.fromJson) return null;
  return `${department} has no place for the table ${table}`;
}
