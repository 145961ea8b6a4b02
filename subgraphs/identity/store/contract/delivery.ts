import { describe, expect, it } from 'vitest';
import { Resolver } from '../../linking/resolver.ts';
import type { IdentityStore } from '../identity-store.ts';
import { disposable } from './customers.ts';
import { customerOf, partition, person, resolverOf, take, upserted } from './fixture.ts';

const shared = { emails: ['jane@x.io'] };

export function deliveryCases(open: () => Promise<IdentityStore>, reopen: () => Promise<IdentityStore>): void {
  describe('delivery', () => {
    it('a batch delivered again has no second effect', async () => {
      await using store = disposable(await open());
      const batch = { department: 'a', after: 0, last: 7, changes: [upserted(person('a:contact:1', shared))] };
      expect(await resolverOf(store).take(batch)).toEqual({ applied: true, position: 7 });
      expect(await resolverOf(store).take(batch)).toEqual({ applied: false, position: 7 });
      const id = await customerOf(store, 'a:contact:1');
      expect(await store.countEvents(id ?? '')).toBe(1);
    });

    it('the same rows told again change nothing and leave no event', async () => {
      await using store = disposable(await open());
      await take(store, [upserted(person('a:contact:1', shared))]);
      const [before] = await store.customersByRecord(['a:contact:1']);
      await take(store, [upserted(person('a:contact:1', shared))]);
      expect(await store.customersByRecord(['a:contact:1'])).toEqual([before]);
      expect(await store.countEvents(before?.id ?? '')).toBe(1);
    });

    it('work that fails leaves nothing behind', async () => {
      await using store = disposable(await open());
      const failing = {
        newCustomerId: () => {
          throw new Error('no id');
        },
      };
      await expect(take(store, [upserted(person('a:contact:1', shared))], failing)).rejects.toThrow('no id');
      expect(await partition(store)).toEqual([]);
      expect(await store.feedPlaces()).toEqual(new Map());
    });

    it('two resolvers at once lose no record and create no twin customer', async () => {
      await using one = disposable(await open());
      await using other = disposable(await reopen());
      const feed = async (store: IdentityStore, department: string): Promise<void> => {
        for (let n = 0; n < 20; n++) {
          await take(
            store,
            [upserted(person(`${department}:contact:${n}`, { emails: [`${n % 5}@x.io`] }))],
            undefined,
            department,
          );
        }
      };
      await Promise.all([feed(one, 'a'), feed(other, 'b')]);
      const groups = await partition(one);
      expect(groups.map(({ length }) => length)).toEqual([8, 8, 8, 8, 8]);
    });

    it('of two resolvers that read the same page, one takes it in', async () => {
      await using one = disposable(await open());
      await using other = disposable(await reopen());
      const batch = { department: 'a', after: 0, last: 1, changes: [upserted(person('a:contact:1', shared))] };
      const results = await Promise.all([new Resolver(one).take(batch), new Resolver(other).take(batch)]);
      expect(results.map(({ applied }) => applied).sort()).toEqual([false, true]);
      expect(await one.countEvents((await customerOf(one, 'a:contact:1')) ?? '')).toBe(1);
    });
  });

  describe('a change of no value', () => {
    const versions = async (resolver: Resolver) =>
      resolver.look(({ engine: { population } }) => {
        const slot = population.slotOf('a:contact:1');
        return [population.updatedAtOf(slot), population.profileOf(slot).ownIds];
      });

    it('is known to another resolver: a newer time stamp, and a key that goes to another record', async () => {
      await using one = disposable(await open());
      await using other = disposable(await reopen());
      const running = new Resolver(other);
      const record = person('a:contact:1', { ...shared, updatedAt: 1000 });
      await take(one, [upserted(record), { type: 'merged', key: 'a:contact:9', into: 'a:contact:1' }]);
      expect(await versions(running)).toEqual([1000, ['a:1', 'a:9']]);
      await take(one, [upserted({ ...record, updatedAt: 2000 })]);
      expect(await versions(running)).toEqual([2000, ['a:1', 'a:9']]);
      await take(one, [{ type: 'merged', key: 'a:contact:9', into: 'a:contact:2' }]);
      expect(await versions(running)).toEqual([2000, ['a:1']]);
    });
  });

  describe('round trips', () => {
    it('a batch costs the same number whatever its size', async () => {
      await using store = disposable(await open());
      await resolverOf(store).start();
      const costs: number[] = [];
      for (const size of [2, 20, 200]) {
        const records = Array.from({ length: size }, (_, n) =>
          person(`a:contact:${size}-${n}`, { name: `Jane Doe ${size}`, emails: [`${size}-${n >> 1}@x.io`] }),
        );
        const changes = records.map(upserted);
        const before = store.roundTrips();
        await resolverOf(store).take({ department: `${size}`, after: 0, last: size, changes });
        costs.push(store.roundTrips() - before);
      }
      expect(new Set(costs).size).toBe(1);
      expect(costs[0]).toBeLessThanOrEqual(20);
    });

    it('reading one customer or a hundred is one', async () => {
      await using store = disposable(await open());
      const records = Array.from({ length: 100 }, (_, n) => person(`a:contact:${n}`, { emails: [`${n}@x.io`] }));
      await take(store, records.map(upserted));
      const keys = records.map(({ key }) => key);
      const ids = (await store.customersByRecord(keys)).map((customer) => customer?.id ?? '');
      const cost = async (work: () => Promise<unknown>): Promise<number> => {
        const before = store.roundTrips();
        await work();
        return store.roundTrips() - before;
      };
      for (const size of [1, 10, 100]) {
        expect(await cost(() => store.customersById(ids.slice(0, size)))).toBe(1);
        expect(await cost(() => store.customersByRecord(keys.slice(0, size)))).toBe(1);
        expect(await cost(() => store.recordsByKey(keys.slice(0, size)))).toBe(1);
        expect(await cost(() => store.customersByIdentifier(keys.slice(0, size), 2))).toBe(1);
      }
    });
  });
}
