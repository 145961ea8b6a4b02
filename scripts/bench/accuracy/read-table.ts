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
  const text = readText(path);
  const name = basename(path).replace(/\.[^.]*$/, '');
  const [header = [], ...lines] = parseCells(path, text);
  const columns = header.map((column, index) => column || `column_${index + 1}`);
  const repeated = columns.find((column, index) => columns.indexOf(column) !== index);
  if (repeated) throw new Error(`the file ${path} has the column ${repeated} twice: give one of them another name`);
  const whole = lines.filter((cells) => cells.length === columns.length);
  if (whole.length === 0) throw new Error(`the file ${path} has no rows`);
  const broken = lines.length - whole.length;
  return {
    ...{ name, columns },
    rows: whole.map((cells) =>
      Object.fromEntries(columns.map((column, index) => [column, presentValue(cells[index])])),
    ),
    notes:
      broken > 0 ? [`${name}: ${broken} rows were left out, since they have more or fewer cells than columns`] : [],
  };
}

function parseCells(path: string, text: string): string[][] {
  const [first = ''] = text.split('\n', 1);
  const delimiter = [',', ';', '\t'].find((candidate) => first.includes(candidate)) ?? ',';
  try {
    return parse(text, { delimiter, bom: true, trim: true, skip_empty_lines: true, relax_column_count: true });
  } catch (error) {
    throw new Error(`the file ${path} is no CSV: ${error instanceof Error ? error.message : error}`);
  }
}

function presentValue(cell = ''): string {
  return missing.has(cell) ? '' : cell;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new Error(`the file ${path} cannot be read: is the path right?`);
  }
}
