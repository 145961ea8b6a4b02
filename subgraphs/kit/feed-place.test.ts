import { expect, it } from 'vitest';
import type { Change } from './change-feed.ts';
import { feedFound, placeAfter } from './feed-place.ts';

const entry = (sequence: number, id: string): Change => ({
  ...{ sequence, id, entity: 'invoice', entityId: 'in_1', type: 'deleted', payload: {}, at: 0 },
});
const empty = { changes: [], last: 4, caughtUp: true };
const later = { changes: [entry(6, 'f')], last: 6, caughtUp: true };
const place = { position: 4, entryId: 'd' };

it.each([
  ['has the entry that was read last, and nothing after it', place, { ...empty, afterId: 'd' }, 'same'],
  ['has that entry, and later ones', place, { ...later, afterId: 'd' }, 'same'],
  [
    'has some entry where it is not known which was read',
    { ...place, entryId: null },
    { ...later, afterId: 'x' },
    'same',
  ],
  ['was not read yet', { position: 0, entryId: null }, { ...later, afterId: null }, 'same'],
  ['does not tell which entry is there', place, later, 'same'],
  ['ends before that entry', place, { ...empty, afterId: null }, 'short'],
  ['has another entry there', place, { ...empty, afterId: 'x' }, 'another'],
  ['has none there and later ones', place, { ...later, afterId: null }, 'another'],
  [
    'has none there where it is not known which was read',
    { ...place, entryId: null },
    { ...later, afterId: null },
    'another',
  ],
] as const)('a feed that %s', (_what, from, page, found) => {
  expect(feedFound(from, { ...page, changes: [...page.changes] })).toBe(found);
});

it('the place after a page is its last entry, or of an empty one the entry that was there', () => {
  expect(placeAfter(place, { ...later, afterId: 'd' })).toEqual({ position: 6, entryId: 'f' });
  expect(placeAfter({ position: 4, entryId: null }, { ...empty, afterId: 'd' })).toEqual(place);
  expect(placeAfter(place, empty)).toEqual(place);
});
