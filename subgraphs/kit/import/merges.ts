import { type Kysely, sql } from 'kysely';
import { type Dialect, dialectOf } from '../database.ts';
import type { OutboxEntry } from '../outbox.ts';
import type { WithMerges } from '../row-table.ts';
import { isOneOf } from '../statement-parts.ts';
import { type Entities, type MergeRows, RowError } from './row-change.ts';

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

export interface MergeResult {
  applied: number;
  entries: OutboxEntry[];
}

/**
 * Remembers merges, points what hung on the losers at the survivors, and marks the losers' rows if they are here.
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
    return { applied: 0, entries: [] };

  const last = (await survivorsOf(kysely, entity, [survivor])).get(survivor) ?? survivor;
  if (last === loser)
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
  await repoint(kysely, entities, entity, loser, last);
  const marked = await sql<{ id: string }>`
    update ${sql.table(tableOf(entities, entity))} set merged_into = ${last}
    where id = ${loser} or merged_into = ${loser} returning id`.execute(kysely);
  const entries = marked.rows.map(
    ({ id }): OutboxEntry => ({
      entity,
      entityId: id,
      type: 'merged',
      payload: { mergedInto: last },
      sourceTime: version,
    }),
  );
  return { applied: 1, entries };
}

async function repoint(
  kysely: Kysely<WithMerges>,
  entities: Entities,
  entity: string,
  loser: string,
  survivor: string,
): Promise<void> {
  for (const { table, references } of Object.values(entities))
    for (const [column, target] of Object.entries(references ?? {})) {
      if (target !== entity) continue;
      await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${survivor} where ${sql.ref(column)} = ${loser}`.execute(
        kysely,
      );
    }
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
