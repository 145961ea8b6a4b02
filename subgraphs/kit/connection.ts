import { decodeCursor, type Position, pageSize } from '../../graph-schema/shared/cursor.ts';
import type { AnyDatabase } from './database.ts';
import { knownVariants } from './known-statement.ts';
import { batchedVariants } from './loading.ts';
import { type Page, type PageArguments, toPage } from './page.ts';
import {
  type ConnectionDefinition,
  type Counted,
  countsOf,
  type Form,
  pagesOf,
  type Ranked,
} from './page-statement.ts';
import { boundParents } from './statement-parts.ts';

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
  const { table, sortBy, sortKeys = 'numbers', direction, toNode } = definition;
  const list = `${table} ${sortBy} ${direction}`;
  const pageStatement = knownVariants<Row & Ranked>();
  const countStatement = knownVariants<Counted>();

  const counts = batchedVariants<WithDatabase, Filter, readonly string[], number>(
    async (parents, filter, { database }) => {
      const statement = countStatement(JSON.stringify(filter), () => countsOf(definition, filter));
      const rows = await statement(database, { parents: boundParents(database.dialect, parents) });
      const found = parents.map(() => 0);
      for (const row of rows) found[row.parent_ordinal] = row.count;
      return found;
    },
  );

  const pages = batchedVariants<WithDatabase, Asked<Filter>, readonly string[], Page<Node>>(
    async (parents, { first, after, filter }, context) => {
      const size = pageSize(first);
      const last = typeof after === 'string' ? decodeCursor(after, list, sortKeys) : undefined;
      const form: Form = { isContinued: last !== undefined, isForOneParent: parents.length === 1 };
      const statement = pageStatement(JSON.stringify([form, filter]), () => pagesOf(definition, filter, form));
      const rows = await statement(context.database, {
        parents: boundParents(context.database.dialect, parents),
        limit: size + 1,
        lastKey: last?.sortKey,
        lastId: last?.id,
      });
      return byParent(rows, parents.length).map((found, ordinal) => ({
        ...toPage(found, { list, size, after, positionOf, toNode }),
        totalCount: () => counts(context, parents[ordinal] ?? [], filter),
      }));
    },
  );

  return (
    context: WithDatabase,
    parentIds: readonly string[],
    { first, after }: PageArguments,
    filter: Filter,
  ): Promise<Page<Node>> => pages(context, parentIds, { first, after, filter });
}

function byParent<Row>(rows: (Row & Ranked)[], parents: number): (Row & Ranked)[][] {
  const found = Array.from({ length: parents }, (): (Row & Ranked)[] => []);
  for (const row of rows) found[row.parent_ordinal]?.push(row);
  for (const ofParent of found) ofParent.sort((one, other) => one.position - other.position);
  return found;
}

const positionOf = ({ sort_key, id }: Ranked): Position => ({ sortKey: sort_key, id });
