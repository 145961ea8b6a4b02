import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { dialectOf } from '../database.ts';
import { emptyPayloads } from '../outbox.ts';
import { hashOfDeleted } from './erase.ts';
import { takeTurn } from './merges.ts';

/** A kind of row whose tombstones had the values that the row had. */
export interface FormerTombstones {
  table: string;
  isParty?: boolean;
  /** The columns that a tombstone keeps. */
  kept?: readonly string[];
  /** Whether the feed goes on telling that a row was named so before. */
  stays?: (column: string, name: string) => boolean;
}

/** For departments in which a deletion was no erasure yet: empties what was deleted until now, and what the feed told of it. */
export function erasedTombstones(entities: Record<string, FormerTombstones>): Migration {
  return {
    async up(kysely) {
      await takeTurn(kysely, dialectOf(kysely));
      await kysely.schema.createIndex('outbox_aggregateid').on('outbox').column('aggregateid').execute();
      for (const [entity, former] of Object.entries(entities)) await eraseFormer(kysely, entity, former);
    },
  };
}

async function eraseFormer(kysely: Kysely<unknown>, entity: string, former: FormerTombstones): Promise<void> {
  const { isParty = false, kept = [] } = former;
  const table = sql.table(former.table);
  const names = ['id', 'version', ...kept, ...(isParty ? ['merged_into'] : [])];
  const columns = sql.join(names.map((column) => sql.ref(column)));
  const swallowed = isParty ? sql`or merged_into in (select id from ${table} where deleted = 1)` : sql``;
  await sql`create table erased as select ${columns} from ${table} where deleted = 1 ${swallowed}`.execute(kysely);
  await sql`delete from ${table} where id in (select id from erased)`.execute(kysely);
  await sql`insert into ${table} (${columns}, content_hash, deleted)
    select ${columns}, ${hashOfDeleted}, 1 from erased`.execute(kysely);
  await emptyPayloads(kysely, entity, sql`aggregateid in (select id from erased)`, former.stays);
  await sql`drop table erased`.execute(kysely);
}
