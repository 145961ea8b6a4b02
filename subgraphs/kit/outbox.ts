import { randomUUID } from 'node:crypto';
import { type Generated, type Kysely, type RawBuilder, type Selectable, sql, type Transaction } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Change, ChangePage, ChangePayload, ChangeSource, ChangeType } from './change-feed.ts';
import { type AnyDatabase, dialectOf } from './database.ts';
import { entriesFrom } from './feed-place.ts';
import { aboutChanges } from './import/about.ts';
import type { Entities } from './import/row-change.ts';

/** The columns that Debezium's outbox event router reads, our sequence, and when the source changed. */
export type OutboxTable = {
  sequence: Generated<number>;
  id: string;
  aggregatetype: string;
  aggregateid: string;
  type: ChangeType;
  payload: string;
  /** Epoch milliseconds of the change in the source, null where the source does not say. */
  source_time: number | null;
  created_at: number;
};

export type WithOutbox = {
  outbox: OutboxTable;
};

export interface OutboxEntry {
  entity: string;
  entityId: string;
  type: ChangeType;
  payload: ChangePayload;
  sourceTime: number | null;
}

/**
 * PostgreSQL draws a sequence number before commit, so 5 could become visible after 6 and a reader would step over it.
 * The trigger takes a lock before the first number of a transaction is drawn and keeps it until commit: numbers become
 * visible in their order, whoever writes. The lock is the table's own, since writers may have different search paths.
 */
const serialiseNumbering = sql`
  create or replace function outbox_serialise_numbering() returns trigger language plpgsql as $$
  begin
    perform pg_advisory_xact_lock(hashtext('customer_graph.outbox'), tg_relid::integer);
    return null;
  end $$`;

export const outboxMigration: Migration = {
  async up(kysely) {
    const postgres = dialectOf(kysely) === 'postgres';
    await kysely.schema
      .createTable('outbox')
      .addColumn('sequence', postgres ? 'bigserial' : 'integer', (column) =>
        postgres ? column.primaryKey() : column.primaryKey().autoIncrement(),
      )
      .addColumn('id', postgres ? 'uuid' : 'text', (column) => column.notNull())
      .addColumn('aggregatetype', 'text', (column) => column.notNull())
      .addColumn('aggregateid', 'text', (column) => column.notNull())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('payload', 'text', (column) => column.notNull())
      .addColumn('source_time', 'bigint')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await kysely.schema.createIndex('outbox_source_time').on('outbox').column('source_time').execute();
    if (!postgres) return;
    await serialiseNumbering.execute(kysely);
    await sql`create trigger outbox_serialise_numbering before insert on outbox
      for each statement execute function outbox_serialise_numbering()`.execute(kysely);
  },
};

/** For outboxes made when the lock was still named after the writer's schema, and so was another in another schema. */
export const numberingByTable: Migration = {
  async up(kysely) {
    if (dialectOf(kysely) !== 'postgres') return;
    // Whoever is writing has taken the former lock. One that idles in its transaction is not waited for without a word.
    await sql`set local lock_timeout = '30s'`.execute(kysely);
    await sql`lock table outbox in share row exclusive mode`.execute(kysely);
    await sql`set local lock_timeout = 0`.execute(kysely);
    await serialiseNumbering.execute(kysely);
  },
};

const rowsPerInsert = 1000;
const rowsPerRead = 100;
/** Of the entries of one page, unless its first is longer: rows may have long texts, and who reads a page waits only so long. */
const pageCharacters = 16 * 1024 * 1024;

/** Adds entries within the transaction that writes their rows; they become visible together with the rows. */
export async function appendToOutbox(
  transaction: Transaction<unknown>,
  entries: readonly OutboxEntry[],
): Promise<void> {
  const now = Date.now();
  const kysely = transaction.withTables<WithOutbox>();
  for (let start = 0; start < entries.length; start += rowsPerInsert) {
    const rows = entries.slice(start, start + rowsPerInsert).map((entry) => ({
      id: randomUUID(),
      aggregatetype: entry.entity,
      aggregateid: entry.entityId,
      type: entry.type,
      payload: JSON.stringify(entry.payload),
      source_time: entry.sourceTime,
      created_at: now,
    }));
    await kysely.insertInto('outbox').values(rows).execute();
  }
}

