import { type Kysely, sql, type Transaction } from 'kysely';
import { type AnyDatabase, dialectOf } from '../database.ts';
import { appendToOutbox, type OutboxEntry } from '../outbox.ts';
import type { WithMerges } from '../row-table.ts';
import { isOneOf } from '../statement-parts.ts';
import { contentHash, deletedAmong, eraseDeleted } from './erase.ts';
import { keptColumns, namingColumns } from './kept-columns.ts';
import type { LockWatch } from './lock-watch.ts';
import { applyMerge, survivorsOf, takeTurn } from './merges.ts';
import {
  type ColumnValue,
  type Entities,
  type EntityDefinition,
  finalVersion,
  type RowChange,
  RowError,
  type UpsertRow,
} from './row-change.ts';
import { tell, type WrittenRow } from './telling.ts';
import { upsert } from './upsert.ts';

export interface WriteCounts {
  inserted: number;
  updated: number;
  deleted: number;
  merged: number;
  unchanged: number;
  /** Rows that are older than what is stored. */
  outdated: number;
}

export interface WriteResult {
  counts: WriteCounts;
  /** Changes that contradict what is stored, by their place in the batch. */
  refused: { index: number; error: RowError }[];
}

type StoredRow = Record<string, ColumnValue> & {
  id: string;
  version: number | null;
  content_hash: string;
  deleted: number;
};

type Fate = 'inserted' | 'updated' | 'deleted' | 'unchanged' | 'outdated';

export const noCounts = (): WriteCounts => ({
  inserted: 0,
  updated: 0,
  deleted: 0,
  merged: 0,
  unchanged: 0,
  outdated: 0,
});

/**
 * Brings rows and their outbox entries into the database in one transaction. A newer version replaces an older one, an
 * older one is passed over, the same content changes nothing, and a deleted row stays as a tombstone without its values:
 * whatever the order and however often rows arrive, the newest one is what remains.
 */
export async function writeBatch(
  database: AnyDatabase,
  entities: Entities,
  changes: readonly RowChange[],
  watch?: LockWatch,
): Promise<WriteResult> {
  return database.untyped.transaction().execute((transaction) => {
    const write = () => writeIn(transaction, entities, changes);
    return watch ? watch.during(transaction, write) : write();
  });
}

async function writeIn(
  transaction: Transaction<unknown>,
  entities: Entities,
  changes: readonly RowChange[],
): Promise<WriteResult> {
  await takeTurn(transaction, dialectOf(transaction));
  const kysely = transaction.withTables<WithMerges>();
  const result: WriteResult = { counts: noCounts(), refused: [] };
  const entries: OutboxEntry[] = [];
  const gone: Deleted[] = [];

  for (const [index, change] of changes.entries()) {
    if (change.kind !== 'merge') continue;
    try {
      const merged = await applyMerge(kysely, entities, change);
      result.counts.merged += merged.applied;
      entries.push(...merged.entries);
      if (merged.applied > 0) gone.push({ entity: change.entity, ids: [merged.survivor] });
    } catch (error) {
      if (!(error instanceof RowError)) throw error;
      result.refused.push({ index, error });
    }
  }
  // Copies, in which references are followed: a batch that failed can be written again as it was.
  const copies = changes.filter((change) => change.kind === 'row').map((row) => ({ ...row }));
  const rows = Map.groupBy(copies, (row) => row.entity);
  for (const [entity, found] of rows) {
    const { written, deleted } = await writeRows(kysely, entities, entity, found, result.counts);
    if (written.length > 0) entries.push(...(await tell(kysely, entities, entity, written)));
    if (deleted.length > 0) gone.push({ entity, ids: deleted });
  }
  await appendToOutbox(transaction, entries);
  // Last, so that it is also gone from what was just told.
  for (const [entity, some] of Map.groupBy(gone, ({ entity }) => entity))
    await eraseDeleted(kysely, entities, entity, [...new Set(some.flatMap(({ ids }) => ids))]);
  return result;
}

/** Rows that may have been deleted. */
interface Deleted {
  entity: string;
  ids: string[];
}

interface Written {
  written: WrittenRow[];
  /** Ids of those that are deleted and may have said something before. */
  deleted: string[];
}

