import { type RawBuilder, sql } from 'kysely';
import { decodeCursor, encodeCursor, pageSize, type SortKey } from '../../graph-schema/shared/cursor.ts';
import type { AnyDatabase, Dialect } from './database.ts';
import { batchedVariants } from './loading.ts';

export interface PageArguments {
  first?: number | null;
  after?: string | null;
}

export interface Page<Node> {
  edges: { cursor: string; node: Node }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: () => Promise<number>;
}

/** One sorted, filtered list of rows that hang off a parent row. */
export interface ConnectionDefinition<Row, Node, Filter> {
  /** The table, known as `item` in `where`. */
  table: string;
  /** The column that holds the parent's id; left out for a list that has no parent. */
  parentColumn?: string;
  /** A column that is never null. Ties are broken by `id`. */
  sortBy: string;
  direction: 'asc' | 'desc';
  /** Conditions besides the parent's; deleted rows are the definition's to leave out. */
  where?: (filter: Filter, dialect: Dialect) => RawBuilder<unknown>[];
  toNode: (row: Row) => Node;
}

interface Ranked {
  parent_ordinal: number;
  sort_key: SortKey;
  id: string;
}

interface WithDatabase {
  database: AnyDatabase;
}

type Asked<Filter> = PageArguments & { filter: Filter };

/**
 * Makes the loader of a connection. A parent is a list of ids, since one customer may have several records in a
 * department; its page runs over the rows of all of them. However many parents ask, it is one statement for the pages
 * and one more for the counts, if they were asked for.
 */
export function connection<Row, Node, Filter = Record<string, never>>(
  definition: ConnectionDefinition<Row, Node, Filter>,
) {
  const pages = batchedVariants<WithDatabase, Asked<Filter>, readonly string[], Omit<Page<Node>, 'totalCount'>>(
    (parents, asked, { database }) => loadPages(definition, database, parents, asked),
  );
  const counts = batchedVariants<WithDatabase, Filter, readonly string[], number>((parents, filter, { database }) =>
    loadCounts(definition, database, parents, filter),
  );
  return async (
    context: WithDatabase,
    parentIds: readonly string[],
    page: PageArguments,
    filter: Filter,
  ): Promise<Page<Node>> => {
    const { edges, pageInfo } = await pages(context, parentIds, { first: page.first, after: page.after, filter });
    return { edges, pageInfo, totalCount: () => counts(context, parentIds, filter) };
  };
}

async function loadPages<Row, Node, Filter>(
  definition: ConnectionDefinition<Row, Node, Filter>,
  { untyped, dialect }: AnyDatabase,
  parents: readonly (readonly string[])[],
  { first, after, filter }: Asked<Filter>,
): Promise<Omit<Page<Node>, 'totalCount'>[]> {
  const size = pageSize(first);
  const direction = definition.direction === 'asc' ? sql`asc` : sql`desc`;
  const sortKey = sql.ref(`item.${definition.sortBy}`);
  const conditions = definition.where?.(filter, dialect) ?? [];
  const list = `${definition.table} ${definition.sortBy} ${definition.direction}`;
  if (typeof after === 'string') {
    const { sortKey: last, id } = decodeCursor(after, list);
    const beyond = definition.direction === 'asc' ? sql`>` : sql`<`;
    conditions.push(sql`(${sortKey} ${beyond} ${last} or (${sortKey} = ${last} and item.id ${beyond} ${id}))`);
  }
  const order = { sortKey, direction };
  const { rows } = await (definition.parentColumn
    ? ranked<Row>(source(definition, dialect, parents), order, conditions, size)
    : plain<Row>(definition.table, order, conditions, size)
  ).execute(untyped);

  const byParent = parents.map((): (Row & Ranked)[] => []);
  for (const row of rows) byParent[row.parent_ordinal]?.push(row);
  return byParent.map((found) => toPage(found, { size, after, list }, definition.toNode));
}

interface Order {
  sortKey: RawBuilder<unknown>;
  direction: RawBuilder<unknown>;
}

/** The first rows of each parent. */
function ranked<Row>(
  from: RawBuilder<unknown>,
  { sortKey, direction }: Order,
  conditions: RawBuilder<unknown>[],
  size: number,
) {
  return sql<Row & Ranked>`
    select * from (
      select item.*, parent.ordinal as parent_ordinal, ${sortKey} as sort_key,
        row_number() over (partition by parent.ordinal order by ${sortKey} ${direction}, item.id ${direction}) as position
      from ${from}
      ${where(conditions)}
    ) as ranked
    where position <= ${size + 1}
    order by parent_ordinal, position`;
}

/** The first rows of a whole table, without numbering all of them. */
function plain<Row>(table: string, { sortKey, direction }: Order, conditions: RawBuilder<unknown>[], size: number) {
  return sql<Row & Ranked>`
    select item.*, 0 as parent_ordinal, ${sortKey} as sort_key
    from ${sql.table(table)} as item
    ${where(conditions)}
    order by ${sortKey} ${direction}, item.id ${direction}
    limit ${size + 1}`;
}

async function loadCounts<Row, Node, Filter>(
  definition: ConnectionDefinition<Row, Node, Filter>,
  { untyped, dialect }: AnyDatabase,
  parents: readonly (readonly string[])[],
  filter: Filter,
): Promise<number[]> {
  const { rows } = await sql<{ parent_ordinal: number; count: number }>`
    select parent.ordinal as parent_ordinal, count(*) as count
    from ${source(definition, dialect, parents)}
    ${where(definition.where?.(filter, dialect) ?? [])}
    group by parent.ordinal`.execute(untyped);
  const counts = parents.map(() => 0);
  for (const row of rows) counts[row.parent_ordinal] = row.count;
  return counts;
}

function source<Row, Node, Filter>(
  { table, parentColumn }: ConnectionDefinition<Row, Node, Filter>,
  dialect: Dialect,
  parents: readonly (readonly string[])[],
): RawBuilder<unknown> {
  if (!parentColumn) return sql`(select 0 as ordinal) as parent cross join ${sql.table(table)} as item`;
  return sql`${parentList(dialect, parents)} as parent
    join ${sql.table(table)} as item on ${sql.ref(`item.${parentColumn}`)} = parent.value`;
}

/** A row source with `ordinal` (which parent) and `value` (one of its ids), bound as one parameter. */
export function parentList(dialect: Dialect, parents: readonly (readonly string[])[]): RawBuilder<unknown> {
  const pairs = JSON.stringify(parents.flatMap((ids, ordinal) => ids.map((id) => [ordinal, id])));
  return dialect === 'postgres'
    ? sql`(select (pair ->> 0)::int as ordinal, pair ->> 1 as value from jsonb_array_elements(${pairs}::jsonb) as pair)`
    : sql`(select value ->> 0 as ordinal, value ->> 1 as value from json_each(${pairs}))`;
}

function where(conditions: RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`;
}

function toPage<Row, Node>(
  rows: (Row & Ranked)[],
  { size, after, list }: { size: number; after?: string | null; list: string },
  toNode: (row: Row) => Node,
): Omit<Page<Node>, 'totalCount'> {
  const edges = rows
    .slice(0, size)
    .map((row) => ({ cursor: encodeCursor({ sortKey: row.sort_key, id: row.id }, list), node: toNode(row) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > size,
      hasPreviousPage: Boolean(after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
