import { type RawBuilder, sql } from 'kysely';
import type { AnyDatabase } from './database.ts';
import { knownStatement, place } from './known-statement.ts';
import { batched } from './loading.ts';
import { boundParents, isOneOf, parentList } from './statement-parts.ts';
import { jsonList } from './storable-text.ts';

interface WithDatabase {
  database: AnyDatabase;
}

/** Makes the loader of one kind of row by id; a deleted or unknown row is null. One statement a request. */
export function rowById<Row extends { id: string }, Node>(
  table: string,
  toNode: (row: Row) => Node,
): (context: WithDatabase, id: string) => Promise<Node | null> {
  const statement = knownStatement<Row>(
    (dialect) => sql`select * from ${sql.table(table)} where deleted = 0 and ${isOneOf(dialect, 'id', place('ids'))}`,
  );
  return batched<WithDatabase, string, Node | null>(async (ids, { database }) => {
    const rows = await statement(database, { ids: jsonList(ids) });
    const nodes = new Map(rows.map((row) => [row.id, toNode(row)]));
    return ids.map((id) => nodes.get(id) ?? null);
  });
}

/**
 * Makes the loader of something that SQL computes for a parent (sums, counts, newest of each): one statement a request,
 * whatever the number of parents. A parent is a list of ids, as in a connection.
 *
 * @param statement gets the row source of the parents, named `parent` with `ordinal` and `value`, and must select
 *   `parent.ordinal as parent_ordinal`. It is built once: what depends on the time takes `now`.
 */
export function computed<Row, Value>(
  statement: (parents: RawBuilder<unknown>) => RawBuilder<unknown>,
  toValue: (rows: Row[]) => Value,
): (context: WithDatabase, parentIds: readonly string[]) => Promise<Value> {
  const known = knownStatement<Row & { parent_ordinal: number }>(
    (dialect) => sql`${statement(sql`${parentList(dialect, place('parents'))} as parent`)}`,
  );
  return batched<WithDatabase, readonly string[], Value>(async (parents, { database }) => {
    const rows = await known(database, { parents: boundParents(database.dialect, parents) });
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
