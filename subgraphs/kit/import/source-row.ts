import { named } from '../named.ts';
import { withYearFirst } from './local-time.ts';
import { inOneOrder } from './one-order.ts';
import { type ColumnValue, RowError } from './row-change.ts';
import type { UsualCurrency } from './usual-currency.ts';
import {
  greatestInt32,
  type Read,
  readBoolean,
  readCurrency,
  readDate,
  readInteger,
  readMajorUnits,
  readTimestamp,
  withPoint,
} from './values.ts';
import { type DateOrder, readWrittenDay } from './written-date.ts';

export type Cell = string | number | boolean | null | undefined | object;

/**
 * In bytes. Two of them fit into an entry of an index in PostgreSQL, which takes 2,704, and one with its department and kind
 * into the identity graph, which takes 1,000.
 */
const longestKey = 900;

/** `3.70298E+11` stands for a million different ids, those of other rows among them. */
const roundedId = /^\d(?:[.,]\d+)?E\+\d+$/i;

/** What a data frame makes of a number in a column that has empty cells: 370298000001.0. */
const idAsFloat = /^(\d{6,})\.0$/;

const localExamples: Record<DateOrder, string> = {
  'day-first': '30.11.2026 14:05',
  'month-first': '11/30/2026 2:05 PM',
};

interface RowOptions {
  rest?: Record<string, Cell>;
  currency?: UsualCurrency | undefined;
  decimal?: '.' | ',';
  dates?: DateOrder | undefined;
}

/**
 * One row of an export with typed readers. Each reader throws a `RowError` that names the column, the value and what was
 * expected; an empty cell is null. Columns that nobody read are kept as the row's source attributes.
 */
export class SourceRow {
  readonly #cells: Record<string, Cell>;
  readonly #rest: Record<string, Cell>;
  readonly #usualCurrency: UsualCurrency | undefined;
  readonly #decimal: '.' | ',';
  readonly #dates: DateOrder | undefined;
  readonly #read = new Set<string>();
  readonly #notUnderstood = new Map<string, string>();

  /**
   * @param rest what no reader may ask for, and is kept as attributes
   * @param currency what amounts are in where the row names none
   * @param decimal what parts the decimals of numbers that are text
   * @param dates what is in front in dates that do not begin with the year; without it none but what begins with it is a date
   */
  constructor(cells: Record<string, Cell>, { rest = {}, currency, decimal = '.', dates }: RowOptions = {}) {
    this.#cells = cells;
    this.#rest = rest;
    this.#usualCurrency = currency;
    this.#decimal = decimal;
    this.#dates = dates;
  }

  /** @throws RowError when the cell is empty. */
  id(column: string): string {
    return this.required(column, this.key(column));
  }

  required<Value>(column: string, value: Value | null): Value {
    if (value === null) throw new RowError(column, this.#cells[column], `${column} is missing`);
    return value;
  }

  text(column: string): string | null {
    const cell = this.#take(column);
    if (cell === null) return null;
    if (typeof cell === 'object') throw new RowError(column, JSON.stringify(cell), `${column} must be text`);
    const text = String(cell);
    if (text.includes('\0')) throw new RowError(column, text, `${column} must not hold a NUL character`);
    return text;
  }

  /** An id, or another text that rows are looked up by and that therefore has to fit into an index. */
  key(column: string): string | null {
    const text = this.text(column)?.replace(idAsFloat, '$1') ?? null;
    const bytes = text === null ? 0 : Buffer.byteLength(text);
    if (bytes > longestKey)
      throw new RowError(
        column,
        text,
        `${column} must not be longer than ${longestKey} bytes, since rows are looked up by it: this has ${bytes}`,
      );
    if (text !== null && roundedId.test(text))
      throw new RowError(column, text, `${column} must be as its source wrote it: a spreadsheet has rounded this one`);
    return text;
  }

  /** The first of several columns that is not empty. */
  firstText(...columns: string[]): string | null {
    const found = columns.map((column) => this.text(column));
    return found.find((value) => value !== null) ?? null;
  }

  timestamp(column: string): number | null {
    return this.#parseTime(column, readTimestamp);
  }

  date(column: string): string | null {
    return this.#parseTime(column, readDate);
  }

  /** A day where the source lets people write what they like: what is none, or may be two, stays among the attributes. */
  dateInText(column: string): string | null {
    const text = this.text(column);
    if (text === null) return null;
    const read = readDate(this.#dates ? withYearFirst(text, this.#dates) : text);
    const day = 'value' in read ? read.value : readWrittenDay(text);
    if (day === null) {
      this.#notUnderstood.set(column, 'no day, or may be two');
      this.#read.delete(column);
    }
    return day;
  }

  integer(column: string, least?: number): number | null {
    return this.#parse(column, (cell) => readInteger(cell, least));
  }

  /** A whole number for a column of the type `integer`. */
  int32(column: string, least: number): number | null {
    return this.#parse(column, (cell) => readInteger(cell, least, greatestInt32));
  }

  number(column: string): number | null {
    return this.#parseDecimal(column, (cell): Read<number> => {
      const value = Number(cell);
      return Number.isFinite(value) ? { value } : { expected: 'a number' };
    });
  }

  /** An amount in the currency's major unit (12.50), as minor units (1250). */
  majorUnits(column: string, currency: string): number | null {
    return this.#parseDecimal(column, (cell) => readMajorUnits(cell, currency));
  }

