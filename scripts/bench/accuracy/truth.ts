import type { Row, Table } from './read-table.ts';

/** Where a row says which party it is: a column, or the one group of a pattern within it. */
export interface TruthColumn {
  column: string;
  pattern: RegExp | null;
}

/** Reads `cluster` or `rec_id:rec-(\d+)`. @throws Error that says what is wrong with it. */
export function parseTruthColumn(text: string): TruthColumn {
  const colon = text.indexOf(':');
  if (colon < 0) return { column: text, pattern: null };
  const [column, source] = [text.slice(0, colon), text.slice(colon + 1)];
  const pattern = readPattern(source);
  // An alternative that matches nothing shows how many groups there are.
  const groups = (new RegExp(`${source}|`).exec('')?.length ?? 1) - 1;
  if (groups !== 1) throw new Error(`--truth ${text}: the pattern must have one group in parentheses, not ${groups}`);
  return { column, pattern };
}

function readPattern(source: string): RegExp {
  try {
    return new RegExp(source);
  } catch {
    throw new Error(`--truth: ${source} is no regular expression`);
  }
}

/** Which party a row is, null where it does not say. */
export function partyOf(row: Row, { column, pattern }: TruthColumn): string | null {
  const value = row[column] ?? '';
  return (pattern ? pattern.exec(value)?.[1] : value) || null;
}

/** @throws Error that names the column and those there are. */
export function assertColumn(table: Table, column: string, flag: string): void {
  if (table.columns.includes(column)) return;
  throw new Error(`${flag}: ${table.name} has no column "${column}"; its columns are ${table.columns.join(', ')}`);
}

/** What a row is called by the columns of its id, each of several in its own quotes; null where they are empty. */
export function idIn(row: Row, columns: readonly string[]): string | null {
  const cells = columns.map((column) => row[column] ?? '');
  if (cells.every((cell) => cell === '')) return null;
  return cells.length === 1 ? (cells[0] ?? null) : JSON.stringify(cells);
}

/** What each row is called; one that has no id by its place in the file, and as no other row is. */
export function rowIds(rows: readonly Row[], columns: readonly string[]): string[] {
  const ids = rows.map((row) => idIn(row, columns));
  const taken = new Set(ids);
  const unlikeOthers = (place: string): string => (taken.has(place) ? unlikeOthers(`#${place}`) : place);
  return ids.map((id, index) => id ?? unlikeOthers(String(index + 1)));
}
