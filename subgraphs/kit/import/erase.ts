import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { type AnyDatabase, dialectOf } from '../database.ts';
import { emptyPayloads } from '../outbox.ts';
import type { WithMerges } from '../row-table.ts';
import { isOneOf } from '../statement-parts.ts';
import { isPersonal, keptColumns } from './kept-columns.ts';
import type { LockWatch } from './lock-watch.ts';
import { losersOf, survivorsOf, tableOf, takeTurn } from './merges.ts';
import type { ColumnValue, Entities, EntityDefinition, UpsertRow } from './row-change.ts';
import { upsert } from './upsert.ts';

/** Of what the source said, before references are followed: a merge must not make the same row look changed. */
export function contentHash({ deleted, values }: Pick<UpsertRow, 'deleted' | 'values'>): string {
  // A hash of personal data would stay with whom it is about, so all deleted rows have the same one.
  return createHash('md5')
    .update(JSON.stringify([deleted, deleted ? {} : values]))
    .digest('base64');
}

export const hashOfDeleted = contentHash({ deleted: true, values: {} });

/**
 * Erases those of these rows that are deleted. A party that its source merged into one of them was the same person or company,
 * and is erased with it.
 */
export async function eraseDeleted(
  kysely: Kysely<WithMerges>,
  entities: Entities,
  entity: string,
  ids: readonly string[],
): Promise<void> {
  const deleted = [...(await deletedAmong(kysely, tableOf(entities, entity), ids))];
  const swallowed = entities[entity]?.toParty ? await swallowedBy(kysely, entity, deleted) : [];
  await erase(kysely, entities, entity, [...new Set([...deleted, ...swallowed])]);
}

/** Not of those who were merged themselves: what they had swallowed is their survivor's. */
async function swallowedBy(kysely: Kysely<WithMerges>, entity: string, ids: readonly string[]): Promise<Set<string>> {
  const merged = await survivorsOf(kysely, entity, ids);
  const last = ids.filter((id) => !merged.has(id));
  return losersOf(kysely, entity, last);
}

type KeptRow = Record<string, ColumnValue> & { id: string };

/**
 * Leaves of rows that they were there and are deleted, when, and whose they were; and of what the feed told of them before,
 * that it told something.
 */
async function erase(
  kysely: Kysely<WithMerges>,
  entities: Entities,
  entity: string,
  ids: readonly string[],
): Promise<void> {
  const definition = entities[entity];
  if (!definition || ids.length === 0) return;
  const isAmong = (column: string) => isOneOf(dialectOf(kysely), column, ids);
  const table = sql.table(definition.table);
  const kept = ['id', 'version', ...keptColumns(entities, entity), ...(definition.toParty ? ['merged_into'] : [])];
  const { rows } = await sql<KeptRow>`
    select ${sql.join(kept.map((column) => sql.ref(column)))} from ${table} where ${isAmong('id')}`.execute(kysely);
  // Written anew, so that a column is emptied whether or not anybody thought of it.
  await sql`delete from ${table} where ${isAmong('id')}`.execute(kysely);
  const tombstones = rows.map((row) => ({ ...impersonal(definition, row), content_hash: hashOfDeleted, deleted: 1 }));
  for (const alike of Map.groupBy(tombstones, (row) => Object.keys(row).join()).values())
    await upsert(kysely, definition.table, alike);
  await emptyPayloads(
    kysely,
    entity,
    isAmong('aggregateid'),
    (column, value) => !isPersonal(definition, column, value),
  );
}

/**
 * Removes what repeats the values of deleted parties. For the end of an import: what one of its files deletes, a later one may
 * say was merged, and then the survivor's row is what they hang on.
 */
export async function eraseRepetitions(
  { dialect, untyped }: AnyDatabase,
  entities: Entities,
  watch?: LockWatch,
): Promise<void> {
  for (const { table, erasedWith } of Object.values(entities)) {
    if (!erasedWith) continue;
    const parties = sql.table(tableOf(entities, erasedWith.entity));
    await untyped.transaction().execute(async (transaction) => {
      const erase = async (): Promise<void> => {
        // Another import may be bringing one of them back: PostgreSQL would take it for deleted still, or call both a deadlock.
        await takeTurn(transaction, dialect);
        await sql`delete from ${sql.table(table)}
          where ${sql.ref(erasedWith.column)} in (select id from ${parties} where deleted = 1)`.execute(transaction);
      };
      await (watch ? watch.during(transaction, erase) : erase());
    });
  }
}

function impersonal(definition: EntityDefinition, row: KeptRow): Record<string, ColumnValue> {
  const kept = Object.entries(row).filter(
    ([column, value]) => value !== null && !isPersonal(definition, column, value),
  );
  return Object.fromEntries(kept);
}

/** Of these ids those whose rows are deleted. */
export async function deletedAmong(
  kysely: Kysely<WithMerges>,
  table: string,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)} where deleted = 1 and ${isOneOf(dialectOf(kysely), 'id', ids)}`.execute(kysely);
  return new Set(rows.map(({ id }) => id));
}
