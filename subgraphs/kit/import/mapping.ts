import { z } from 'zod';
import { withoutMark } from '../byte-order-mark.ts';
import { named } from '../named.ts';
import type { ImportFormat } from './format.ts';
import { neededColumn } from './needed-column.ts';
import { isObject } from './read-json.ts';
import { type Cell, SourceRow } from './source-row.ts';

const mappingFile = z.strictObject({
  /** Which of the department's plain tables the rows are for. */
  table: z.string(),
  /** Plain column → column of the file; of what is nested in JSON, `location.city`. */
  columns: z.record(z.string(), z.string()),
  /** Plain column → value for every row. */
  constants: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  delimiter: z.string().length(1).optional(),
  /** What parts the decimals of numbers that are text. */
  decimal: z.enum(['.', ',']).default('.'),
  /** What is in front in dates that do not begin with the year. */
  dates: z.enum(['day-first', 'month-first']).optional(),
});

export type Mapping = z.infer<typeof mappingFile>;

/** @throws Error that names the field of the mapping file and what it must be. */
export function parseMapping(text: string, format: ImportFormat): Mapping {
  let json: unknown;
  try {
    json = JSON.parse(withoutMark(text));
  } catch {
    throw new Error(
      'the mapping file must be JSON, e.g. {"table": "contact", "columns": {"id": "Customer No", "email": "E-Mail"}}',
    );
  }
  const parsed = mappingFile.safeParse(json);
  if (!parsed.success) throw new Error(`the mapping file is not right: ${z.prettifyError(parsed.error)}`);
  if (!named(format.tables, parsed.data.table))
    throw new Error(
      `the mapping file's table must be one of ${Object.keys(format.tables).join(', ')}, not ${parsed.data.table}`,
    );
  assertEachOnce(parsed.data);
  assertNeeded(parsed.data, format);
  return parsed.data;
}

function assertEachOnce({ columns, constants }: Mapping): void {
  const twice = Object.keys(constants).filter((plain) => Object.hasOwn(columns, plain));
  if (twice.length > 0)
    throw new Error(
      `the mapping file names ${twice.join(', ')} both in columns and in constants: leave one of them out`,
    );
}

/** Without it every row would be rejected. */
function assertNeeded({ table, columns, constants }: Mapping, format: ImportFormat): void {
  const filled = { ...Object.fromEntries(Object.keys(columns).map((plain) => [plain, '1'])), ...constants };
  const needed = neededColumn(format, table, filled)?.column;
  if (needed !== undefined && !Object.hasOwn(filled, needed))
    throw new Error(`the mapping file's columns or constants must name ${needed}, without which there is no ${table}`);
}

/**
 * Reads a file's row through the mapping; columns it does not name are kept as source attributes, also those that are called as
 * the table's own, which may mean something else: a `deleted` or `total` of the file is not ours.
 */
export function mappedRow(mapping: Mapping, cells: Record<string, unknown>): SourceRow {
  const mapped: Record<string, Cell> = { ...mapping.constants };
  const used = new Set(Object.values(mapping.columns));
  for (const [plain, column] of Object.entries(mapping.columns)) mapped[plain] = asCell(cellOf(cells, column));
  const rest = Object.entries(cells).filter(([column]) => !used.has(column));
  return new SourceRow(mapped, {
    rest: Object.fromEntries(rest.map(([column, value]) => [column, asCell(value)])),
    decimal: mapping.decimal,
    dates: mapping.dates,
  });
}

/** Finds what a mapping fills and nobody looks for, names that are misspelled or meant as attributes, and what it may have forgotten. */
export class UnknownColumns {
  readonly #table: string;
  readonly #unknown: Set<string>;
  readonly #known = new Set<string>();
  readonly #unnamed = new Set<string>();
  readonly #missing: Set<string>;

  constructor({ table, columns, constants }: Mapping) {
    this.#table = table;
    this.#unknown = new Set([...Object.keys(columns), ...Object.keys(constants)]);
    this.#missing = new Set(Object.values(columns));
  }

  /** @param row was read to its end, from these cells of the file. */
  wasRead({ asked, rest }: SourceRow, cells: Record<string, unknown>): void {
    for (const column of this.#missing) if (cellOf(cells, column) !== undefined) this.#missing.delete(column);
    for (const column of asked) {
      this.#known.add(column);
      this.#unknown.delete(column);
    }
    for (const column of rest) if (asked.has(column)) this.#unnamed.add(column);
  }

  /** Undefined while there is nothing to tell, or no row was read. */
  told(): string | undefined {
    if (this.#known.size === 0) return undefined;
    const told = [...this.#toldOfUnknown(), ...this.#toldOfUnnamed(), ...this.#toldOfMissing()];
    return told.length > 0 ? told.join('; ') : undefined;
  }

  #toldOfUnknown(): string[] {
    if (this.#unknown.size === 0) return [];
    const [names, is] = [[...this.#unknown].join(', '), this.#unknown.size === 1 ? 'is no column' : 'are no columns'];
    const columns = [...this.#known].sort().join(', ');
    return [`${names} ${is} of ${this.#table}, kept as attributes; its columns are ${columns}`];
  }

  #toldOfMissing(): string[] {
    return this.#missing.size > 0 ? [`no row has ${[...this.#missing].join(', ')}`] : [];
  }

  #toldOfUnnamed(): string[] {
    if (this.#unnamed.size === 0) return [];
    const [names, is] = [[...this.#unnamed].join(', '), this.#unnamed.size === 1 ? 'is' : 'are'];
    return [`the file's ${names} ${is} not named in it, kept as attributes and not as columns of ${this.#table}`];
  }
}

/** By its name, or by the names on the way to it; undefined where it is not there. */
function cellOf(cells: Record<string, unknown>, column: string): unknown {
  if (Object.hasOwn(cells, column)) return cells[column];
  const [name, rest] = column.split(/\.(.*)/s, 2);
  const inner = name !== undefined && Object.hasOwn(cells, name) ? cells[name] : undefined;
  return rest !== undefined && (isObject(inner) || Array.isArray(inner)) ? cellOf({ ...inner }, rest) : undefined;
}

function asCell(value: unknown): Cell {
  if (value === undefined || value === null) return null;
  return typeof value === 'object' || typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}
