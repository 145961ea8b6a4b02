import { describe, expect, it } from 'vitest';
import type { Change } from '../../kit/change-feed.ts';
import { recordChange } from './record-change.ts';

function change(values: Partial<Change>): Change {
  return { sequence: 1, id: '', entity: 'account', entityId: '1', type: 'upserted', payload: {}, at: 0, ...values };
}

const key = 'billing:account:1';

describe('recordChange', () => {
  it.each([
    ['a row that is no party', change({ payload: { values: { total: 1 } } }), null],
    ['a deletion', change({ type: 'deleted' }), { type: 'deleted', key }],
    [
      'a deletion beside what is none',
      change({ type: 'deleted', payload: { unreadable: true } }),
      { type: 'deleted', key },
    ],
    [
      'a merge',
      change({ type: 'merged', payload: { mergedInto: '2' } }),
      { type: 'merged', key, into: 'billing:account:2' },
    ],
    ['a merge into nobody', change({ type: 'merged', payload: { mergedInto: '' } }), { type: 'unreadable', key }],
    ['what its department could not write', change({ payload: { unreadable: true } }), { type: 'unreadable', key }],
  ])('reads %s', (_what, told, expected) => {
    expect(recordChange('billing', told)).toEqual(expected);
  });

  it('reads a record whose id no store keeps as unreadable, under a key of its own that every store keeps', () => {
    const ids = ['\ud800', '\udfff', 'a\0', 'b\0', 'x'.repeat(2000), `${'x'.repeat(2000)}y`];
    const keys = ids.map((entityId) => {
      const told = recordChange('billing', change({ entityId, payload: { unreadable: true } }));
      const gone = recordChange('billing', change({ entityId, type: 'deleted' }));
      const unreadable = told?.type === 'unreadable' ? told.key : '';
      expect(gone).toEqual({ type: 'deleted', key: unreadable });
      return unreadable;
    });
    expect(new Set(keys).size).toBe(ids.length);
    for (const each of keys) {
      expect(each).toMatch(/^billing:account:.*…[0-9a-f]{16}$/);
      expect(each.isWellFormed() && each.length < 200).toBe(true);
    }
  });
});
