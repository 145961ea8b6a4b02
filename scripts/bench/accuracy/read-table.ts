import { createReadStream, existsSync } from 'node:fs';
import { basename } from 'node:path';
import { readCsv } from '../../../subgraphs/kit/import/read-csv.ts';

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

/** Reads a whole CSV file, cells trimmed; a missing value is an empty cell. */
export async function readTable(path: string): Promise<Table> {
  if (!existsSync(path)) throw new Error(`the file ${path} cannot be read: is the path right?`);
  const rows: Row[] = [];
  let broken = 0;
  for await (const batch of readCsv(createReadStream(path))) {
    for (const row of batch) {
      if ('cells' in row) rows.push(trimmed(row.cells));
      else broken += 1;
    }
  }
  const [first] = rows;
  if (!first) throw new Error(`the file ${path} has no rows`);
  return {
    name: basename(path).replace(/\.[^.]*$/, ''),
    columns: Object.keys(first),
    rows,
    notes: broken > 0 ? [`${basename(path)}: ${broken} rows were left out, since they are no CSV`] : [],
  };
}

function trimmed(cells: Row): Row {
  const row: Row = {};
  for (const [column, cell] of Object.entries(cells)) {
    const value = cell.trim();
    row[column] = missing.has(value) ? '' : value;
  }
  return row;
}
