import { describe, expect, it } from 'vitest';
import { Resolver } from '../../linking/resolver.ts';
import type { IdentityStore } from '../identity-store.ts';
import type { SetAsideReason } from '../set-aside.ts';
import { disposable } from './customers.ts';
import { person, upserted } from './fixture.ts';

const aside = (key: string, sequence: number, reason: SetAsideReason = 'FAILED') => ({ key, sequence, reason });

export function setAsideCases(open: () => Promise<IdentityStore>, reopen: () => Promise<IdentityStore>): void {
  describe('changes set aside', () => {
    it('come newest first, of equals in the order of their keys, in pages, of one department and of one reason', async () => {
      await using store = disposable(await open());
      const takeAside = async (now: number, department: string, ...setAside: ReturnType<typeof aside>[]) => {
        const resolver = new Resolver(store, { now: () => now });
        await resolver.take({ department, after: 0, last: 9, changes: [], setAside });
      };
      await takeAside(1000, 'a', aside('a:contact:2', 5), aside('a:contact:1', 7, 'UNREADABLE'));
      await takeAside(2000, 'b', aside('b:contact:1', 2));
      const [first, second, third] = [
        { department: 'b', ...aside('b:contact:1', 2), at: 2000 },
        { department: 'a', ...aside('a:contact:1', 7, 'UNREADABLE'), at: 1000 },
        { department: 'a', ...aside('a:contact:2', 5), at: 1000 },
      ];
      expect(await store.setAsideChanges({ limit: 9 })).toEqual([first, second, third]);
      expect(await store.setAsideChanges({ limit: 1, after: first })).toEqual([second]);
      expect(await store.setAsideChanges({ limit: 9, after: second })).toEqual([third]);
      expect(await store.setAsideChanges({ limit: 9, department: 'a' })).toEqual([second, third]);
      expect(await store.setAsideChanges({ limit: 9, reason: 'FAILED' })).toEqual([first, third]);
      expect(await store.countSetAsideChanges()).toBe(3);
    });

    it('come in pages that hold each once where keys have letters of two units, as 𠮷, and late ones of one, as 﨑', async () => {
      await using store = disposable(await open());
      const keys = ['a:contact:﨑', 'a:contact:𠮷'];
      const setAside = keys.map((key, place) => aside(key, place + 1));
      await new Resolver(store, { now: () => 1000 }).take({
        department: 'a',
        after: 0,
        last: 2,
        changes: [],
        setAside,
      });
      const [first] = await store.setAsideChanges({ limit: 1 });
      const others = await store.setAsideChanges({ limit: 9, after: first });
      expect([first, ...others].map((change) => change?.key)).toEqual(keys);
    });

    it('are one for each record, the last, and none once any resolver takes in another change of it', async () => {
      await using store = disposable(await open());
      await using other = disposable(await reopen());
      const resolver = new Resolver(store, { now: () => 1000 });
      const [one, two] = [aside('a:contact:1', 1), aside('a:contact:2', 2)];
      await resolver.take({ department: 'a', after: 0, last: 2, changes: [], setAside: [one, two] });
      await resolver.take({ department: 'a', after: 2, last: 3, changes: [], setAside: [aside('a:contact:1', 3)] });
      const last = { department: 'a', ...aside('a:contact:1', 3), at: 1000 };
      expect(await store.setAsideChanges({ limit: 9 })).toEqual([last, { department: 'a', ...two, at: 1000 }]);

      const changes = [upserted(person('a:contact:1')), { type: 'deleted', key: 'a:contact:2' } as const];
      await new Resolver(other).take({ department: 'a', after: 3, last: 5, changes });
      expect(await store.countSetAsideChanges()).toBe(0);
      expect(await store.countRecords('a')).toBe(1);
    });

    it('are forgotten when all of their department is read again, and those of others are not', async () => {
      await using store = disposable(await open());
      const resolver = new Resolver(store, { now: () => 1000 });
      const setAside = [aside('a:contact:1', 4)];
      await resolver.take({ department: 'a', after: 0, last: 4, changes: [], setAside });
      await resolver.take({ department: 'b', after: 0, last: 2, changes: [], setAside: [aside('b:contact:1', 2)] });
      await resolver.take({ department: 'a', after: 4, last: 0, changes: [] });
      const left = [{ department: 'b', ...aside('b:contact:1', 2), at: 1000 }];
      expect(await store.setAsideChanges({ limit: 9 })).toEqual(left);
    });

    it('are not, when the batch that set them aside is delivered again', async () => {
      await using store = disposable(await open());
      const batch = { department: 'a', after: 0, last: 1, changes: [], setAside: [aside('a:contact:1', 1)] };
      expect((await new Resolver(store).take(batch)).applied).toBe(true);
      const changes = [upserted(person('a:contact:1'))];
      await new Resolver(store).take({ department: 'a', after: 1, last: 2, changes });
      expect((await new Resolver(store).take(batch)).applied).toBe(false);
      expect(await store.countSetAsideChanges()).toBe(0);
    });
  });
}
