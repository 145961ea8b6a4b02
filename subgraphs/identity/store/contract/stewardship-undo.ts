import { describe, expect, it } from 'vitest';
import type { Done } from '../../stewardship/order.ts';
import type { IdentityStore } from '../identity-store.ts';
import { customerOf, partition, person, take, upserted } from './fixture.ts';
import { expectToReplay } from './history.ts';
import { janeInBilling, janeInSales, janeInSupport, janes, john, stewardsIn } from './stewards.ts';

export function undoCases(open: () => Promise<IdentityStore>): void {
  const { opened, decide, done } = stewardsIn(open);

  describe('undo', () => {
    it('of a merge gives both customers their ids back, the larger one too', async () => {
      await using store = await opened(john, ...janes);
      const [johns, janesId] = await Promise.all([john.key, janeInSales].map((key) => customerOf(store, key)));
      const { event } = await done(store, { type: 'linkRecords', recordIds: [john.key, janeInSales] });
      expect(await customerOf(store, janeInSales)).toBe(johns);
      const undone = await done(store, { type: 'undo', eventId: event?.sequence ?? 0 });
      expect(await customerOf(store, john.key)).toBe(johns);
      expect(await customerOf(store, janeInSales)).toBe(janesId);
      expect((await store.customersById([johns ?? '']))[0]?.formerIds).toEqual([]);
      expect(undone.event).toMatchObject({ type: 'UNDONE', details: { undoes: event?.sequence } });
      const [restored] = await store.events({ customerId: janesId ?? '', limit: 1 });
      expect(restored).toMatchObject({ type: 'CUSTOMER_RESTORED', cause: undone.event?.sequence });
      expect(await decide(store, { type: 'undo', eventId: event?.sequence ?? 0 })).toMatchObject({
        type: 'alreadyDecided',
      });
      const again = await done(store, { type: 'undo', eventId: undone.event?.sequence ?? 0 });
      expect(await partition(store)).toHaveLength(1);
      expect(again.made).toMatchObject([{ type: 'ALWAYS' }]);
    });

    it('that was done already is not done again while a record is away, and can itself be undone once the record is back', async () => {
      const zoe = person('sales:lead:7', { name: 'Zoe Zhang', emails: ['zoe@z.io'] });
      await using store = await opened(john, zoe);
      await done(store, { type: 'linkRecords', recordIds: [john.key, zoe.key] });
      const parted = await done(store, { type: 'unlinkRecord', recordId: zoe.key });
      const undo = { type: 'undo', eventId: parted.event?.sequence ?? 0 } as const;
      const undone = await done(store, undo);
      await take(store, [{ type: 'deleted', key: zoe.key }]);
      expect(await decide(store, undo)).toMatchObject({ type: 'alreadyDecided' });
      expect(await store.countDecisions({ standing: true })).toBe(1);

      await take(store, [upserted(zoe)]);
      expect(await partition(store)).toEqual([[john.key, zoe.key]]);
      await done(store, { type: 'undo', eventId: undone.event?.sequence ?? 0 });
      expect(await partition(store)).toEqual([[john.key], [zoe.key]]);
    });

    it('of what was undone already brings nothing back that others undid since', async () => {
      const zoe = person('sales:lead:7', { name: 'Zoe Zhang', emails: ['zoe@z.io'] });
      await using store = await opened(john, zoe);
      const undoing = (undone: Done) => ({ type: 'undo', eventId: undone.event?.sequence ?? 0 }) as const;
      const linked = await done(store, { type: 'linkRecords', recordIds: [john.key, zoe.key] });
      const parted = await done(store, { type: 'unlinkRecord', recordId: zoe.key });
      const backAsOne = await done(store, undoing(parted));
      const apartAgain = await done(store, undoing(linked));
      expect(await partition(store)).toEqual([[john.key], [zoe.key]]);
      for (const preview of [true, false])
        expect(await decide(store, undoing(parted), { preview })).toMatchObject({ type: 'alreadyDecided' });
      expect(await partition(store)).toEqual([[john.key], [zoe.key]]);

      await done(store, undoing(apartAgain));
      expect(await partition(store)).toEqual([[john.key, zoe.key]]);
      await done(store, undoing(backAsOne));
      expect(await partition(store)).toEqual([[john.key], [zoe.key]]);
      await done(store, undoing(parted));
      expect(await partition(store)).toEqual([[john.key, zoe.key]]);
    });

    it('takes back what was done before other things, and leaves those', async () => {
      const zoe = person('sales:lead:7', { name: 'Zoe Zhang', emails: ['zoe@z.io'] });
      await using store = await opened(john, zoe, ...janes);
      const ids = await Promise.all([john.key, zoe.key, janeInSales].map((key) => customerOf(store, key)));
      const first = await done(store, { type: 'linkRecords', recordIds: [john.key, janeInSales] });
      await done(store, { type: 'linkRecords', recordIds: [john.key, zoe.key] });
      await done(store, { type: 'undo', eventId: first.event?.sequence ?? 0 });
      expect(await partition(store)).toEqual(
        [janes.map(({ key }) => key), [john.key, zoe.key].sort()].sort((a, b) =>
          (a[0] ?? '') < (b[0] ?? '') ? -1 : 1,
        ),
      );
      expect(await customerOf(store, janeInSales)).toBe(ids[2]);
      expect(await customerOf(store, zoe.key)).toBe(ids[0]);
    });

    it('of a split gives the customer its id back, whose older half its evidence took to another customer', async () => {
      const maria = { name: 'Maria Rossi', phones: ['+39 011 555 0142'] };
      const emails = ['maria.rossi@posta.example'];
      const [daughter, bought, wrote, newsletter, mother] = [
        person('billing:account:cus_81', { ...maria, emails, birthDate: '1984-03-09' }),
        person('sales:contact:003A1', { ...maria, emails }),
        person('support:requester:7001', { name: 'maria rossi', emails }),
        person('marketing:contact:5512', { ...maria, emails: ['casa.rossi@posta.example'] }),
        person('marketing:contact:6044', { ...maria, emails: ['m.rossi@lavoro.example'], birthDate: '1951-11-30' }),
      ] as const;
      await using store = await opened(daughter, bought, wrote, newsletter, mother);
      const [daughters, mothers] = await Promise.all([daughter.key, mother.key].map((key) => customerOf(store, key)));
      expect(await customerOf(store, newsletter.key)).toBe(mothers);

      const recordIds = [newsletter.key];
      const { event } = await done(store, { type: 'splitCustomer', customerId: mothers ?? '', recordIds });
      expect(await customerOf(store, newsletter.key)).toBe(daughters);
      const meanwhile = await customerOf(store, mother.key);
      await done(store, { type: 'undo', eventId: event?.sequence ?? 0 });
      const living = await store.customersById([mothers ?? '', meanwhile ?? '', daughters ?? '']);
      expect(living.map((customer) => customer?.recordKeys)).toEqual([
        [newsletter.key, mother.key],
        [newsletter.key, mother.key],
        [daughter.key, bought.key, wrote.key],
      ]);
      expect(living[0]).toMatchObject({ id: mothers, formerIds: [meanwhile] });
      await expectToReplay(store);
    });

    it('of a split makes one customer again, and of what a steward did not do is refused', async () => {
      await using store = await opened(...janes);
      const id = (await customerOf(store, janeInSales)) ?? '';
      const { event } = await done(store, { type: 'splitCustomer', customerId: id, recordIds: [janeInSales] });
      await done(store, { type: 'undo', eventId: event?.sequence ?? 0 });
      expect(await partition(store)).toEqual([janes.map(({ key }) => key)]);
      expect(await customerOf(store, janeInSales)).toBe(id);
      const history = await store.events({ customerId: id, limit: 20 });
      const created = history.find(({ type }) => type === 'CUSTOMER_CREATED');
      const eventId = created?.sequence ?? 0;
      expect(await decide(store, { type: 'undo', eventId })).toMatchObject({ type: 'invalid', field: 'eventId' });
      expect(await decide(store, { type: 'undo', eventId: 999_999 })).toMatchObject({ type: 'invalid' });
    });
  });

  describe('decisions that contradict each other', () => {
    it('a tie through a record that is not there ends when its two sides are parted', async () => {
      await using store = await opened(...janes, john);
      await done(store, { type: 'linkRecords', recordIds: [janeInSales, john.key] });
      await done(store, { type: 'linkRecords', recordIds: [john.key, janeInBilling] });
      await take(store, [{ type: 'deleted', key: john.key }]);
      const { revoked } = await done(store, { type: 'unlinkRecord', recordId: janeInSales });
      expect(revoked).toMatchObject([{ type: 'ALWAYS', low: john.key, high: janeInSales }]);
      await take(store, [upserted(john)]);
      expect(await partition(store)).toEqual([[janeInBilling, john.key, janeInSupport], [janeInSales]]);
    });

    it('an undo that would part what was linked since is refused', async () => {
      await using store = await opened(...janes);
      const parted = await done(store, { type: 'unlinkRecord', recordId: janeInSales });
      const undone = await done(store, { type: 'undo', eventId: parted.event?.sequence ?? 0 });
      const linked = await done(store, { type: 'linkRecords', recordIds: [janeInSales, janeInBilling] });
      expect(await decide(store, { type: 'undo', eventId: undone.event?.sequence ?? 0 })).toMatchObject({
        type: 'alreadyDecided',
        event: linked.event?.sequence,
      });
      expect(await partition(store)).toHaveLength(1);
    });
  });
}
