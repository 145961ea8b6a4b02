import { decodeCursor, type Position, pageSize, type SortKeys } from '../../../graph-schema/shared/cursor.ts';
import { type Page, type PageArguments, toPage } from '../../kit/page.ts';

/** Makes a connection's page of a list that is read from a place on. */
export async function pageOf<Item>(
  { first, after }: PageArguments,
  list: {
    /** Which list in which order: cursors of another are refused. */
    list: string;
    /** Numbers unless told. */
    sortKeys?: SortKeys;
    read: (after: Position | undefined, limit: number) => Promise<Item[]>;
    positionOf: (item: Item) => Position;
    count: () => Promise<number>;
  },
): Promise<Page<Item>> {
  const size = pageSize(first);
  const place = typeof after === 'string' ? decodeCursor(after, list.list, list.sortKeys ?? 'numbers') : undefined;
  const found = await list.read(place, size + 1);
  return { ...toPage(found, { ...list, size, after, toNode: (item) => item }), totalCount: list.count };
}
