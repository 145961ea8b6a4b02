import type { RawBuilder } from 'kysely';
import { decodeCursor, type Position, pageSize } from '../../graph-schema/shared/cursor.ts';
import type { AnyDatabase, Dialect } from './database.ts';
import { knownVariants } from './known-statement.ts';
import { batchedVariants } from './loading.ts';
import { type Page, type PageArguments, toPage } from './page.ts';
import { boundParents, type Counted, countsOf, type Form, pagesOf, type Ranked } from './page-statement.ts';

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
  direction: 'asc' | 'desc';
  /**
   * Conditions besides the parent's; deleted rows are the definition's to leave out. They are kept for a filter, so that
   * what depends on the time takes `now`.
   */
  where?: (filter: Filter, dialect: Dialect) => RawBuilder<unknown>[];
  toNode: (row: Row) => Node;
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
  const pageStatement = knownVariants<Row & Ranked>();
  const countStatement = knownVariants<Counted>();
  const pages = batchedVariants<WithDatabase, Asked<Filter>, readonly string[], Omit<Page<Node>, 'totalCount'>>(
    (parents, asked, { database }) => loadPages(definition, database, parents, asked, pageStatement),
  );
  const counts = batchedVariants<WithDatabase, Filter, readonly string[], number>(
    async (parents, filter, { database }) => {
      const statement = countStatement(JSON.stringify(filter), () => countsOf(definition, filter));
      const rows = await statement(database, { parents: boundParents(database.dialect, parents) });
      const found = parents.map(() => 0);
      for (const row of rows) found[row.parent_ordinal] = row.count;
      return found;
    },
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
  database: AnyDatabase,
  parents: readonly (readonly string[])[],
  { first, after, filter }: Asked<Filter>,
  known: ReturnType<typeof knownVariants<Row & Ranked>>,
): Promise<Omit<Page<Node>, 'totalCount'>[]> {
  const size = pageSize(first);
  const list = `${definition.table} ${definition.sortBy} ${definition.direction}`;
  const last = typeof after === 'string' ? decodeCursor(after, list) : undefined;
  const form: Form = { isContinued: last !== undefined, isForOneParent: parents.length === 1 };
  const statement = known(JSON.stringify([form, filter]), () => pagesOf(definition, filter, form));
  const rows = await statement(database, {
    parents: boundParents(database.dialect, parents),
    limit: size + 1,
    lastKey: last?.sortKey,
    lastId: last?.id,
  });
  const byParent = parents.map((): (Row & Ranked)[] => []);
  for (const row of rows) byParent[row.parent_ordinal]?.push(row);
  return byParent.map((found) => {
    found.sort((one, other) => one.position - other.position);
    return toPage(found, { list, size, after, positionOf, toNode: definition.toNode });
  });
}

const positionOf = ({ sort_key, id }: Ranked): Position => ({ sortKey: sort_key, id });
