import { type Kysely, sql } from 'kysely';
import { dialectOf } from '../database.ts';
import type { OutboxEntry } from '../outbox.ts';
import type { WithMerges } from '../row-table.ts';
import { isOneOf } from '../statement-parts.ts';
import { recordsBehind } from './about.ts';
import { isPersonal, mayBePersonal } from './kept-columns.ts';
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
  const whose = await whoseDeleted(kysely, entities, entity, told);
  const own = told.map((each) => {
    const { id } = each.row;
    return outboxEntry(definition, entity, each, { belongings: belongings.get(id) ?? [], whose: whose.get(id) });
  });
  return [...own, ...(await retell(kysely, entities, definition, written))];
}

function outboxEntry(
  definition: EntityDefinition,
  entity: string,
  { row, survivor, was }: WrittenRow,
  { belongings, whose }: { belongings: Belonging[]; whose?: string[] },
): OutboxEntry {
  const sourceTime = row.version === finalVersion ? null : row.version;
  const entry = { entity, entityId: row.id, sourceTime };
  if (survivor) return { ...entry, type: 'merged', payload: { mergedInto: survivor, was } };
  if (row.deleted) return { ...entry, type: 'deleted', payload: { was: impersonal(definition, was), whose } };
  const { attributes: _, ...values } = row.values;
  const party = definition.toParty?.(row.id, row.values, sourceTime, belongings);
  return { ...entry, type: 'upserted', payload: party ? { party, was } : { values, was } };
}

function impersonal(definition: EntityDefinition, was: WrittenRow['was']): WrittenRow['was'] {
  const named = Object.entries(was ?? {}).filter(([column, value]) => !isPersonal(definition, column, value));
  return named.length > 0 ? Object.fromEntries(named) : undefined;
}

/** Whose the deleted rows are that name them by personal data, of which nothing will be left when somebody asks. */
async function whoseDeleted(
  kysely: Kysely<WithMerges>,
  entities: Entities,
  entity: string,
  told: readonly WrittenRow[],
): Promise<Map<string, string[]>> {
  const definition = entities[entity];
  const deleted = told.filter(({ row }) => row.deleted);
  if (!definition || deleted.length === 0 || !mayBePersonal(definition)) return new Map();
  const records = await recordsBehind(kysely, entities, {
    entity,
    ids: deleted.map(({ row }) => row.id),
    before: deleted.flatMap(({ row: { id }, was }) => (was ? [{ id, ...was }] : [])),
  });
  return new Map([...records].map(([id, of]) => [id, [...of]]));
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
