import { CompiledQuery, type Kysely } from 'kysely';
import { type Dialect, dialectOf } from '../database.ts';
import type { ColumnValue } from './row-change.ts';

const parametersPerStatement = 16_000;

/** Inserts rows that all have the same columns, or updates those columns where the id is known. */
export async function upsert<Tables>(
  kysely: Kysely<Tables>,
  table: string,
  rows: Record<string, ColumnValue>[],
): Promise<void> {
  const dialect = dialectOf(kysely);
  const columns = Object.keys(rows[0] ?? {});
  const rowsPerStatement = Math.max(1, Math.floor(parametersPerStatement / columns.length));
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const some = rows.slice(start, start + rowsPerStatement);
    const parameters = some.flatMap((row) => columns.map((column) => row[column] ?? null));
    await kysely.executeQuery(CompiledQuery.raw(upsertText(dialect, table, columns, some.length), parameters));
  }
}

/** Written by hand because building a thousand rows with the query builder costs more than storing them. */
function upsertText(dialect: Dialect, table: string, columns: string[], rows: number): string {
  const quoted = columns.map((column) => `"${column}"`);
  let parameter = 0;
  const placeholder = () => (dialect === 'postgres' ? `$${++parameter}` : '?');
  const tuples = Array.from({ length: rows }, () => `(${columns.map(placeholder).join(', ')})`);
  const updates = quoted.filter((column) => column !== '"id"').map((column) => `${column} = excluded.${column}`);
  return `insert into "${table}" (${quoted.join(', ')}) values ${tuples.join(', ')} on conflict (id) do update set ${updates.join(', ')}`;
}
