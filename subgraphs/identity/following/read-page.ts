import type { ChangePage, ChangeSource, FeedPlace } from '../../kit/change-feed.ts';
import { placeAfter } from '../../kit/feed-place.ts';
import type { RecordChange } from '../resolution/changes.ts';
import type { IdentityStore } from '../store/identity-store.ts';
import type { Batch } from './batch.ts';
import { recordChange } from './record-change.ts';

/** A page of a department's feed, and where the feed stood before it. */
export interface ReadPage extends ChangePage {
  department: string;
  place: FeedPlace;
}

/** Reads on from where the store says that the feed was left. */
export async function readNextPage(source: ChangeSource, store: IdentityStore, size: number): Promise<ReadPage> {
  const { department } = source;
  const place = await placeIn(store, department);
  return { department, place, ...(await source.read(place.position, size)) };
}

export async function placeIn(store: IdentityStore, department: string): Promise<FeedPlace> {
  return (await store.feedPlaces()).get(department) ?? { position: 0, entryId: null };
}

/** What cannot be read is set aside, unless the record is told anew after it. */
export function batchOf(page: ReadPage): Batch {
  const readable: RecordChange[] = [];
  const unreadable = new Map<string, number>();
  for (const change of page.changes) {
    const told = recordChange(page.department, change);
    if (told?.type === 'unreadable') unreadable.set(told.key, change.sequence);
    else if (told) {
      readable.push(told);
      unreadable.delete(keyOf(told));
    }
  }
  const setAside = [...unreadable].map(([key, sequence]) => ({ key, sequence, reason: 'UNREADABLE' as const }));
  return { ...stretchOf(page), changes: readable, setAside };
}

/** The page's stretch of the feed, without what it tells. */
export function stretchOf({ department, place, ...page }: ReadPage): Batch {
  const { position: last, entryId: lastId } = placeAfter(place, page);
  return { department, after: place.position, last, lastId, changes: [] };
}

/** A batch that says nothing, and leaves the feed where it is. */
export function standstill(department: string, { position, entryId }: FeedPlace): Batch {
  return { department, after: position, last: position, lastId: entryId, changes: [] };
}

export function keyOf(change: RecordChange): string {
  return change.type === 'upserted' ? change.record.key : change.key;
}
