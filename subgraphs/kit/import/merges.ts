import { type Kysely, sql } from 'kysely';
import { type Dialect, dialectOf } from '../database.ts';
import type { OutboxEntry } from '../outbox.ts';
import type { WithMerges } from '../row-table.ts';
import { isOneOf } from '../statement-parts.ts';
import { type Entities, type MergeRows, RowError } from './row-change.ts';
import { tellAgain } from './telling.ts';

/** Follows the merges known so far from each id to its last survivor, in one statement a step of the longest chain. */
export async function survivorsOf(
  kysely: Kysely<WithMerges>,
  entity: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const survivors = new Map<string, string>();
  let asked = [...new Set(ids)];
  while (asked.length > 0) {
    const steps = await kysely
      .selectFrom('merge')
      .select(['loser', 'survivor'])
      .where('entity', '=', entity)
      .where(isOneOf(dialectOf(kysely), 'loser', asked))
      .execute();
    for (const { loser, survivor } of steps) survivors.set(loser, survivor);
    asked = steps.map(({ survivor }) => survivor).filter((survivor) => !survivors.has(survivor));
  }
  for (const id of [...survivors.keys()]) survivors.set(id, lastOf(survivors, id));
  return survivors;
}

function lastOf(steps: ReadonlyMap<string, string>, id: string): string {
  let last = id;
  for (let next = steps.get(last); next !== undefined; next = steps.get(last)) last = next;
  return last;
}

/** Whom these had swallowed, in one statement a step of the longest chain. */
export async function losersOf(
  kysely: Kysely<WithMerges>,
  entity: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const losers = new Set<string>();
  let asked: readonly string[] = ids;
  while (asked.length > 0) {
    const steps = await kysely
      .selectFrom('merge')
      .select('loser')
      .where('entity', '=', entity)
      .where(isOneOf(dialectOf(kysely), 'survivor', asked))
      .execute();
    asked = steps.map(({ loser }) => loser).filter((loser) => !losers.has(loser));
    for (const loser of asked) losers.add(loser);
  }
  return losers;
}

export interface MergeResult {
  applied: number;
  entries: OutboxEntry[];
  /** Into whom the loser is merged in the end. */
  survivor: string;
}

/**
 * Remembers a merge, points what hung on the loser at the survivor, and marks the loser's row if it is here.
 *
 * @throws RowError when a merge would close a circle.
 */
export async function applyMerge(
  kysely: Kysely<WithMerges>,
  entities: Entities,
  merge: MergeRows,
): Promise<MergeResult> {
  const { entity, loser, survivor, version } = merge;
  const known = await kysely
    .selectFrom('merge')
    .select(['survivor', 'version'])
    .where('entity', '=', entity)
    .where('loser', '=', loser)
    .executeTakeFirst();
  if (known && (known.survivor === survivor || (known.version ?? 0) >= (version ?? 0)))
    return { applied: 0, entries: [], survivor };

  const chain = await survivorsOf(kysely, entity, [survivor]);
  const last = chain.get(survivor) ?? survivor;
  // A loser that had been merged into another before is in the middle of the chain.
  if (last === loser || chain.has(loser))
    throw new RowError(
      null,
      `${loser} into ${survivor}`,
      `${survivor} was itself merged into ${loser}: a merge cannot go in a circle`,
    );
  await kysely
    .insertInto('merge')
    .values({ entity, loser, survivor, version })
    .onConflict((conflict) => conflict.columns(['entity', 'loser']).doUpdateSet({ survivor, version }))
    .execute();
  const tables = await repoint(kysely, entities, entity, loser, last);
  const marked = await sql<{ id: string }>`
    update ${sql.table(tableOf(entities, entity))} set merged_into = ${last}
    where id = ${loser} or merged_into = ${loser} returning id`.execute(kysely);
  // Told although it may never have been here: what hung on it is the survivor's now.
  const merged = new Set([loser, ...marked.rows.map(({ id }) => id)]);
  const entries = [...merged].map(
    (id): OutboxEntry => ({
      entity,
      entityId: id,
      type: 'merged',
      payload: { mergedInto: last },
      sourceTime: version,
    }),
  );
  const hasMoreBelongings = Object.values(entities).some(
    ({ table, belongsTo }) => belongsTo?.entity === entity && tables.has(table),
  );
  if (hasMoreBelongings) entries.push(...(await tellAgain(kysely, entities, entity, [last])));
  return { applied: 1, entries, survivor: last };
}

/** @returns the tables of which rows hung on the loser. */
async function repoint(
  kysely: Kysely<WithMerges>,
  entities: Entities,
  entity: string,
  loser: string,
  survivor: string,
): Promise<Set<string>> {
  const changed = new Set<string>();
  for (const { table, references } of Object.values(entities))
    for (const [column, target] of Object.entries(references ?? {})) {
      if (target !== entity) continue;
      const { numAffectedRows = 0n } =
        await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${survivor} where ${sql.ref(column)} = ${loser}`.execute(
          kysely,
        );
      if (numAffectedRows > 0n) changed.add(table);
    }
  return changed;
}

export function tableOf(entities: Entities, entity: string): string {
  const definition = entities[entity];
  if (!definition) throw new Error(`no entity is called ${entity}`);
  return definition.table;
}

/** Writers of one department take turns, so that what one compared is still so when it writes. SQLite has one writer anyway. */
export async function takeTurn<Tables>(kysely: Kysely<Tables>, dialect: Dialect): Promise<void> {
  if (dialect === 'postgres')
    await sql`select pg_advisory_xact_lock(hashtext('customer_graph.import'), 'outbox'::regclass::oid::integer)`.execute(
      kysely,
    );
}
