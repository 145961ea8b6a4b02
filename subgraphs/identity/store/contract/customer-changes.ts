import { describe, expect, it } from 'vitest';
import { customerChanges } from '../../graphql/customer-changes.ts';
import type { IdentityStore } from '../identity-store.ts';
import { customerOf, take } from './fixture.ts';
import { janeInSales, janes, john, stewardsIn } from './stewards.ts';

export function customerChangeCases(open: () => Promise<IdentityStore>): void {
  const { opened, done } = stewardsIn(open);

  describe('the change feed of customers', () => {
    it('ends at 0 before the first customer', async () => {
      await using store = await opened();
      expect(await customerChanges(store).newest()).toBe(0);
      expect(await customerChanges(store).read(0, 10)).toEqual({ changes: [], last: 0, caughtUp: true, afterId: null });
    });

    it('tells merges and their undoing with the customers before and after, and no reason', async () => {
      await using store = await opened(john, ...janes);
      const [johns, janesId] = await Promise.all([john.key, janeInSales].map((key) => customerOf(store, key)));
      const feed = customerChanges(store);
      const end = await feed.newest();
      const { changes } = await feed.read(0, 100);
      const afterId = changes.at(-1)?.id;
      expect(await feed.read(end, 10)).toEqual({ changes: [], last: end, caughtUp: true, afterId });

      const { event } = await done(store, { type: 'linkRecords', recordIds: [john.key, janeInSales] });
      const merged = await feed.read(end, 10);
      expect(merged.changes.map(({ about }) => about?.customers?.toSorted())).toEqual(
        merged.changes.map(() => [johns, janesId].toSorted()),
      );
      expect(merged.changes).toContainEqual(
        expect.objectContaining({ entityId: janesId, type: 'merged', payload: { mergedInto: johns } }),
      );
      expect(await feed.newest()).toBe(merged.last);
      expect(merged.afterId).toBe(afterId);

      await done(store, { type: 'undo', eventId: event?.sequence ?? 0 });
      const undone = await feed.read(merged.last, 1);
      expect(undone).toMatchObject({ changes: [{ entity: 'customer' }], caughtUp: false });
      const rest = await feed.read(undone.last, 10);
      expect(new Set(rest.changes.flatMap(({ about }) => about?.customers))).toEqual(new Set([johns, janesId]));
    });

    it('tells of a customer whose last record is deleted with the ids that had become part of it', async () => {
      await using store = await opened(john, ...janes);
      const [johns, janesId] = await Promise.all([john.key, janeInSales].map((key) => customerOf(store, key)));
      await done(store, { type: 'linkRecords', recordIds: [john.key, janeInSales] });
      const feed = customerChanges(store);
      const end = await feed.newest();
      await take(
        store,
        [john, ...janes].map(({ key }) => ({ type: 'deleted', key })),
      );
      const { changes } = await feed.read(end, 100);
      const gone = changes.filter(({ type }) => type === 'deleted');
      expect(gone.map(({ entityId, about }) => ({ entityId, customers: about?.customers?.toSorted() }))).toEqual([
        { entityId: johns, customers: [johns, janesId].toSorted() },
      ]);
    });
  });
}
