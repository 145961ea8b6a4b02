import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';

export type Row = Record<string, string>;

export interface Table {
  /** The file's name without folder and extension. */
  name: string;
  columns: string[];
  rows: Row[];
  notes: string[];
}

/** How programs write that there is no value. */
const missing = new Set(['NULL', 'null', 'NaN', 'nan', 'NA', 'N/A', 'n/a', 'None', '\\N']);

/**
 * Reads a whole CSV file, cells trimmed; a missing value is an empty cell. Unlike the departments' import it forgives a
 * space between a delimiter and a quote, as research data has it.
 */
export function readTable(path: string): Table {
  const name = basename(path).replace(/\.[^.]*$/, '');
  const { text, notes } = readText(path, name);
  const [header = [], ...cells] = parseCells(path, text);
  const lines = cells.filter((line) => !isHeader(line, header));
  const columns = header.map((column, index) => column || `column_${index + 1}`);
  const repeated = columns.find((column, index) => columns.indexOf(column) !== index);
  if (repeated) throw new Error(`the file ${path} has the column ${repeated} twice: give one of them another name`);
  if (lines.length === 0) throw new Error(`the file ${path} has no rows`);
  const whole = lines.filter((cells) => fits(cells, columns.length));
  if (whole.length === 0)
    throw new Error(
      `no row of the file ${path} has as many cells as there are columns, which are ${columns.join(', ')}`,
    );
  const repeatedHeaders = cells.length - lines.length;
  if (repeatedHeaders > 0)
    notes.push(`${name}: ${repeatedHeaders} rows were left out, since they say the header again`);
  const broken = lines.length - whole.length;
  if (broken > 0) notes.push(`${name}: ${broken} rows were left out, since they have more or fewer cells than columns`);
  return {
    ...{ name, columns },
    rows: whole.map((cells) =>
      Object.fromEntries(columns.map((column, index) => [column, presentValue(cells[index])])),
    ),
    notes,
  };
}

const layout = {
  ...{ bom: true, trim: true, relax_column_count: true },
  ...{ skip_empty_lines: true, skip_records_with_empty_values: true },
};
/** In some files a quote stands within a cell, and means itself: `Robert "Bob" Hill`. */
const loosely = { ...layout, relax_quotes: true };
/** How a file tells Excel by what it is parted. */
const toldDelimiter = /^\uFEFF?sep=(.)\r?\n/i;

/** As where files were put behind each other. */
function isHeader(line: readonly string[], header: readonly string[]): boolean {
  return line.length === header.length && line.every((cell, index) => cell === header[index]);
}

/** Some programs end each row but the first with a delimiter. */
function fits(cells: readonly string[], columns: number): boolean {
  return cells.length >= columns && cells.slice(columns).every((cell) => cell === '');
}

function parseCells(path: string, text: string): string[][] {
  const [line = '', told] = toldDelimiter.exec(text) ?? [];
  const table = text.slice(line.length);
  try {
    return parse(table, { ...loosely, delimiter: told ?? delimiterOf(table) });
  } catch (error) {
    throw new Error(`the file ${path} is no CSV: ${error instanceof Error ? error.message : error}`);
  }
}

/** The rarer in names and texts stands first, and is taken where two fit as well. */
const delimiters = ['\t', '|', ';', ','];
/** So many rows tell by which of them a file is parted. */
const tellingRows = 1000;

/** Whichever parts the most rows into as many cells as there are columns, then whichever makes the most columns. */
function delimiterOf(text: string): string {
  const fits = delimiters.map((delimiter) => ({ delimiter, ...fitOf(text, delimiter) }));
  const [best] = fits.sort((a, b) => b.whole - a.whole || b.columns - a.columns);
  return best && best.columns > 1 ? best.delimiter : ',';
}

function fitOf(text: string, delimiter: string): { columns: number; whole: number } {
  try {
    const [header = [], ...lines] = parse(text, { ...loosely, delimiter, to: tellingRows });
    const columns = header.length;
    return { columns, whole: columns > 1 ? lines.filter((cells) => fits(cells, columns)).length : 0 };
  } catch {
    return { columns: 0, whole: 0 };
  }
}

function presentValue(cell = ''): string {
  return missing.has(cell) ? '' : cell;
}

/** How what Excel calls Unicode text begins. */
const byteOrders: Readonly<Record<string, string>> = { fffe: 'utf-16le', feff: 'utf-16be' };

/** Research data is older than UTF-8 now and then; what is read in its place reads every byte. */
function readText(path: string, name: string): { text: string; notes: string[] } {
  const bytes = readBytes(path);
  const utf16 = byteOrders[bytes.subarray(0, 2).toString('hex')];
  if (utf16) return { text: new TextDecoder(utf16).decode(bytes), notes: [] };
  if (isUtf8(bytes)) return { text: bytes.toString(), notes: [] };
  const notes = [`${name}: the file is not in UTF-8 and is read as Windows-1252`];
  return { text: new TextDecoder('windows-1252').decode(bytes), notes };
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new Error(`the file ${path} cannot be read: is the path right?`);
  }
}
