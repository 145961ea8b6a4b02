import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { named } from '../named.ts';
import { FileError } from './file-error.ts';
import { columnNames, holdsLines, type ImportFormat, isCsv, tableName } from './format.ts';
import { type Mapping, mappedRow, type UnknownColumns } from './mapping.ts';
import { neededColumn } from './needed-column.ts';
import type { PassedOver } from './passed-over.ts';
import { PastStates } from './past-states.ts';
import { readCsv } from './read-csv.ts';
import { isObject, type JsonObject, parseAsWritten, readJson } from './read-json.ts';
import type { Reject } from './rejects.ts';
import { type ReadRow, type RowChange, RowError } from './row-change.ts';
import { type Cell, SourceRow } from './source-row.ts';
import type { UsualCurrency } from './usual-currency.ts';

export interface ReadBatch {
  rows: ReadRow[];
  bad: Reject[];
}

/** What a file's columns are, and which of them turn out to be none of the table's. */
export interface Mapped {
  mapping: Mapping;
  unknown: UnknownColumns;
}

/** How the rows of one file are read. */
export interface Reading {
  format: ImportFormat;
  table: string;
  mapped?: Mapped;
  currency?: UsualCurrency;
  passedOver: PassedOver;
}

/** In which Airbyte writes an object where it is told to leave it whole. */
const envelope = '_airbyte_data';
/** In bytes: what an index of PostgreSQL takes, which is 2,704 with what it adds. */
const longestId = 2000;
const longestShown = 200;

/** Reads a file in batches; a row that says nothing usable comes out as a reject. */
export async function* readRows(
  file: string,
  reading: Reading,
  onBytes: (bytes: number) => void,
): AsyncGenerator<ReadBatch> {
  const { format, table, mapped } = reading;
  const mapping = mapped?.mapping;
  const bytes = createReadStream(file, { highWaterMark: 256 * 1024 });
  const stream: AsyncIterable<Buffer> = file.toLowerCase().endsWith('.gz') ? unzipped(bytes) : bytes;
  const batches = isCsv(file)
    ? readCsv(stream, {
        onBytes,
        delimiter: mapping?.delimiter,
        columns: mapping && Object.values(mapping.columns),
        columnsOf: mapping ? undefined : (columns) => columnNames(format, columns),
        needed: mapping ? undefined : neededColumn(format, table, {}, [envelope]),
      })
    : readJson(stream, {
        onBytes,
        isDocument: !holdsLines(file),
        objectNames: format.objectNames,
        listNames: [tableName(file), table, `${table}s`, ...Object.keys(format.tables).map((name) => `${name}s`)],
      });
  const states = mapped || format.histories?.has(table) ? null : new PastStates();
  for await (const batch of batches) {
    const read: ReadBatch = { rows: [], bad: [] };
    for (const row of batch) {
      if ('reason' in row) {
        const { line, column, value, reason } = row;
        read.bad.push({ file, line, column, value, reason, row: value });
        continue;
      }
      const source = 'cells' in row ? row.cells : row.object;
      const object = objectIn(source, 'object' in row, reading);
      try {
        const changes = changesOf(object ?? source, object !== null, reading);
        const found: ReadRow = { line: row.line, source, changes };
        read.rows.push(...(states?.take(found) ?? [found]));
      } catch (error) {
        if (!(error instanceof RowError)) throw error;
        const reject = toReject(file, row.line, JSON.stringify(source), error);
        const list = error.value === null && 'object' in row ? listIn(source) : undefined;
        const hint = `: if its rows are those under ${list}, the file must be called ${list}.json`;
        read.bad.push(list === undefined ? reject : { ...reject, reason: `${reject.reason}${hint}` });
      }
    }
    yield read;
  }
  for (const rows of states?.deletions() ?? []) yield { rows, bad: [] };
}

/** Under which name an object without an id has others: perhaps it is no row, but an answer that lists them. */
function listIn(object: JsonObject): string | undefined {
  if ('id' in object) return undefined;
  return Object.keys(object).find((name) => {
    const list = object[name];
    // A file's name has no capitals here.
    return /^[a-z\d_]+$/.test(name) && Array.isArray(list) && list.length > 0 && list.every(isObject);
  });
}

/** A pipeline hands the reader's errors on, which a pipe would not. */
function unzipped(bytes: Readable): Readable {
  return pipeline(bytes, createGunzip(), () => {});
}

/** The object of the vendor's API that a row is or has, or null where it is a connector's row. */
function objectIn(row: JsonObject, fromJson: boolean, { format, mapped }: Reading): JsonObject | null {
  if (mapped) return null;
  const enveloped = fieldIn(row[envelope]);
  if (isObject(enveloped)) return enveloped;
  if (fromJson) return row;
  if (!format.columnsOfObjects?.some((column) => row[column])) return null;
  return Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, fieldIn(cell)]));
}

function fieldIn(cell: unknown): unknown {
  if (typeof cell !== 'string' || !/^\s*[[{]/.test(cell)) return cell || null;
  try {
    return parseAsWritten(cell);
  } catch {
    return cell;
  }
}

function changesOf(source: Record<string, unknown>, fromJson: boolean, reading: Reading): RowChange[] {
  const { format, mapped, passedOver } = reading;
  return rowsOf(source, fromJson, reading).flatMap(([table, sourceRow]) => {
    const read = named(format.tables, table);
    const leftOut = named(format.leftOut ?? {}, table);
    if (!read && leftOut) passedOver.leftOut(table, leftOut);
    if (!read && leftOut) return [];
    if (!read) throw new RowError(null, table, `there is no place for ${table} here`);
    const changes = [read(sourceRow)].flat();
    for (const change of changes) assertShortIds(change);
    if (!mapped && !fromJson) assertReadable(table, sourceRow);
    if (mapped) mapped.unknown.wasRead(sourceRow, source);
    else passedOver.wasRead(table, sourceRow);
    const first = changes.find((change) => change.kind === 'row');
    if (first && !('attributes' in first.values) && Object.keys(first.values).length > 0)
      first.values = { ...first.values, attributes: sourceRow.attributes() };
    return changes;
  });
}

function rowsOf(
  source: Record<string, unknown>,
  fromJson: boolean,
  { format, table, mapped, currency }: Reading,
): [table: string, row: SourceRow][] {
  if (mapped) return [[table, mappedRow(mapped.mapping, source)]];
  if (!fromJson || !format.fromJson) return [[table, new SourceRow(source as Record<string, Cell>, { currency })]];
  return format
    .fromJson(source as JsonObject, table)
    .map(({ table, cells }) => [table, new SourceRow(cells, { currency })]);
}

/** Of a CSV file no other row says more, and each would empty what is stored. */
function assertReadable(table: string, row: SourceRow): void {
  if (row.found.length > 1 || row.others.length === 0) return;
  throw new FileError(
    `no column of a ${table} but its id is read here: the others are ${row.others.join(', ').slice(0, longestShown)}; a table with other columns is for the format generic, with a --mapping`,
  );
}

/** Ids are made of several cells, or of parts of one. */
function assertShortIds(change: RowChange): void {
  const ids = change.kind === 'row' ? [change.id] : [change.loser, change.survivor];
  const long = ids.find((id) => Buffer.byteLength(id) > longestId);
  if (long === undefined) return;
  const bytes = Buffer.byteLength(long);
  throw new RowError(
    null,
    long,
    `an id must not be longer than ${longestId} bytes: what this row's is made of has ${bytes}`,
  );
}

export function toReject(file: string, line: number, row: string, error: RowError): Reject {
  return { file, line, column: error.column, value: error.value, reason: error.message, row };
}
