import { type RawBuilder, sql } from 'kysely';
import type { SortKey, SortKeys } from '../../graph-schema/shared/cursor.ts';
import type { Dialect } from './database.ts';
import { type KnownStatement, knownStatement, place } from './known-statement.ts';
import { limitTo, parentList } from './statement-parts.ts';

/** One sorted, filtered list of rows that hang off a parent row. */
export interface ConnectionDefinition<Row, Node, Filter> {
  /** The table, known as `item` in `where`. */
  table: string;
  /** The column that holds the parent's id; left out for a list that has no parent. */
  parentColumn?: string;
  /** Where `table` is a view that shows a row for each parent: the table that has it once, with all columns of a node. */
  rowTable?: string;
  /** A column that is never null. Ties are broken by `id`. */
  sortBy: string;
  /** Numbers unless told. */
  sortKeys?: SortKeys;
  direction: 'asc' | 'desc';
  /**
   * Conditions besides the parent's; deleted rows are the definition's to leave out. They are kept for a filter, so that
   * what depends on the time takes `now`.
   */
  where?: (filter: Filter, dialect: Dialect) => RawBuilder<unknown>[];
  toNode: (row: Row) => Node;
}

export interface Ranked {
  parent_ordinal: number;
  /** Among the rows of its parent; the rows come in any order. */
  position: number;
  sort_key: SortKey;
  id: string;
}

/** What a page's statement depends on besides the filter. */
export interface Form {
  /** Whether it goes on after `lastKey` and `lastId`. */
  isContinued: boolean;
  isForOneParent: boolean;
}

interface Order {
  key: RawBuilder<unknown>;
  direction: RawBuilder<unknown>;
}

/** The first `limit` rows of each of `parents`. */
export function pagesOf<Row, Node, Filter>(
  definition: ConnectionDefinition<Row, Node, Filter>,
  filter: Filter,
  { isContinued, isForOneParent }: Form,
): KnownStatement<Row & Ranked> {
  const { table, parentColumn, rowTable = table, sortBy, direction } = definition;
  const order = { key: sql.ref(`item.${sortBy}`), direction: direction === 'asc' ? sql`asc` : sql`desc` };
  return knownStatement((dialect) => {
    const conditions = [
      ...(definition.where?.(filter, dialect) ?? []),
      ...(isContinued ? [beyondLast(order.key, direction)] : []),
    ];
    if (!parentColumn) return firstRows(sql`${sql.table(table)} as item`, order, conditions);
    const source = itemsOf(dialect, table, parentColumn);
    if (dialect === 'postgres') return rankedRows(source, order, conditions);
    return isForOneParent ? firstRows(source, order, conditions) : rankedIds(source, rowTable, order, conditions);
  });
}

function beyondLast(key: RawBuilder<unknown>, direction: 'asc' | 'desc'): RawBuilder<unknown> {
  const beyond = direction === 'asc' ? sql`>` : sql`<`;
  const last = place('lastKey');
  return sql`(${key} ${beyond} ${last} or (${key} = ${last} and item.id ${beyond} ${place('lastId')}))`;
}

/**
 * The first rows of all together, without numbering all of them. For a parent only in SQLite: PostgreSQL may walk the
 * whole table in the order asked for once it sees that a few rows will do.
 */
function firstRows<Row>(source: RawBuilder<unknown>, { key, direction }: Order, conditions: RawBuilder<unknown>[]) {
  return sql<Row & Ranked>`
    select item.*, 0 as parent_ordinal, 0 as position, ${key} as sort_key
    from ${source}
    ${where(conditions)}
    order by ${key} ${direction}, item.id ${direction}
    ${limitTo(place('limit'))}`;
}

/** The first rows of each parent. */
function rankedRows<Row>(source: RawBuilder<unknown>, order: Order, conditions: RawBuilder<unknown>[]) {
  return sql<Row & Ranked>`
    select * from (${numbered(sql`item.*`, source, order, conditions)}) as placed
    where position <= ${place('limit')}`;
}

/** The same for SQLite, which sorts whole rows slower than it finds the few that are wanted once more by their ids. */
function rankedIds<Row>(
  source: RawBuilder<unknown>,
  rowTable: string,
  order: Order,
  conditions: RawBuilder<unknown>[],
) {
  return sql<Row & Ranked>`
    select item.*, placed.parent_ordinal, placed.position, placed.sort_key
    from (${numbered(sql`item.id`, source, order, conditions)}) as placed
    cross join ${sql.table(rowTable)} as item
    where placed.position <= ${place('limit')} and item.id = placed.id`;
}

function numbered(
  columns: RawBuilder<unknown>,
  source: RawBuilder<unknown>,
  { key, direction }: Order,
  conditions: RawBuilder<unknown>[],
) {
  return sql`
    select ${columns}, parent.ordinal as parent_ordinal, ${key} as sort_key,
      row_number() over (partition by parent.ordinal order by ${key} ${direction}, item.id ${direction}) as position
    from ${source}
    ${where(conditions)}`;
}

export interface Counted {
  parent_ordinal: number;
  count: number;
}

/** How many rows each of `parents` has. */
export function countsOf<Row, Node, Filter>(
  { table, parentColumn, where: conditions }: ConnectionDefinition<Row, Node, Filter>,
  filter: Filter,
): KnownStatement<Counted> {
  return knownStatement(
    (dialect) => sql`
      select parent.ordinal as parent_ordinal, count(*) as count
      from ${parentColumn ? itemsOf(dialect, table, parentColumn) : sql`(select 0 as ordinal) as parent cross join ${sql.table(table)} as item`}
      ${where(conditions?.(filter, dialect) ?? [])}
      group by parent.ordinal`,
  );
}

function itemsOf(dialect: Dialect, table: string, parentColumn: string): RawBuilder<unknown> {
  // SQLite must begin with the parents: rather than sorting a few rows, it would walk all of them in order.
  const join = dialect === 'postgres' ? sql`join` : sql`cross join`;
  return sql`${parentList(dialect, place('parents'))} as parent
    ${join} ${sql.table(table)} as item on ${sql.ref(`item.${parentColumn}`)} = parent.value`;
}

function where(conditions: RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`;
}
