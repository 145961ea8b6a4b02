import { type Kysely, sql } from 'kysely';
import type { Change } from '../change-feed.ts';
import { type AnyDatabase, dialectOf } from '../database.ts';
import { recordId } from '../party.ts';
import { isOneOf } from '../statement-parts.ts';
import type { ColumnValue, Entities, EntityDefinition, KnownBy } from './row-change.ts';

type Row = Record<string, ColumnValue> & { id: string };

/** A refund is part of a payment, which is part of an invoice. */
const longestWay = 4;

/** Says of each change which party records it is about, in a few statements for each kind of row. */
export async function aboutChanges(
  { untyped }: AnyDatabase,
  entities: Entities,
  changes: readonly Change[],
): Promise<Change[]> {
  const records = new Map<string, Map<string, Set<string>>>();
  for (const [entity, some] of Map.groupBy(changes, (change) => change.entity))
    records.set(
      entity,
      await recordsBehind(untyped, entities, {
        entity,
        ids: some.map(({ entityId }) => entityId),
        before: some.flatMap(({ entityId, payload: { was } }) => (was ? [{ id: entityId, ...was }] : [])),
      }),
    );
  return changes.map((change) => {
    const { entity, entityId, payload } = change;
    const found = new Set(records.get(entity)?.get(entityId));
    for (const record of payload.whose ?? []) found.add(record);
    if (payload.mergedInto) found.add(recordId(entity, payload.mergedInto));
    return { ...change, about: { records: [...found] } };
  });
}

interface Asked {
  entity: string;
  ids: readonly string[];
  /** The rows as they named others before. */
  before?: readonly Row[];
  /** How many steps it took to come here. */
  steps?: number;
}

/** By the id of the row. A party is about itself, and, where it is what changed, about the parties that it names. */
export async function recordsBehind<Tables>(
  kysely: Kysely<Tables>,
  entities: Entities,
  { entity, ids, before = [], steps = 0 }: Asked,
): Promise<Map<string, Set<string>>> {
  const definition = entities[entity];
  const found = new Map(ids.map((id) => [id, new Set(definition?.toParty ? [recordId(entity, id)] : [])]));
  const ways = definition ? waysFrom(definition) : [];
  if (!definition || ways.length === 0 || steps === longestWay || (steps > 0 && definition.toParty)) return found;
  const rows = [...(await rowsWith(kysely, definition.table, 'id', ids)), ...before];
  for (const way of ways) {
    const { column, entity: target, by } = way;
    const named = rows.flatMap(({ id, [column]: value }) => {
      const rest = namedBy(value, way);
      return rest === null ? [] : [{ id, value: rest }];
    });
    if (named.length === 0) continue;
    const values = [...new Set(named.map(({ value }) => value))];
    const idsOf = by ? await knownBy(kysely, entities, by, values) : new Map(values.map((value) => [value, [value]]));
    const behind = await recordsBehind(kysely, entities, {
      entity: target,
      ids: [...new Set([...idsOf.values()].flat())],
      steps: steps + 1,
    });
    for (const { id, value } of named)
      for (const target of idsOf.get(value) ?? [])
        for (const record of behind.get(target) ?? []) found.get(id)?.add(record);
  }
  return found;
}

interface Way {
  column: string;
  entity: string;
  /** Only values that begin with this and a colon. */
  before?: string;
  /** Not values that begin with one of these: they are names of another kind. */
  notBefore?: readonly string[];
  by?: KnownBy;
}

function waysFrom({ references = {}, partOf = {}, linkedBy }: EntityDefinition): Way[] {
  const named = Object.entries(references).map(([column, entity]) => ({
    ...{ column, entity },
    notBefore: Object.keys(partOf[column] ?? {}),
  }));
  const wholes = Object.entries(partOf).flatMap(([column, whole]): Way[] =>
    typeof whole === 'string'
      ? [{ column, entity: whole }]
      : Object.entries(whole).map(([before, target]) =>
          typeof target === 'string'
            ? { column, before, entity: target }
            : { column, before, entity: target.entity, by: target },
        ),
  );
  return [...named, ...wholes, ...(linkedBy ? [{ column: 'id', entity: linkedBy.entity, by: linkedBy }] : [])];
}

function namedBy(value: ColumnValue | undefined, { before, notBefore = [], by }: Way): string | null {
  if (typeof value !== 'string' || notBefore.some((other) => value.startsWith(`${other}:`))) return null;
  if (before === undefined) return value;
  if (!value.startsWith(`${before}:`)) return null;
  return by?.whole ? value : value.slice(before.length + 1);
}

/** The ids of the rows that have each value. */
async function knownBy<Tables>(
  kysely: Kysely<Tables>,
  entities: Entities,
  { entity, columns }: KnownBy,
  values: readonly string[],
): Promise<Map<string, string[]>> {
  const ids = new Map<string, string[]>();
  for (const column of columns)
    for (const { id, [column]: value } of await rowsWith(kysely, entities[entity]?.table ?? entity, column, values))
      ids.set(String(value), [...(ids.get(String(value)) ?? []), id]);
  return ids;
}

async function rowsWith<Tables>(
  kysely: Kysely<Tables>,
  table: string,
  column: string,
  values: readonly string[],
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select * from ${sql.table(table)} where ${isOneOf(dialectOf(kysely), column, values)}`.execute(kysely);
  return rows;
}
