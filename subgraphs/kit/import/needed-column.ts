import { named } from '../named.ts';
import type { ImportFormat } from './format.ts';
import { RowError } from './row-change.ts';
import { type Cell, SourceRow } from './source-row.ts';
import { usualCurrency } from './usual-currency.ts';

export interface NeededColumn {
  column: string;
  /** What was asked for before it, and would have done as well. */
  asked: ReadonlySet<string>;
}

/**
 * The column for want of which a table's reader refuses a row that has nothing but these cells.
 *
 * @param others would do as well, without the reader asking for them
 */
export function neededColumn(
  format: ImportFormat,
  table: string,
  cells: Record<string, Cell> = {},
  others: readonly string[] = [],
): NeededColumn | undefined {
  const row = new SourceRow(cells, { currency: usualCurrency(format.usualCurrency) });
  try {
    named(format.tables, table)?.(row);
    return undefined;
  } catch (error) {
    if (!(error instanceof RowError)) throw error;
    return error.column === null ? undefined : { column: error.column, asked: new Set([...row.asked, ...others]) };
  }
}