  currency(column: string): string | null {
    return this.#parse(column, readCurrency);
  }

  /** The currency that the row names, else the usual one of the import. @throws RowError when there is neither. */
  currencyOrUsual(column: string): string {
    return this.required(column, this.currency(column) ?? this.#usualCurrency?.ofRow() ?? null);
  }

  /** 1, 0, or null where the cell is empty. */
  flag(column: string): 0 | 1 | null {
    const value = this.#parse(column, readBoolean);
    return value === null ? null : value ? 1 : 0;
  }

  /**
   * A flag as the value of one of our columns, or none where the row does not have the column: what was said before then stays.
   * For what somebody objected to, which an export that leaves the column out has not taken back.
   */
  saidFlag<Name extends string>(name: Name, column: string): { [name in Name]?: 0 | 1 | null } {
    const value = this.flag(column);
    return this.has(column) ? ({ [name]: value } as { [name in Name]: 0 | 1 | null }) : {};
  }

  isTrue(column: string): boolean {
    return this.flag(column) === 1;
  }

  /** Translates the source's word into ours; case and surrounding blanks do not matter, nor what parts two words. */
  oneOf<Value extends string>(column: string, words: Record<string, Value>): Value | null {
    return this.#parse(column, (cell): Read<Value> => {
      const word = String(cell).trim().toLowerCase();
      const value = named(words, word) ?? named(words, word.replace(/[\s-]+/g, '_'));
      return value === undefined ? { expected: `one of ${Object.keys(words).join(', ')}` } : { value };
    });
  }

  /** A JSON cell, already parsed in JSON sources. Exports exist that wrap the JSON in quotes once more. */
  json(column: string): unknown {
    const cell = this.#take(column);
    if (cell === null || typeof cell === 'object') return cell;
    try {
      return JSON.parse(String(cell));
    } catch {
      throw new RowError(column, cell, `${column} must be JSON`);
    }
  }

  /** The newest of several times, as the version of the row. */
  version(...columns: string[]): number | null {
    const times = columns.map((column) => this.timestamp(column)).filter((time) => time !== null);
    return times.length === 0 ? null : Math.max(...times);
  }

  /** The columns that were looked for, there or not. */
  get asked(): ReadonlySet<string> {
    return this.#read;
  }

  /** The columns that were looked for and are there. */
  get found(): string[] {
    return [...this.#read].filter((column) => this.has(column));
  }

  /** The columns whose text is not what was looked for, and what it is not. */
  get notUnderstood(): ReadonlyMap<string, string> {
    return this.#notUnderstood;
  }

  /** The columns that nobody looked for, empty or not. */
  get others(): string[] {
    return Object.keys(this.#cells).filter((column) => !this.#read.has(column));
  }

  /** The columns that nobody looked for and that are not empty. */
  get unread(): string[] {
    return this.others.filter((column) => !isEmpty(this.#cells[column]));
  }

  /** The columns that no reader may ask for. */
  get rest(): readonly string[] {
    return Object.keys(this.#rest);
  }

  has(column: string): boolean {
    return Object.hasOwn(this.#cells, column);
  }

  /** Marks columns as dealt with, so that they are not kept as attributes. */
  leaveOut(...columns: string[]): void {
    for (const column of columns) this.#read.add(column);
  }

  /** The non-empty columns that no reader asked for, as JSON text; null when there are none. */
  attributes(): ColumnValue {
    const unread = Object.entries(this.#cells).filter(([column]) => !this.#read.has(column));
    const kept = [...Object.entries(this.#rest), ...unread].filter(([_column, cell]) => !isEmpty(cell));
    return kept.length === 0 ? null : inOneOrder(Object.fromEntries(kept));
  }

  #take(column: string): string | number | boolean | object | null {
    this.#read.add(column);
    const cell = this.#cells[column];
    if (isEmpty(cell)) return null;
    return typeof cell === 'string' ? cell.trim() : (cell ?? null);
  }

  #parseDecimal<Value>(column: string, read: (cell: string | number) => Read<Value>): Value | null {
    return this.#parse(column, (cell) => {
      if (this.#decimal === '.' || typeof cell === 'number') return read(cell);
      const pointed = withPoint(cell);
      return pointed === null ? { expected: 'a number such as 1.234,50' } : read(pointed);
    });
  }

  #parseTime<Value>(column: string, read: (cell: string | number) => Read<Value>): Value | null {
    const order = this.#dates;
    if (order === undefined) return this.#parse(column, read);
    return this.#parse(column, (cell) => {
      const found = read(typeof cell === 'string' ? withYearFirst(cell, order) : cell);
      return 'value' in found ? found : { expected: `${found.expected}, or ${localExamples[order]} where it exists` };
    });
  }

  #parse<Value>(column: string, read: (cell: string | number) => Read<Value>): Value | null {
    const cell = this.#take(column);
    if (cell === null) return null;
    const result =
      typeof cell === 'object' ? { expected: 'a plain value' } : read(typeof cell === 'boolean' ? String(cell) : cell);
    if ('value' in result) return result.value;
    const shown = typeof cell === 'object' ? JSON.stringify(cell) : cell;
    throw new RowError(column, shown, `${column} must be ${result.expected}`);
  }
}

function isEmpty(cell: Cell): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}
