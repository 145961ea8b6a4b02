import { describe, expect, it } from 'vitest';
import { RowError } from '../../kit/import/row-change.ts';
import { type Cell, SourceRow } from '../../kit/import/source-row.ts';
import { usualCurrency } from '../../kit/import/usual-currency.ts';
import { salesforce } from './salesforce.ts';
import { columnOfCsv } from './salesforce-columns.ts';

const currency = usualCurrency(salesforce.usualCurrency);
/** A cell for each column that a row must have: one of them is what it may be. */
const acceptable: Cell[] = ['1', '2026-01-01T00:00:00Z', 'true'];

/** What the reader of a table looks for in a row that has all it must. */
function asked(table: string): ReadonlySet<string> {
  const cells: Record<string, Cell> = { id: '1', is_person_account: 'true' };
  for (;;) {
    const row = new SourceRow(cells, { currency });
    try {
      salesforce.tables[table]?.(row);
      return row.asked;
    } catch (error) {
      if (!(error instanceof RowError) || error.column === null) throw error;
      cells[error.column] = acceptable[acceptable.indexOf(cells[error.column]) + 1];
      if (cells[error.column] === undefined) throw error;
    }
  }
}

describe("columns of Salesforce's CSV files", () => {
  it.each(Object.keys(salesforce.tables))('that are read of %s are known in small letters and in capitals', (table) => {
    const columns = [...asked(table)].filter((column) => !column.startsWith('_'));
    expect(columns.length).toBeGreaterThan(2);
    for (const column of columns) {
      const written = column.replaceAll('_', '');
      expect([columnOfCsv(written), columnOfCsv(written.toUpperCase())]).toEqual([column, column]);
    }
  });
});
