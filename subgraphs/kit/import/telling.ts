import { type Kysely, sql } from 'kysely';
import { dialectOf } from '../database.ts';
import type { OutboxEntry } from '../outbox.ts';
import type { WithMerges } from '../row-table.ts';
import { isOneOf } from '../statement-parts.ts';
import {
  type Belonging,
  type ColumnValue,
  type Entities,
  type EntityDefinition,
  finalVersion,
  type UpsertRow,
} from './row-change.ts';

/** A row as it was written, and the survivor if it was merged away. */
export interface WrittenRow {
  row: UpsertRow;
  survivor?: string | null;
  was?: Record<string, string>;
}

/** What the feed tells of rows that were written. */
export async function tell(
  kysely: Kysely<WithMerges>,
  entities: Entities,
  entity: string,
  written: readonly WrittenRow[],
): Promise<OutboxEntry[]> {
  const definition = entities[entity];
  if (!definition) throw new Error(`no entity is called ${entity}`);
  const told = written.filter(({ row }) => definition.toParty || !row.derived);
  const belongings = await belongingsOf(
    kysely,
    entities,
    entity,
    told.map(({ row }) => row.id),
  );
  const own = told.map((each) => outboxEntry(definition, entity, each, belongings.get(each.row.id) ?? []));
  return [...own, ...(await retell(kysely, entities, definition, written))];
}

function outboxEntry(
  definition: EntityDefinition,
  entity: string,
  { row, survivor, was }: WrittenRow,
  belongings: Belonging[],
): OutboxEntry {
  const sourceTime = row.version === finalVersion ? null : row.version;
  const entry = { entity, entityId: row.id, sourceTime };
  if (survivor) return { ...entry, type: 'merged', payload: { mergedInto: survivor, was } };
  if (row.deleted) return { ...entry, type: 'deleted', payload: { was } };
  const { attributes: _, ...values } = row.values;
  const party = definition.toParty?.(row.id, row.values, sourceTime, belongings);
  return { ...entry, type: 'upserted', payload: party ? { party, was } : { values, was } };
}

/** Tells of the parties again that the written rows belong to. */
async function retell(
  kysely: Kysely<WithMerges>,
  entities: Entities,
  { belongsTo }: EntityDefinition,
  written: readonly WrittenRow[],
): Promise<OutboxEntry[]> {
  if (!belongsTo) return [];
  const ids = written.map(({ row }) => row.values[belongsTo.column]).filter((id) => typeof id === 'string');
  return tellAgain(kysely, entities, belongsTo.entity, [...new Set(ids)]);
}

/** Tells of parties with what belongs to them now, as far as they are here and alive. */
export async function tellAgain(
  kysely: Kysely<WithMerges>,
  entities: Entities,
  entity: string,
  ids: readonly string[],
): Promise<OutboxEntry[]> {
  const table = entities[entity]?.table ?? entity;
  const { rows } = await sql<Stored>`
    select * from ${sql.table(table)}
    where deleted = 0 and merged_into is null and ${isOneOf(dialectOf(kysely), 'id', ids)}`.execute(kysely);
  const parties = rows.map((values): WrittenRow => {
    const { id, version } = values;
    return { row: { kind: 'row', entity, id, version, deleted: false, values } };
  });
  return parties.length > 0 ? tell(kysely, entities, entity, parties) : [];
}

type Stored = Record<string, ColumnValue> & { id: string; version: number | null };

async function belongingsOf(
  kysely: Kysely<WithMerges>,
  entities: Entities,
  party: string,
  ids: readonly string[],
): Promise<Map<string, Belonging[]>> {
  const found = new Map<string, Belonging[]>();
  for (const { table, belongsTo } of Object.values(entities)) {
    if (belongsTo?.entity !== party) continue;
    const { rows } = await sql<Belonging>`
      select * from ${sql.table(table)}
      where deleted = 0 and ${isOneOf(dialectOf(kysely), belongsTo.column, ids)} order by id`.execute(kysely);
    for (const row of rows) {
      const owner = String(row[belongsTo.column]);
      found.set(owner, [...(found.get(owner) ?? []), row]);
    }
  }
  return found;
}
