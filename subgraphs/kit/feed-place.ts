import type { ChangePage, FeedPlace } from './change-feed.ts';

/** What a page tells of the feed that it was read from. */
export type FeedFound =
  /** The entry that was read last is where it was. */
  | 'same'
  /** The feed ends before that entry. */
  | 'short'
  /** Another entry is in its place, or none although there are later ones. */
  | 'another';

/**
 * Whether a page read from a place on is of the feed that was read to there. A database that was put back to a backup, or
 * made anew, gives its numbers out again, and may have passed that place before anybody reads it; an entry's id is given once.
 */
export function feedFound({ position, entryId }: FeedPlace, { afterId, changes }: ChangePage): FeedFound {
  if (position === 0 || afterId === undefined) return 'same';
  if (afterId === null) return changes.length === 0 ? 'short' : 'another';
  return entryId === null || entryId === afterId ? 'same' : 'another';
}

/** Where a feed stands after a page that was read from a place on. */
export function placeAfter({ entryId }: FeedPlace, { changes, last, afterId }: ChangePage): FeedPlace {
  return { position: last, entryId: changes.at(-1)?.id ?? afterId ?? entryId };
}

/**
 * The entry at a place, if there is one, and those after it, at most `limit`.
 *
 * @param entries from that place on, the one there among them, in order; one more than the limit is enough
 */
export function entriesFrom<Entry extends { sequence: number }>(
  entries: readonly Entry[],
  after: number,
  limit: number,
): { at: Entry | undefined; later: Entry[] } {
  const [first] = entries;
  const at = first?.sequence === after ? first : undefined;
  return { at, later: entries.slice(at ? 1 : 0).slice(0, limit) };
}
