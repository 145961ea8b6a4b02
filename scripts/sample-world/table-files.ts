import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'csv-stringify/sync';

export type Cell = string | number | boolean | null | undefined;

export interface Table<Column extends string = string> {
  /** Below the output directory, without extension: `stripe/customer_data`. */
  path: string;
  columns: readonly Column[];
}

export type Row<Column extends string> = { [Name in Column]?: Cell };

/** Adds one row to a table's file; a column that the row leaves out is empty. */
export type Emit = <Column extends string>(table: Table<Column>, row: Row<NoInfer<Column>>) => void;

type ColumnsOf<Header extends string> = Header extends `${infer First},${infer Rest}`
  ? First | ColumnsOf<Rest>
  : Header;

/** The header is given as one literal, as it stands in the export, and types the rows. */
export function table<const Header extends string>(path: string, header: Header): Table<ColumnsOf<Header>> {
  // String.prototype.split has no type for what it finds in a literal.
  return { path, columns: header.split(',') as ColumnsOf<Header>[] };
}

interface OpenTable {
  file: FileHandle;
  pending: Cell[][];
  rows: number;
  bytes: number;
}

const rowsPerWrite = 1_000;

/** One open file per table; rows wait in memory only until the next `drain`. */
export class TableFiles implements AsyncDisposable {
  readonly #open: Map<string, OpenTable>;

  private constructor(open: Map<string, OpenTable>) {
    this.#open = open;
  }

  static async create(directory: string, tables: readonly Table[]): Promise<TableFiles> {
    const opened = new Map<string, OpenTable>();
    for (const { path, columns } of tables) {
      const name = join(directory, `${path}.csv`);
      await mkdir(dirname(name), { recursive: true });
      opened.set(path, { file: await open(name, 'w'), pending: [[...columns]], rows: -1, bytes: 0 });
    }
    return new TableFiles(opened);
  }

  readonly emit: Emit = (table, row) => {
    const target = this.#open.get(table.path);
    if (target === undefined) throw new Error(`no file is open for ${table.path}`);
    target.pending.push(table.columns.map((column) => row[column]));
  };

  /** Writes what is waiting in tables that have at least `rowsPerWrite` rows waiting. */
  async drain(): Promise<void> {
    for (const target of this.#open.values()) if (target.pending.length >= rowsPerWrite) await write(target);
  }

  counts(): Record<string, { rows: number; bytes: number }> {
    return Object.fromEntries([...this.#open].map(([path, { rows, bytes }]) => [path, { rows, bytes }]));
  }

  async finish(): Promise<void> {
    for (const target of this.#open.values()) await write(target);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { file } of this.#open.values()) await file.close();
  }
}

async function write(target: OpenTable): Promise<void> {
  if (target.pending.length === 0) return;
  const text = Buffer.from(stringify(target.pending, { cast: { boolean: String } }));
  target.rows += target.pending.length;
  target.bytes += text.length;
  target.pending = [];
  await target.file.appendFile(text);
}
