import { basename } from 'node:path';
import { named } from '../named.ts';
import type { JsonObject } from './read-json.ts';
import type { Entities, RowChange } from './row-change.ts';
import type { Cell, SourceRow } from './source-row.ts';

/** Reads the rows of one source table into changes of the department's own rows. @throws RowError for a bad row. */
export type RowReader = (row: SourceRow) => RowChange | RowChange[];

/** A row as some table of the format, whatever file it came in. */
export interface TableRow {
  table: string;
  cells: Record<string, Cell>;
}

/** A vendor's export, or the department's own plain tables for `generic`. */
export interface ImportFormat {
  /** By table name: the file's name without ending, `sf_` and `_data`. */
  tables: Record<string, RowReader>;
  /** Tables that the vendor exports and the department has no place for, with the reason. */
  leftOut?: Record<string, string>;
  /** Tables whose reader takes each state that a row was in for a row of its own, where a connector keeps them all. */
  histories?: ReadonlySet<string>;
  /** What amounts are in whose rows name no currency, unless the import is told; without it each row has to name its own. */
  usualCurrency?: string;
  /** A connector's name for a column of the vendor's own CSV files. */
  columnOfCsv?: (column: string) => string;
  /**
   * Columns of which a CSV file has one where its rows are objects of the vendor's API: a field is a column, and what is nested
   * in it JSON, as connectors write them that take nothing apart.
   */
  columnsOfObjects?: readonly string[];
  /** By which the vendor's API names the one object that it was asked for, beside lists of others: `{ ticket: {…}, users: […] }`. */
  objectNames?: ReadonlySet<string>;
  /** Turns an object of the vendor's API into the rows that a connector would have exported; nested objects are rows of their own. */
  fromJson?: (object: JsonObject, table: string) => TableRow[];
}

export interface DepartmentImport {
  department: string;
  entities: Entities;
  formats: Record<string, ImportFormat>;
}

/** Tables that are left out for one reason, by their names with a space between. */
export function leftOut(reason: string, names: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [name, reason]));
}

const endings = /\.(csv|json|jsonl|ndjson)(\.gz)?$/i;

export function isImportable(path: string): boolean {
  return endings.test(path);
}

export function isCsv(path: string): boolean {
  return /\.csv(\.gz)?$/i.test(path);
}

/** Whether a file is JSON Lines by its name, which are an empty file where a table has no rows. */
export function holdsLines(path: string): boolean {
  return /\.(jsonl|ndjson)(\.gz)?$/i.test(path);
}

/** `SF_Contact_data.csv` and `contact.jsonl.gz` are both the table `contact`, and `OrderItem.csv` is `order_item`. */
export function tableName(path: string): string {
  return basename(path)
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(endings, '')
    .replace(/^sf_/, '')
    .replace(/_data$/, '');
}

/** The table that a file is of: `customers.csv` and `companies.csv` are called after lists of what is in them, as in an API. */
export function tableOfFile({ tables, leftOut = {} }: ImportFormat, path: string): string {
  const name = tableName(path);
  // Objects in a JSON file may name their own table.
  const known = isCsv(path) ? { ...leftOut, ...tables } : tables;
  const singular = name.replace(/ies$/, 'y').replace(/([^s])s$/, '$1');
  return !named(known, name) && named(known, singular) ? singular : name;
}

/**
 * A connector's names for the columns of a CSV file. A warehouse that writes all names in capitals is known by the columns that
 * its connector added, such as `_FIVETRAN_SYNCED`; connectors differ in whether they write the vendor's `LastName` as `LASTNAME`.
 */
export function columnNames({ columnOfCsv = (column) => column }: ImportFormat, columns: string[]): string[] {
  const inCapitals =
    columns.every((column) => !/[a-z]/.test(column)) && columns.some((column) => column.startsWith('_'));
  return columns.map((column) => columnOfCsv(inCapitals ? column.toLowerCase() : column));
}

/** Some connectors write `via__channel` where others write `via_channel`; what begins with `_` is a column of their own. */
export function withSingleUnderscores(column: string): string {
  return column.replace(/(?<=[^_])__(?=[^_])/g, '_');
}

/** `{ address: { line1: 'x' } }` and `{ address__line1: 'x' }` become `{ address_line1: 'x' }`; lists and the keys named stay as they are. */
export function flatten(object: JsonObject, keep: ReadonlySet<string> = new Set(), prefix = ''): Record<string, Cell> {
  const cells: Record<string, Cell> = {};
  for (const [key, value] of Object.entries(object)) {
    const column = withSingleUnderscores(`${prefix}${key}`);
    if (isPlainObject(value) && !keep.has(column)) Object.assign(cells, flatten(value, keep, `${column}_`));
    else cells[column] = toCell(value);
  }
  return cells;
}

function isPlainObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toCell(value: unknown): Cell {
  if (value === null || value === undefined || typeof value === 'object') return value;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}
