import { parse } from 'csv-parse/sync';
import { FileError } from './file-error.ts';
import type { NeededColumn } from './needed-column.ts';
import { type RawRecord, RecordSplitter } from './record-splitter.ts';

/** A row read from a file, or the reason why it could not be read. */
export type FileRow =
  | { line: number; cells: Record<string, string> }
  | { line: number; column: string | null; value: string; reason: string };

export interface CsvOptions {
  /** Left out, it is told from the first line: whichever of comma, semicolon and tab it has most of outside quotes. */
  delimiter?: string;
  /** What the columns are called here that the first line may call otherwise. */
  columnsOf?: ((columns: string[]) => string[]) | undefined;
  /** Columns that the first line must name. */
  columns?: readonly string[];
  /** A column without which there is no row, unless the first line names another that was asked for before it. */
  needed?: NeededColumn | undefined;
  /** Called with the bytes read so far, for the progress bar. */
  onBytes?: (bytes: number) => void;
}

const recordsPerParse = 1000;
const delimitersBeyondChance = 8;
const longestShown = 200;
/** What Snowflake and MySQL write for NULL unless told otherwise. */
const writtenNull = '\\N';
/** Where records end is known by then: told nothing, the parser may take a carriage return in a cell for another end. */
const oneRecordALine = { record_delimiter: '\n' };
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a CSV file of any size in batches. A record with broken quoting, invalid UTF-8 or the wrong number of cells comes
 * out as a reason with its line, and reading goes on with the next line.
 *
 * @throws FileError when the first line cannot be a header, or lacks columns that it must name.
 */
export async function* readCsv(stream: AsyncIterable<Buffer>, options: CsvOptions = {}): AsyncGenerator<FileRow[]> {
  let delimiter = options.delimiter ?? '';
  let splitter: RecordSplitter | null = null;
  let header: string[] | null = null;
  let bytes = 0;

  function* take(splitter: RecordSplitter): Generator<FileRow[]> {
    if (!header) {
      let first = splitter.next();
      while (first && first.bytes.toString().trim() === '') first = splitter.next();
      if (!first) return;
      header = readHeader(first, delimiter, options.columnsOf);
      assertNamed(options.columns ?? [], header);
      assertNeeded(options.needed, header);
    }
    for (;;) {
      const rows = nextBatch(splitter, header, delimiter);
      if (rows.length === 0) return;
      yield rows;
    }
  }

  for await (const chunk of stream) {
    bytes += chunk.length;
    options.onBytes?.(bytes);
    delimiter ||= delimiterOf(chunk);
    splitter ??= new RecordSplitter(delimiter);
    splitter.push(chunk);
    yield* take(splitter);
  }
  splitter?.end();
  if (splitter) yield* take(splitter);
  if (!header) throw new FileError('the file is empty: its first line must name the columns');
}

function readHeader(record: RawRecord, delimiter: string, columnsOf = (columns: string[]) => columns): string[] {
  // Letters in UTF-16 without its mark are UTF-8 with a NUL beside each.
  if (record.broken || !isUtf8(record.bytes) || record.bytes.includes(0))
    throw new FileError('the first line is no CSV header in UTF-8: save the file as CSV in UTF-8');
  if (withoutQuoted(record.bytes.toString()).includes('\r'))
    throw new FileError('its lines end with carriage returns alone: write the file with line feeds');
  const [names = []]: string[][] = parse(record.bytes, { ...oneRecordALine, delimiter, bom: true });
  const header = columnsOf(names.map((name) => name.trim())).map((name, index) => name || `column_${index + 1}`);
  const repeated = header.find((name, index) => header.indexOf(name) !== index);
  if (repeated) throw new FileError(`the first line names the column ${repeated} twice: give one of them another name`);
  return header;
}

/** Read on, a misspelled column would empty the values that are there. */
function assertNamed(columns: readonly string[], header: string[]): void {
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length === 0) return;
  const quoted = missing.map((column) => `"${column}"`).join(' or ');
  throw new FileError(`no column is called ${quoted}: the first line names ${header.join(', ')}`);
}

/** Otherwise it is something else, such as the error page of a server that should have sent the export. */
function assertNeeded(needed: CsvOptions['needed'], header: string[]): void {
  if (!needed || header.some((column) => needed.asked.has(column))) return;
  const first = header.join(', ').slice(0, longestShown);
  throw new FileError(
    `no column is called "${needed.column}": the first line must name the columns, and is ${first}; a table with other columns is for the format generic, with a --mapping`,
  );
}

