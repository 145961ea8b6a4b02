import { describe, expect, it } from 'vitest';
import { Resolver } from '../../linking/resolver.ts';
import type { IdentityStore } from '../identity-store.ts';
import { disposable } from './customers.ts';
import { customerOf, partition, person, upserted } from './fixture.ts';
import { graph } from './graph.ts';

const jane = { name: 'Jane Doe', emails: ['jane@x.io'] };
const robert = { name: 'Robert Smith', emails: ['robert@x.io'] };

export function restoredCases(
  open: () => Promise<IdentityStore>,
  reopen: () => Promise<IdentityStore>,
  backUp: () => Promise<() => Promise<void>>,
): void {
  const page = (department: string, after: number, ...changes: ReturnType<typeof upserted>[]) => ({
    ...{ department, after, last: after + changes.length, changes },
  });

  describe('a store that is put back to a backup while a resolver runs', () => {
    it('is filled again with what the backup did not have', async () => {
      await using store = disposable(await open());
      const resolver = new Resolver(store);
      await resolver.start();
      const putBack = await backUp();
      await resolver.take(page('a', 0, upserted(person('a:contact:1', jane))));
      await putBack();
      expect(await resolver.take(page('a', 0, upserted(person('a:contact:1', jane))))).toEqual({
        ...{ applied: true, position: 1 },
      });
      await resolver.take(page('a', 1, upserted(person('a:lead:2', jane))));
      expect(await partition(store)).toEqual([['a:contact:1', 'a:lead:2']]);
      expect((await store.feedPlaces()).get('a')).toMatchObject({ position: 2 });
    });

    it('is known by the resolver though others have written more since than it remembers', async () => {
      await using store = disposable(await open());
      await using elsewhere = disposable(await reopen());
      const [resolver, other] = [new Resolver(store), new Resolver(elsewhere)];
      await resolver.take(page('a', 0, upserted(person('a:contact:1', robert))));
      const putBack = await backUp();
      await resolver.take(page('a', 1, upserted(person('a:contact:2', jane))));
      await putBack();
      for (const n of [0, 1, 2, 3]) await other.take(page('b', n, upserted(person(`b:lead:${n}`, robert))));
      await resolver.take(page('c', 0, upserted(person('c:lead:1', jane))));
      await resolver.take(page('c', 1, upserted(person('c:lead:2', robert))));
      expect(await partition(store)).toEqual([
        ['a:contact:1', 'b:lead:0', 'b:lead:1', 'b:lead:2', 'b:lead:3', 'c:lead:2'],
        ['c:lead:1'],
      ]);
      expect(await customerOf(store, 'a:contact:2')).toBeNull();
      expect(resolver.records).toBe(7);
      const known = await graph(store);
      await new Resolver(elsewhere).start();
      expect(await graph(elsewhere)).toEqual(known);
    });
  });
}
