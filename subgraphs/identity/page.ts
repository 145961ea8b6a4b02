import { decodeCursor, encodeCursor, type Position, pageSize } from '../../graph-schema/shared/cursor.ts';
import type { Page, PageArguments } from '../kit/connection.ts';

/** Makes a connection's page of a list that is read from a place on. */
export async function pageOf<Item>(
  { first, after }: PageArguments,
  list: {
    /** Which list in which order: cursors of another are refused. */
    list: string;
    read: (after: Position | undefined, limit: number) => Promise<Item[]>;
    positionOf: (item: Item) => Position;
    count: () => Promise<number>;
  },
): Promise<Page<Item>> {
  const size = pageSize(first);
  const found = await list.read(typeof after === 'string' ? decodeCursor(after, list.list) : undefined, size + 1);
  const edges = found.slice(0, size).map((node) => ({ cursor: encodeCursor(list.positionOf(node), list.list), node }));
  const pageInfo = {
    hasNextPage: found.length > size,
    hasPreviousPage: Boolean(after),
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, pageInfo, totalCount: list.count };
}