/**
 * Empties what was told of rows so far. The entries stay where they are, so that every reader finds its place, and go on
 * telling whose a row was, as far as `stays` lets them.
 *
 * @param ofRows which rows, by the column `aggregateid`
 */
export async function emptyPayloads<Tables>(
  kysely: Kysely<Tables>,
  entity: string,
  ofRows: RawBuilder<boolean>,
  stays: (column: string, value: string) => boolean = () => true,
): Promise<void> {
  const told = sql`aggregatetype = ${entity} and ${ofRows} and type <> 'merged' and payload <> '{}'`;
  const tellsWhose = sql`(payload like '%"was":%' or payload like '%"whose":%')`;
  await sql`update outbox set payload = '{}' where ${told} and not ${tellsWhose}`.execute(kysely);
  const { rows } = await sql<{ sequence: number; payload: string }>`
    select sequence, payload from outbox where ${told} and ${tellsWhose}`.execute(kysely);
  for (const { sequence, payload } of rows) {
    const { was = {}, whose } = payloadOf(payload);
    const named = Object.entries(was).filter(([column, value]) => stays(column, value));
    const left: ChangePayload = { was: named.length > 0 ? Object.fromEntries(named) : undefined, whose };
    await sql`update outbox set payload = ${JSON.stringify(left)} where sequence = ${sequence}`.execute(kysely);
  }
}

/**
 * A department's change feed read straight from its outbox.
 *
 * @param entities says how rows lead to parties; without it no change says whom it is about
 */
export function databaseChangeSource(department: string, database: AnyDatabase, entities?: Entities): ChangeSource {
  const kysely = database.untyped.withTables<WithOutbox>();
  /** The entry at a place and those after it, at most so many; fewer where they are long. */
  const rowsFrom = async (place: number, most: number) => {
    const rows: Selectable<OutboxTable>[] = [];
    let [next, characters] = [place, 0];
    while (rows.length < most) {
      const count = Math.min(rowsPerRead, most - rows.length);
      const read = await kysely
        .selectFrom('outbox')
        .selectAll()
        .where('sequence', '>=', next)
        .orderBy('sequence')
        .limit(count)
        .execute();
      for (const row of read) {
        const { length } = row.sequence === place ? '' : row.payload;
        characters += length;
        if (characters > pageCharacters && characters > length) return { rows, isCut: true };
        rows.push(row);
        next = row.sequence + 1;
      }
      if (read.length < count) break;
    }
    return { rows, isCut: false };
  };
  return {
    department,
    async read(after, limit, { about = false } = {}) {
      const { rows, isCut } = await rowsFrom(after, limit + 1);
      const { at, later } = entriesFrom(rows, after, limit);
      const changes = later.map(
        (row): Change => ({
          sequence: row.sequence,
          id: row.id,
          entity: row.aggregatetype,
          entityId: row.aggregateid,
          type: row.type,
          payload: payloadOf(row.payload),
          at: row.created_at,
        }),
      );
      const told = about && entities ? await aboutChanges(database, entities, changes) : changes;
      const page = pageOf(told, after, limit);
      return { ...page, caughtUp: page.caughtUp && !isCut, afterId: at?.id ?? null };
    },
    async newest() {
      const row = await kysely
        .selectFrom('outbox')
        .select(({ fn }) => fn.max('sequence').as('newest'))
        .executeTakeFirst();
      return row?.newest ?? 0;
    },
  };
}

/** An entry that cannot be read must not keep the others from being read. */
function payloadOf(text: string): ChangePayload {
  try {
    const payload: unknown = JSON.parse(text);
    return typeof payload === 'object' && payload !== null ? payload : { unreadable: true };
  } catch {
    return { unreadable: true };
  }
}

export function pageOf(changes: Change[], after: number, limit: number): ChangePage {
  return { changes, last: changes.at(-1)?.sequence ?? after, caughtUp: changes.length < limit };
}

/** Epoch milliseconds of the newest source change that this department has taken in, null before the first. */
export async function newestSourceChange(database: AnyDatabase): Promise<number | null> {
  const kysely = database.untyped.withTables<WithOutbox>();
  const row = await kysely
    .selectFrom('outbox')
    .select(({ fn }) => fn.max('source_time').as('newest'))
    .executeTakeFirst();
  return row?.newest ?? null;
}