function withoutQuoted(text: string): string {
  return text.replace(/"[^"]*"/g, '');
}

function delimiterOf(start: Buffer): string {
  const [first = ''] = start
    .toString()
    .replace(/^[\r\n]+/, '')
    .split('\n', 1);
  const named = withoutQuoted(first);
  const counts = [',', ';', '\t'].map((candidate) => ({ candidate, count: named.split(candidate).length }));
  return counts.reduce((most, each) => (each.count > most.count ? each : most)).candidate;
}

/** Parses many records at once; only when one of them is odd are they looked at one by one. */
function nextBatch(splitter: RecordSplitter, header: string[], delimiter: string): FileRow[] {
  const mark = splitter.mark();
  const records: RawRecord[] = [];
  while (records.length < recordsPerParse) {
    const record = splitter.next();
    if (!record) break;
    if (record.bytes.length > 0) records.push(record);
  }
  if (records.length === 0) return [];
  const rows = parseTogether(records, header, delimiter);
  if (rows) return rows;
  splitter.reset(mark);
  return parseOneByOne(splitter, records.length, header, delimiter);
}

function parseTogether(records: RawRecord[], header: string[], delimiter: string): FileRow[] | null {
  if (records.some((record) => record.broken || swallowsRows(record, header.length, delimiter))) return null;
  try {
    const text = records.map((record) => strictUtf8.decode(record.bytes)).join('\n');
    const parsed: string[][] = parse(text, { ...oneRecordALine, delimiter });
    if (parsed.length !== records.length || parsed.some((cells) => cells.length !== header.length)) return null;
    return parsed.map((cells, index) => ({ line: records[index]?.line ?? 0, cells: toCells(header, cells) }));
  } catch {
    return null;
  }
}

function parseOneByOne(splitter: RecordSplitter, most: number, header: string[], delimiter: string): FileRow[] {
  const rows: FileRow[] = [];
  while (rows.length < most) {
    const mark = splitter.mark();
    const record = splitter.next();
    if (!record) break;
    if (record.bytes.length === 0) continue;
    const row = parseRecord(record, header, delimiter);
    if ('reason' in row && record.lines > 1) {
      // A stray quote may have swallowed good lines: give up the first line only.
      splitter.reset(mark);
      rows.push(toReject(splitter.nextLine(row.reason), null, row.reason));
    } else {
      rows.push(row);
    }
  }
  return rows;
}

function parseRecord(record: RawRecord, header: string[], delimiter: string): FileRow {
  if (record.broken) return toReject(record, null, `broken quoting: ${record.broken}`);
  if (swallowsRows(record, header.length, delimiter))
    return toReject(record, null, 'broken quoting: the quoted cell would hold the rows that follow');
  let cells: string[];
  try {
    [cells = []] = parse(record.bytes.toString(), { ...oneRecordALine, delimiter }) as string[][];
  } catch {
    return toReject(record, null, 'broken quoting: a quote inside a cell that is not quoted');
  }
  if (cells.length !== header.length)
    return toReject(record, null, `${cells.length} cells where the header names ${header.length} columns`);
  if (!isUtf8(record.bytes)) {
    const damaged = cells.findIndex((cell) => cell.includes('\uFFFD'));
    return toReject(record, header[damaged] ?? null, 'invalid UTF-8');
  }
  return { line: record.line, cells: toCells(header, cells) };
}

/**
 * A stray quote and the next one, perhaps many rows on, make one well-formed record of all that is between. Then nearly
 * every line of it is a whole row, which lines of text in a quoted cell are only by rare chance.
 */
function swallowsRows({ bytes, lines }: RawRecord, columns: number, delimiter: string): boolean {
  if (lines === 1) return false;
  const whole = bytes
    .toString()
    .split('\n')
    .map((line) => line.split(delimiter).length === columns);
  const found = whole.filter(Boolean).length;
  const begins = whole[0] === true && whole.at(-1) === true;
  return begins && found >= whole.length * 0.75 && found * (columns - 1) >= delimitersBeyondChance;
}

function toReject(record: RawRecord, column: string | null, reason: string): FileRow {
  return { line: record.line, column, value: record.bytes.toString(), reason };
}

function toCells(header: string[], cells: string[]): Record<string, string> {
  const row: Record<string, string> = {};
  for (const [index, name] of header.entries()) {
    const cell = cells[index] ?? '';
    row[name] = cell === writtenNull ? '' : cell;
  }
  return row;
}

function isUtf8(bytes: Buffer): boolean {
  try {
    strictUtf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
