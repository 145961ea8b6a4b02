import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The columns that every imported row has besides its own. */
export interface ImportedRow {
  /** The row's id in its source. */
  id: string;
  /** Epoch milliseconds of the newest source change; null where the source gives none. */
  version: number | null;
  /** Of what the source said, to tell a repeated row from a changed one. */
  content_hash: string;
  /** 1 when the source deleted the row; it stays as a tombstone without its values, so that an older copy cannot revive it. */
  deleted: number;
  /** JSON object of the source's columns that have no column here. */
  attributes: string | null;
}

/** A party's row; `merged_into` names the survivor once the source merged it away. */
export interface PartyRow extends ImportedRow {
  merged_into: string | null;
}

/** `customer.version` as columns that both dialects have; add the entity's own and `execute()`. */
export function createRowTable(kysely: Kysely<unknown>, table: string): CreateTableBuilder<string, never> {
  return kysely.schema
    .createTable(table)
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('version', 'bigint')
    .addColumn('content_hash', 'text', (column) => column.notNull())
    .addColumn('deleted', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('attributes', 'text') as CreateTableBuilder<string, never>;
}

export function createPartyTable(kysely: Kysely<unknown>, table: string): CreateTableBuilder<string, never> {
  return createRowTable(kysely, table).addColumn('merged_into', 'text') as CreateTableBuilder<string, never>;
}

/** A merge asks whom else its loser had swallowed. Few parties were merged away, so that the index is small. */
export function mergedPartiesIndexed(...tables: string[]): Migration {
  return {
    async up(kysely) {
      for (const table of tables)
        await kysely.schema
          .createIndex(`${table}_merged_into`)
          .on(table)
          .column('merged_into')
          .where(sql.ref('merged_into'), 'is not', null)
          .execute();
    },
  };
}

/** Which row the source merged into which; kept apart from the rows, since either may arrive first. */
export type MergeTable = {
  entity: string;
  loser: string;
  survivor: string;
  version: number | null;
};

export type WithMerges = {
  merge: MergeTable;
};

export const mergeMigration: Migration = {
  async up(kysely) {
    await kysely.schema
      .createTable('merge')
      .addColumn('entity', 'text', (column) => column.notNull())
      .addColumn('loser', 'text', (column) => column.notNull())
      .addColumn('survivor', 'text', (column) => column.notNull())
      .addColumn('version', 'bigint')
      .addPrimaryKeyConstraint('merge_pk', ['entity', 'loser'])
      .execute();
    await kysely.schema.createIndex('merge_survivor').on('merge').columns(['entity', 'survivor']).execute();
  },
};
