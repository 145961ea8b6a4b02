import { type RawBuilder, sql } from 'kysely';
import { parentList } from './connection.ts';
import { type AnyDatabase, isOneOf } from './database.ts';
import { batched } from './loading.ts';

interface WithDatabase {
  database: AnyDatabase;
}

/** Makes the loader of one kind of row by id; a deleted or unknown row is null. One statement a request. */
export function rowById<Row extends { id: string }, Node>(
  table: string,
  toNode: (row: Row) => Node,
): (context: WithDatabase, id: string) => Promise<Node | null> {
  return batched<WithDatabase, string, Node | null>(async (ids, { database }) => {
    const { rows } = await sql<Row>`
      select * from ${sql.table(table)}
      where deleted = 0 and ${isOneOf(database.dialect, 'id', ids)}`.execute(database.untyped);
    const nodes = new Map(rows.map((row) => [row.id, toNode(row)]));
    return ids.map((id) => nodes.get(id) ?? null);
  });
}

/**
 * Makes the loader of something that SQL computes for a parent (sums, counts, newest of each): one statement a request,
 * whatever the number of parents. A parent is a list of ids, as in a connection.
 *
 * @param statement gets the row source of the parents, named `parent` with `ordinal` and `value`, and must select
 *   `parent.ordinal as parent_ordinal`.
 */
export function computed<Row, Value>(
  statement: (parents: RawBuilder<unknown>) => RawBuilder<unknown>,
  toValue: (rows: Row[]) => Value,
): (context: WithDatabase, parentIds: readonly string[]) => Promise<Value> {
  return batched<WithDatabase, readonly string[], Value>(async (parents, { database }) => {
    const source = sql`${parentList(database.dialect, parents)} as parent`;
    const { rows } = await sql<Row & { parent_ordinal: number }>`${statement(source)}`.execute(database.untyped);
    const byParent = Map.groupBy(rows, (row) => row.parent_ordinal);
    return parents.map((_, ordinal) => toValue(byParent.get(ordinal) ?? []));
  });
}

/** The ids of one type among a customer's record ids (`account:cus_81`) in this department. */
export function idsOfType(recordIds: readonly string[], type: string): string[] {
  return recordIds
    .filter((recordId) => recordId.startsWith(`${type}:`))
    .map((recordId) => recordId.slice(type.length + 1));
}
