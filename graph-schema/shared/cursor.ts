import { createHash } from 'node:crypto';
import { GraphQLError } from 'graphql';

export type SortKey = string | number;

/** The place of one item in a sorted list: what it is sorted by, and its id for items that sort alike. */
export interface Position {
  sortKey: SortKey;
  id: string;
}

/** What a list is sorted by; numbers are whole, times among them. */
export type SortKeys = 'numbers' | 'texts';

/** `list` says which list in which order the position is in, so that no other list takes the cursor. */
export function encodeCursor({ sortKey, id }: Position, list: string): string {
  return Buffer.from(JSON.stringify([sortKey, id, markOf(list)])).toString('base64url');
}

/** @throws GraphQLError BAD_USER_INPUT when the cursor is not one of this list's. */
export function decodeCursor(cursor: string, list: string, sortKeys: SortKeys): Position {
  try {
    const [sortKey, id, mark]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (isSortKey(sortKey, sortKeys) && typeof id === 'string' && mark === markOf(list)) return { sortKey, id };
  } catch {
    // Falls through to the one error for every cursor that does not fit.
  }
  throw new GraphQLError('after must be a cursor that this connection returned', {
    extensions: { code: 'BAD_USER_INPUT', argument: 'after' },
  });
}

/** Anyone can write a cursor by hand, and a number column of PostgreSQL takes neither texts nor fractions. */
function isSortKey(value: unknown, sortKeys: SortKeys): value is SortKey {
  return sortKeys === 'texts' ? typeof value === 'string' : Number.isSafeInteger(value);
}

/** There are as many as there are kinds of lists and their orders. */
const marks = new Map<string, string>();

/** Names of tables stay inside. */
function markOf(list: string): string {
  const mark = marks.get(list) ?? createHash('sha256').update(list).digest('base64url').slice(0, 6);
  marks.set(list, mark);
  return mark;
}

export const defaultPageSize = 20;
export const largestPage = 100;

/** @throws GraphQLError BAD_USER_INPUT when `first` is out of range. */
export function pageSize(first: number | null | undefined): number {
  const size = first ?? defaultPageSize;
  if (size >= 1 && size <= largestPage) return size;
  throw new GraphQLError(`first must be between 1 and ${largestPage}`, {
    extensions: { code: 'BAD_USER_INPUT', argument: 'first' },
  });
}