async function writeRows(
  kysely: Kysely<WithMerges>,
  entities: Entities,
  entity: string,
  rows: UpsertRow[],
  counts: WriteCounts,
): Promise<Written> {
  const definition = entities[entity];
  if (!definition) throw new Error(`no entity is called ${entity}`);
  const newest = newestOfEach(rows);
  counts.unchanged += rows.filter((row) => !row.derived && newest.get(row.id) !== row).length;
  const kept = keptColumns(entities, entity);
  const stored = await storedRows(kysely, definition, [...newest.keys()]);
  const survivors = definition.toParty ? await survivorsOf(kysely, entity, [...newest.keys()]) : null;
  const deletedSurvivors = await deletedAmong(kysely, definition.table, [...(survivors?.values() ?? [])]);
  const written: { row: UpsertRow; hash: string; fate: Fate }[] = [];
  for (const row of newest.values()) {
    const survivor = survivors?.get(row.id);
    if (survivor !== undefined && deletedSurvivors.has(survivor)) row.deleted = true;
    if (row.deleted) row.values = pick(row.values, kept);
    const hash = contentHash(row);
    const fate = fateOf(row, hash, stored.get(row.id));
    if (!row.derived) counts[fate] += 1;
    const versionMoved = fate === 'unchanged' && (row.version ?? 0) > (stored.get(row.id)?.version ?? 0);
    if ((fate !== 'unchanged' && fate !== 'outdated') || versionMoved) written.push({ row, hash, fate });
  }
  if (written.length === 0) return { written: [], deleted: [] };

  await followReferences(
    kysely,
    definition,
    written.map(({ row }) => row),
  );
  const table = written.map(
    ({ row, hash }): Record<string, ColumnValue> => ({
      id: row.id,
      version: row.version,
      content_hash: hash,
      deleted: row.deleted ? 1 : 0,
      ...row.values,
      ...(survivors && { merged_into: survivors.get(row.id) ?? null }),
    }),
  );
  // A bare tombstone ({id, deleted: true}) does not say whose it is and must leave what is stored of that alone.
  for (const alike of Map.groupBy(table, (row) => Object.keys(row).join()).values())
    await upsert(kysely, definition.table, alike);
  const told = written.filter(({ row, fate }) => fate !== 'unchanged' && !(row.deleted && !stored.has(row.id)));
  const deleted = written.filter(({ row }) => row.deleted && (stored.has(row.id) || !saysNothing(row)));
  return {
    written: told.map(({ row }) => ({
      row,
      survivor: survivors?.get(row.id),
      was: namedBefore(definition, stored.get(row.id), row),
    })),
    deleted: deleted.map(({ row }) => row.id),
  };
}

/** Many follow from rows that are well, of which an earlier version might have left one. */
function saysNothing({ derived = false, values }: UpsertRow): boolean {
  return derived && Object.keys(values).length === 0;
}

function pick(values: UpsertRow['values'], columns: readonly string[]): UpsertRow['values'] {
  return Object.fromEntries(Object.entries(values).filter(([column]) => columns.includes(column)));
}

function newestOfEach(rows: UpsertRow[]): Map<string, UpsertRow> {
  const newest = new Map<string, UpsertRow>();
  for (const row of rows) {
    const before = newest.get(row.id);
    if (!before || !isOutdated(row, before)) newest.set(row.id, row);
  }
  return newest;
}

function fateOf(row: UpsertRow, hash: string, stored: StoredRow | undefined): Fate {
  if (!stored) return row.deleted ? 'deleted' : 'inserted';
  if (stored.content_hash === hash) return 'unchanged';
  if (isOutdated(row, stored)) return 'outdated';
  return row.deleted && stored.deleted === 0 ? 'deleted' : 'updated';
}

/** A row without a version is the newest there is, until the next one comes. */
function isOutdated(row: { version: number | null }, before: { version: number | null }): boolean {
  const isOlder = row.version !== null && before.version !== null && row.version < before.version;
  return isOlder || before.version === finalVersion;
}

async function storedRows(
  kysely: Kysely<WithMerges>,
  definition: EntityDefinition,
  ids: string[],
): Promise<Map<string, StoredRow>> {
  const columns = ['id', 'version', 'content_hash', 'deleted', ...namingColumns(definition)];
  const { rows } = await sql<StoredRow>`
    select ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(definition.table)}
    where ${isOneOf(dialectOf(kysely), 'id', ids)}`.execute(kysely);
  return new Map(rows.map((row) => [row.id, row]));
}

/** What the row no longer names: whoever it was about is to hear that it is gone. */
function namedBefore(
  definition: EntityDefinition,
  stored: StoredRow | undefined,
  { values }: UpsertRow,
): Record<string, string> | undefined {
  const named = namingColumns(definition).flatMap((column) => {
    const before = stored?.[column];
    return typeof before === 'string' && column in values && values[column] !== before ? [[column, before]] : [];
  });
  return named.length > 0 ? Object.fromEntries(named) : undefined;
}

async function followReferences(
  kysely: Kysely<WithMerges>,
  definition: EntityDefinition,
  rows: UpsertRow[],
): Promise<void> {
  for (const [column, target] of Object.entries(definition.references ?? {})) {
    const named = rows.map((row) => row.values[column]).filter((value) => typeof value === 'string');
    const survivors = await survivorsOf(kysely, target, named);
    if (survivors.size === 0) continue;
    for (const row of rows) {
      const survivor = survivors.get(String(row.values[column]));
      if (survivor) row.values = { ...row.values, [column]: survivor };
    }
  }
}
