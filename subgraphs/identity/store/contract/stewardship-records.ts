import { describe, expect, it } from 'vitest';
import { Resolver } from '../../linking/resolver.ts';
import { defaultRules } from '../../resolution/engine/rules.ts';
import type { IdentityStore } from '../identity-store.ts';
import { disposable } from './customers.ts';
import { customerOf, partition, person, take, upserted } from './fixture.ts';
import { janeInBilling, janeInSales, janeInSupport, janes, john, plainChanges, stewardsIn } from './stewards.ts';

export function recordDecisionCases(open: () => Promise<IdentityStore>, reopen: () => Promise<IdentityStore>): void {
  const { opened, decide, done } = stewardsIn(open);

  describe('records and customers', () => {
    it('two records that are linked make their customers one, and stay so under other rules and after a new import', async () => {
      await using store = await opened(...janes, john);
      await done(store, { type: 'linkRecords', recordIds: [john.key, janeInSales] });
      const together = [[...janes.map(({ key }) => key), john.key].sort()];
      expect(await partition(store)).toEqual(together);

      await take(store, [{ type: 'deleted', key: john.key }]);
      expect(await partition(store)).toEqual([janes.map(({ key }) => key)]);
      await take(store, [upserted(john)]);
      expect(await partition(store)).toEqual(together);

      await using second = disposable(await reopen());
      await new Resolver(second, { rules: { ...defaultRules, mergeBar: 9000 } }).start();
      const homes = await Promise.all([john.key, janeInSales].map((key) => customerOf(second, key)));
      expect(homes[0]).toBe(homes[1]);
    });

    it('a record that is unlinked is a customer of its own, however often it is imported', async () => {
      await using store = await opened(...janes);
      const id = await customerOf(store, janeInSales);
      const { changes, made } = await done(store, { type: 'unlinkRecord', recordId: janeInSales });
      expect(await partition(store)).toEqual([[janeInBilling, janeInSupport], [janeInSales]]);
      expect(plainChanges(changes)).toEqual(
        plainChanges([
          { customerId: id, before: janes.map(({ key }) => key), after: [janeInBilling, janeInSupport], becomes: null },
          { customerId: null, before: [], after: [janeInSales], becomes: null },
        ]),
      );
      expect(made.map(({ type }) => type)).toEqual(['NEVER', 'NEVER']);
      await take(store, [{ type: 'deleted', key: janeInSales }]);
      await take(store, janes.map(upserted));
      await take(store, janes.map(upserted), {});
      expect(await partition(store)).toEqual([[janeInBilling, janeInSupport], [janeInSales]]);
      expect(await decide(store, { type: 'unlinkRecord', recordId: janeInSales })).toMatchObject({
        ...{ type: 'invalid', field: 'recordId' },
      });
    });

    it('a customer that is split falls into the two that were told, and into no more', async () => {
      const weak = person('marketing:contact:4', { name: 'J Doe', phones: ['+49 30 901820'] });
      await using store = await opened(...janes, weak);
      const id = (await customerOf(store, janeInBilling)) ?? '';
      const all = (await store.customersById([id]))[0]?.recordKeys ?? [];
      expect(all).toHaveLength(4);
      const leaving = [weak.key, janeInSupport];
      await done(store, { type: 'splitCustomer', customerId: id, recordIds: leaving });
      expect(await partition(store)).toEqual([[janeInBilling, janeInSales], leaving.toSorted()]);
    });

    it('customers that are merged are one, and the ids of all of them answer', async () => {
      const other = person('sales:lead:7', { name: 'Zoe Zhang', emails: ['zoe@z.io'] });
      await using store = await opened(...janes, john, other);
      const ids = await Promise.all([other.key, john.key, janeInSales].map((key) => customerOf(store, key)));
      const customerIds = ids.map((id) => id ?? '');
      await done(store, { type: 'mergeCustomers', customerIds });
      expect(await partition(store)).toHaveLength(1);
      const found = await store.customersById(customerIds);
      expect(new Set(found.map((customer) => customer?.id))).toEqual(new Set([customerIds[2]]));
      expect(await decide(store, { type: 'mergeCustomers', customerIds })).toMatchObject({ type: 'alreadyDecided' });
    });

    it('a record that would join two that are never one joins the likelier, and the other is asked about', async () => {
      await using store = await opened(janes[0] ?? john, janes[1] ?? john);
      await done(store, { type: 'unlinkRecord', recordId: janeInSales });
      await take(store, [upserted(janes[2] ?? john)]);
      const parts = await partition(store);
      expect(parts).toHaveLength(2);
      expect(parts.flat().sort()).toEqual(janes.map(({ key }) => key));
      const [parked, ...others] = await store.proposals({ limit: 9 });
      expect(others).toEqual([]);
      expect(parked).toMatchObject({ reason: 'NEVER', high: janeInSupport });
      const proposalId = parked?.id ?? '';
      await done(store, { type: 'confirmProposal', proposalId });
      const homes = await Promise.all([parked?.low ?? '', janeInSupport].map((key) => customerOf(store, key)));
      expect(homes[0]).toBe(homes[1]);
      expect(await partition(store)).toHaveLength(2);
    });

    it('what was decided about a record that was merged into another is listed as about that one, until it is there again', async () => {
      const zoe = person('sales:lead:7', { name: 'Zoe Zhang', emails: ['zoe@z.io'] });
      const [ann, bob, cleo] = ['Ann Lee', 'Bob Ray', 'Cleo Dow'].map((name, n) => person(`a:contact:${n}`, { name }));
      if (!ann || !bob || !cleo) throw new Error('three records are needed');
      await using store = await opened(ann, bob, cleo, zoe);
      const { made } = await done(store, { type: 'linkRecords', recordIds: [bob.key, zoe.key] });
      await done(store, { type: 'linkRecords', recordIds: [ann.key, zoe.key] });
      const listed = async ({ key }: { key: string }) => {
        expect(await store.countDecisions({ recordKey: key })).toBe(
          (await store.decisions({ recordKey: key, limit: 9 })).length,
        );
        return store.decisions({ recordKey: key, standing: true, limit: 9 });
      };
      await take(store, [{ type: 'merged', key: bob.key, into: cleo.key }]);
      expect(await listed(cleo)).toEqual(made);
      expect(await listed(bob)).toEqual(made);
      expect(await listed(ann)).toHaveLength(1);
      await take(store, [upserted(bob)]);
      expect(await listed(cleo)).toEqual([]);
      expect(await listed(bob)).toEqual(made);
    });

    it('what was decided about a record that is merged into others by turns is about the last one, however a batch is parted', async () => {
      const zoe = person('sales:lead:7', { name: 'Zoe Zhang', emails: ['zoe@z.io'] });
      const [ann, bob, cleo] = ['Ann Lee', 'Bob Ray', 'Cleo Dow'].map((name, n) => person(`a:contact:${n}`, { name }));
      if (!ann || !bob || !cleo) throw new Error('three records are needed');
      for (const recordsPerPart of [1, 2, 2000]) {
        await using store = await opened(ann, bob, cleo, zoe);
        await done(store, { type: 'linkRecords', recordIds: [bob.key, zoe.key] });
        const changed = [zoe, cleo].map((record) => upserted({ ...record, phones: ['+49 30 901820'] }));
        await take(store, [...changed, { type: 'merged', key: bob.key, into: cleo.key }], { recordsPerPart });
        expect(await partition(store)).toEqual([[ann.key], [cleo.key, zoe.key]]);
        await take(store, [{ type: 'merged', key: bob.key, into: ann.key }], { recordsPerPart });
        expect(await partition(store)).toEqual([[ann.key, zoe.key], [cleo.key]]);
      }
    });
  });
}
