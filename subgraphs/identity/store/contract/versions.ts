import { describe, expect, it } from 'vitest';
import type { RecordThen } from '../customers.ts';
import type { IdentityStore } from '../identity-store.ts';
import { versionsKept } from '../versions-kept.ts';
import { disposable } from './customers.ts';
import { person, take, upserted } from './fixture.ts';

const jane = person('a:contact:1', { name: 'Jane Doe', emails: ['jane@x.io'], updatedAt: 1 });
const married = { ...jane, name: 'Jane Roe', updatedAt: 2 };

export function versionCases(open: () => Promise<IdentityStore>): void {
  const takeAt = (store: IdentityStore, at: number, ...changes: Parameters<typeof take>[1]): Promise<void> =>
    take(store, changes, { now: () => at });
  const then = async (store: IdentityStore, at: number): Promise<RecordThen['record'] | undefined> => {
    const [found] = await store.recordsThen([jane.key], at);
    return found?.record;
  };

  describe('former versions of records', () => {
    it('say what a record said at a time, and are one round trip for any number of records', async () => {
      await using store = disposable(await open());
      await takeAt(store, 1000, upserted(jane), upserted(person('a:contact:2')));
      await takeAt(store, 2000, upserted(married));
      for (const [at, record] of [
        [1000, jane],
        [1999, jane],
        [2000, married],
        [9000, married],
      ] as const)
        expect(await then(store, at)).toEqual(record);
      const before = store.roundTrips();
      expect(await store.recordsThen(['a:contact:2', 'a:contact:none', jane.key], 1500)).toEqual([
        { firstSeen: expect.any(Number), record: person('a:contact:2') },
        null,
        { firstSeen: expect.any(Number), record: jane },
      ]);
      expect(store.roundTrips() - before).toBe(1);
    });

    it('are not made of a newer time stamp on the same values, nor of a change that came in the same millisecond', async () => {
      await using store = disposable(await open());
      await takeAt(store, 1000, upserted(jane));
      await takeAt(store, 2000, upserted({ ...jane, updatedAt: 5 }));
      expect(await then(store, 1500)).toEqual({ ...jane, updatedAt: 5 });
      await takeAt(store, 3000, upserted(married));
      await takeAt(store, 3000, upserted({ ...married, name: 'Jane Poe' }));
      expect(await then(store, 2500)).toEqual({ ...jane, updatedAt: 5 });
      expect(await then(store, 3000)).toEqual({ ...married, name: 'Jane Poe' });
    });

    it('go with a record that its department deletes, and do not come back with its key', async () => {
      await using store = disposable(await open());
      await takeAt(store, 1000, upserted(jane));
      await takeAt(store, 2000, upserted(married));
      await takeAt(store, 3000, { type: 'deleted', key: jane.key });
      expect(await store.recordsThen([jane.key], 1500)).toEqual([null]);
      const again = { ...jane, name: 'J. Doe' };
      await takeAt(store, 4000, upserted(again));
      expect(await then(store, 1500)).toEqual(again);
    });

    it('are so many for a record at most: what it said before them nobody knows', async () => {
      await using store = disposable(await open());
      const named = (n: number) => ({ ...jane, name: `Jane Doe ${n}` });
      const last = versionsKept + 3;
      for (let n = 0; n <= last; n++) await takeAt(store, 1000 + n, upserted(named(n)));
      expect(await then(store, 1000 + last)).toEqual(named(last));
      expect(await then(store, 1000 + last - versionsKept)).toEqual(named(last - versionsKept));
      expect(await then(store, 1000 + last - versionsKept - 1)).toBeNull();
      expect(await then(store, 1000)).toBeNull();
    });
  });
}
