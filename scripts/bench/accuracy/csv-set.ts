import { readFileSync } from 'node:fs';
import type { PartyRecord } from '../../../subgraphs/identity/resolution/record.ts';
import type { LabelledRecords, LabelledSet } from './labelled-set.ts';
import { assertColumns, parseMapping, truthCompared } from './mapping.ts';
import { readPartyRecords } from './party-record.ts';
import { type Row, readTable, type Table } from './read-table.ts';
import { assertColumn, idIn, parseTruthColumn, partyOf, rowIds } from './truth.ts';

/** Records in CSV files, and where their truth is. */
export interface CsvSource {
  files: string[];
  mappingFile: string;
  /** `COLUMN` or `COLUMN:REGEX`; a column of `truthFile` where that is given, else of the files. */
  truth: string;
  /** A file of its own that says which party each record is, by the same id columns. */
  truthFile: string | null;
  /** Columns that together name a row; none: its place in the file. */
  id: string[];
}

export function csvSet(name: string, source: CsvSource): LabelledSet {
  return { name, load: async () => loadCsv(source) };
}

/** @throws Error that says what does not fit, and what would. */
export function loadCsv(source: CsvSource): LabelledRecords {
  const mapping = parseMapping(readText(source.mappingFile));
  const tables = source.files.map(readTable);
  assertColumns(mapping, new Set(tables.flatMap(({ columns }) => columns)));
  for (const table of tables) for (const column of source.id) assertColumn(table, column, '--id');
  const partyIn = truthReader(source, tables);

  const records: PartyRecord[] = [];
  const truth = new Map<string, string>();
  const keys = new Set<string>();
  const compared = source.truthFile ? null : truthCompared(mapping, parseTruthColumn(source.truth).column);
  const notes = [...(compared ? [compared] : []), ...tables.flatMap((table) => table.notes)];
  for (const table of tables) {
    const read = readPartyRecords(table, mapping, rowIds(table.rows, source.id));
    for (const [index, record] of read.records.entries()) {
      if (keys.has(record.key))
        throw new Error(
          `${table.name} has the id "${record.sourceId}" twice: --id must name what tells its rows apart`,
        );
      keys.add(record.key);
      const party = partyIn(table.rows[index] ?? {});
      if (party !== null) truth.set(record.key, party);
    }
    records.push(...read.records);
    notes.push(...read.notes);
  }
  if (truth.size === 0) throw new Error(`--truth ${source.truth}: it fits no record`);
  const unknown = records.length - truth.size;
  if (unknown > 0) notes.push(`${unknown} records have no truth: they are linked, but not measured`);
  return { records, truth, notes };
}

function truthReader(source: CsvSource, tables: readonly Table[]): (row: Row) => string | null {
  const column = parseTruthColumn(source.truth);
  if (source.truthFile === null) {
    for (const table of tables) assertColumn(table, column.column, '--truth');
    return (row) => partyOf(row, column);
  }
  const table = readTable(source.truthFile);
  for (const name of source.id) assertColumn(table, name, '--id');
  assertColumn(table, column.column, '--truth');
  const parties = new Map(table.rows.map((row) => [idIn(row, source.id), partyOf(row, column)]));
  // Rows that neither file has an id for need not be the same.
  parties.delete(null);
  return (row) => parties.get(idIn(row, source.id)) ?? null;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new Error(`the mapping file ${path} cannot be read: is the path right?`);
  }
}
