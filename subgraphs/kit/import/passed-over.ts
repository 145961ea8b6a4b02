import type { SourceRow } from './source-row.ts';

const mostNamed = 5;

/** Finds rows that are not read, or whose columns are not or not understood, to be told of once their file is at its end. */
export class PassedOver {
  readonly #leftOut = new Map<string, { rows: number; reason: string }>();
  readonly #notUnderstood = new Map<string, number>();
  readonly #unread = new Map<string, { rows: number; columns: string[] }>();

  /** A row of a table that the department has no place for, in a file that is not called after it. */
  leftOut(table: string, reason: string): void {
    this.#leftOut.set(table, { rows: (this.#leftOut.get(table)?.rows ?? 0) + 1, reason });
  }

  /** @param row was read to its end, perhaps for nothing but its id: its columns are called otherwise than the table's. */
  wasRead(table: string, row: SourceRow): void {
    for (const [column, what] of row.notUnderstood) {
      const said = `of ${table} say in ${column} what is ${what}`;
      this.#notUnderstood.set(said, (this.#notUnderstood.get(said) ?? 0) + 1);
    }
    if (row.found.length > 1) return;
    const { rows = 0, columns = row.unread } = this.#unread.get(table) ?? {};
    if (columns.length > 0) this.#unread.set(table, { rows: rows + 1, columns });
  }

  /** Undefined while there is nothing to tell. */
  told(): string | undefined {
    const leftOut = [...this.#leftOut].map(
      ([table, { rows, reason }]) => `${rows} rows of ${table} are left out (${reason})`,
    );
    const unread = [...this.#unread].map(([table, { rows, columns }]) => {
      const named = columns.slice(0, mostNamed).join(', ');
      return `${rows} rows of ${table} have nothing that is read but an id: ${named}${columns.length > mostNamed ? ' and so on' : ''} are kept as attributes`;
    });
    const notUnderstood = [...this.#notUnderstood].map(([said, rows]) => `${rows} rows ${said}, kept as attributes`);
    return [...leftOut, ...unread, ...notUnderstood].join('; ') || undefined;
  }
}
