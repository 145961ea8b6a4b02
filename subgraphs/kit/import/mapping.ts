import { z } from 'zod';
import { withoutMark } from '../byte-order-mark.ts';
import { named } from '../named.ts';
import type { ImportFormat } from './format.ts';
import type { Cell, SourceRow } from './source-row.ts';

const mappingFile = z.strictObject({
  /** Which of the department's plain tables the rows are for. */
  table: z.string(),
  /** Plain column → column of the file. */
  columns: z.record(z.string(), z.string()),
  /** Plain column → value for every row. */
  constants: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  delimiter: z.string().length(1).optional(),
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
  return parsed.data;
}

/** Reads a file's row through the mapping; columns it does not name are kept as source attributes. */
export function mappedCells(mapping: Mapping, cells: Record<string, unknown>): Record<string, Cell> {
  const mapped: Record<string, Cell> = { ...mapping.constants };
  const used = new Set(Object.values(mapping.columns));
  for (const [plain, column] of Object.entries(mapping.columns)) mapped[plain] = asCell(cells[column]);
  for (const [column, value] of Object.entries(cells))
    if (!used.has(column) && !Object.hasOwn(mapped, column)) mapped[column] = asCell(value);
  return mapped;
}

/** Finds what a mapping fills and nobody looks for: names that are misspelled, or meant as attributes. */
export class UnknownColumns {
  readonly #table: string;
  readonly #unknown: Set<string>;
  readonly #known = new Set<string>();

  constructor({ table, columns, constants }: Mapping) {
    this.#table = table;
    this.#unknown = new Set([...Object.keys(columns), ...Object.keys(constants)]);
  }

  /** @param row was read to its end. */
  wasRead({ asked }: SourceRow): void {
    for (const column of asked) {
      this.#known.add(column);
      this.#unknown.delete(column);
    }
  }

  /** Undefined while there is nothing to tell, or no row was read. */
  told(): string | undefined {
    if (this.#unknown.size === 0 || this.#known.size === 0) return undefined;
    const [names, is] = [[...this.#unknown].join(', '), this.#unknown.size === 1 ? 'is no column' : 'are no columns'];
    return `${names} ${is} of ${this.#table}, kept as attributes; its columns are ${[...this.#known].sort().join(', ')}`;
  }
}

function asCell(value: unknown): Cell {
  if (value === undefined || value === null) return null;
  return typeof value === 'object' || typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}
