import type { AnyDatabase } from '../database.ts';
import type { LockWatch } from './lock-watch.ts';
import { type Entities, type ReadRow, RowError } from './row-change.ts';
import { noCounts, type WriteCounts, writeBatch } from './write-batch.ts';

export interface TakenIn {
  counts: WriteCounts;
  refused: { row: ReadRow; error: RowError }[];
}

/**
 * Writes rows of a file in one transaction. Where the database refuses a value, each half is written on its own, and so on until
 * the row that has it is alone: it costs itself and not the import.
 */
export async function takeIn(
  database: AnyDatabase,
  entities: Entities,
  rows: readonly ReadRow[],
  watch?: LockWatch,
): Promise<TakenIn> {
  const owners = rows.flatMap((row) => row.changes.map(() => row));
  const changes = rows.flatMap((row) => row.changes);
  try {
    const { counts, refused } = await writeBatch(database, entities, changes, watch);
    return { counts, refused: refused.flatMap(({ index, error }) => ownedBy(owners[index], error)) };
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    if (rows.length <= 1) return { counts: noCounts(), refused: ownedBy(rows[0], refusal) };
    const middle = Math.ceil(rows.length / 2);
    const first = await takeIn(database, entities, rows.slice(0, middle), watch);
    const second = await takeIn(database, entities, rows.slice(middle), watch);
    return { counts: sumOf(first.counts, second.counts), refused: [...first.refused, ...second.refused] };
  }
}

export function sumOf(one: WriteCounts, other: WriteCounts): WriteCounts {
  const sum = { ...one };
  for (const [name, count] of Object.entries(other)) sum[name as keyof WriteCounts] += count;
  return sum;
}

function ownedBy(row: ReadRow | undefined, error: RowError): TakenIn['refused'] {
  return row ? [{ row, error }] : [];
}

/** PostgreSQL's classes of what is wrong with a value (22), and of what goes beyond its limits (54). */
const refusesValue = /^(22|54)[0-9A-Z]{3}$/;

function refusalOf(error: unknown): RowError | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!(error instanceof Error) || !refusesValue.test(code)) return null;
  return new RowError(null, null, `the database does not take a value of this row: ${error.message}`);
}
