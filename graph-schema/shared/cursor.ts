import { GraphQLError } from 'graphql';

export type SortKey = string | number;

/** The place of one item in a sorted list: what it is sorted by, and its id for items that sort alike. */
export interface Position {
  sortKey: SortKey;
  id: string;
}

export function encodeCursor({ sortKey, id }: Position): string {
  return Buffer.from(JSON.stringify([sortKey, id])).toString('base64url');
}

/** @throws GraphQLError BAD_USER_INPUT when the cursor is not one of ours. */
export function decodeCursor(cursor: string): Position {
  try {
    const [sortKey, id]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if ((typeof sortKey === 'string' || typeof sortKey === 'number') && typeof id === 'string') return { sortKey, id };
  } catch {
    // Falls through to the one error for every malformed cursor.
  }
  throw new GraphQLError('after must be a cursor that this connection returned', {
    extensions: { code: 'BAD_USER_INPUT', argument: 'after' },
  });
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
