import { describe, expect, it } from 'vitest';
import { Resolver } from '../../linking/resolver.ts';
import type { StewardAction, StewardOrder } from '../../stewardship/order.ts';
import type { IdentityStore } from '../identity-store.ts';
import { disposable } from './customers.ts';
import { customerOf, person, resolverOf, take, upserted } from './fixture.ts';
import { graph } from './graph.ts';
import {
  janeInBilling,
  janeInSales,
  janes,
  john,
  order,
  rules,
  ruthInBilling,
  ruthInSales,
  stewardsIn,
} from './stewards.ts';

export function refusedOrderCases(open: () => Promise<IdentityStore>): void {
  const { opened, decide, done } = stewardsIn(open);

  describe('what is refused', () => {
    it('a decision about what changed since the version that the steward saw', async () => {
      await using store = await opened(...janes);
      const id = (await customerOf(store, janeInSales)) ?? '';
      const version = (await store.customersById([id]))[0]?.version ?? 0;
      await take(store, [upserted({ ...(janes[0] ?? john), phones: [] })]);
      const action = { type: 'unlinkRecord' as const, recordId: janeInSales };
      const stale = await decide(store, action, { expectedVersion: version });
      expect(stale).toMatchObject({ type: 'stale' });
      const now = (await store.customersById([id]))[0]?.version ?? 0;
      expect(now).toBeGreaterThan(version);
      const preview = await done(store, action, { preview: true });
      expect(preview.version).toBe(now);
      await done(store, action, { expectedVersion: now });
    });

    it('a link between records that a steward parted, be it through others', async () => {
      await using store = await opened(...janes, john);
      await done(store, { type: 'unlinkRecord', recordId: janeInSales });
      const recordIds = [janeInSales, janeInBilling] as const;
      expect(await decide(store, { type: 'linkRecords', recordIds })).toMatchObject({
        type: 'forbidden',
        decisions: [{ type: 'NEVER', low: janeInBilling, high: janeInSales }],
      });
      await done(store, { type: 'linkRecords', recordIds: [janeInSales, john.key] });
      expect(await decide(store, { type: 'linkRecords', recordIds: [john.key, janeInBilling] })).toMatchObject({
        type: 'forbidden',
      });
      const customerIds = await Promise.all(
        [john.key, janeInBilling].map(async (key) => (await customerOf(store, key)) ?? ''),
      );
      expect(await decide(store, { type: 'mergeCustomers', customerIds })).toMatchObject({ type: 'forbidden' });
    });

    it.each([
      ['reason', { type: 'unlinkRecord', recordId: janeInSales }, { reason: ' ' }],
      ['reason', { type: 'unlinkRecord', recordId: janeInSales }, { reason: 'x'.repeat(1001) }],
      ['reason', { type: 'unlinkRecord', recordId: janeInSales }, { reason: 'half a \ud83d' }],
      ['assignee', { type: 'assignProposal', proposalId: 'p_none', assignee: 'b'.repeat(256) }, {}],
      ['assignee', { type: 'assignProposal', proposalId: 'p_none', assignee: 'bo\0b' }, {}],
      ['recordId', { type: 'unlinkRecord', recordId: 'sales:contact:none' }, {}],
      ['recordId', { type: 'unlinkRecord', recordId: john.key }, {}],
      ['a', { type: 'linkRecords', recordIds: ['x', janeInSales] }, {}],
      ['b', { type: 'linkRecords', recordIds: [janeInSales, 'x'] }, {}],
      ['b', { type: 'linkRecords', recordIds: [janeInSales, janeInSales] }, {}],
      ['b', { type: 'linkRecords', recordIds: [janeInSales, 'billing:account:acme'] }, {}],
      ['customerId', { type: 'splitCustomer', customerId: 'c_none', recordIds: [janeInSales] }, {}],
      ['customerIds', { type: 'mergeCustomers', customerIds: ['c_none', 'c_none'] }, {}],
      ['customerIds', { type: 'mergeCustomers', customerIds: ['c_none', 'c_other'] }, {}],
      ['proposalId', { type: 'confirmProposal', proposalId: 'p_none' }, {}],
      ['proposalId', { type: 'assignProposal', proposalId: 'p_none', assignee: 'bob' }, {}],
      ['eventId', { type: 'undo', eventId: 1 }, {}],
    ] as [string, StewardAction, Partial<StewardOrder>][])(
      'an order that makes no sense, with the field %s',
      async (field, action, more) => {
        const acme = person('billing:account:acme', { kind: 'ORGANISATION', name: 'Acme GmbH' });
        await using store = await opened(...janes, john, acme);
        const before = await graph(store);
        expect(await decide(store, action, more)).toMatchObject({
          type: 'invalid',
          field,
          message: expect.any(String),
        });
        expect(await graph(store)).toEqual(before);
      },
    );

    it('an order of someone who no longer waits when it could begin', async () => {
      await using store = await opened(...janes);
      const before = await graph(store);
      const action = { type: 'unlinkRecord' as const, recordId: janeInSales };
      await expect(resolverOf(store).decide(order(action), AbortSignal.abort())).rejects.toThrow('aborted');
      expect(await graph(store)).toEqual(before);
    });

    it('a merge with a customer whose id was left empty', async () => {
      await using store = await opened(...janes, john);
      const ids = await Promise.all([john.key, janeInSales].map(async (key) => (await customerOf(store, key)) ?? ''));
      for (const customerIds of [
        ['', ...ids],
        ['', ids[0] ?? ''],
      ])
        expect(await decide(store, { type: 'mergeCustomers', customerIds })).toEqual({
          ...{ type: 'invalid', field: 'customerIds', message: 'there is no customer with an empty id' },
        });
    });

    it('what would part more pairs of records than one decision may, by the field that says so', async () => {
      await using store = disposable(await open());
      const resolver = new Resolver(store, { rules });
      const many = [ruthInBilling, ruthInSales].flatMap(({ key, name, birthDate, phones, emails, addresses }) =>
        Array.from({ length: 71 }, (_, n) =>
          upserted(person(`${key}-${n}`, { name, birthDate, phones, emails, addresses })),
        ),
      );
      await resolver.take({ department: 'feed', after: 0, last: many.length, changes: many });
      const [proposal] = await store.proposals({ limit: 9 });
      const before = await graph(store);
      const proposalId = proposal?.id ?? '';
      expect(await resolver.decide(order({ type: 'rejectProposal', proposalId, neverLink: true }))).toEqual({
        ...{ type: 'invalid', field: 'neverLink' },
        message: 'this would part 5041 pairs of records, at most 5000 at a time',
      });
      expect(await graph(store)).toEqual(before);
    });

    it('a split of records that are none, all, or strange to the customer', async () => {
      await using store = await opened(...janes, john);
      const customerId = (await customerOf(store, janeInSales)) ?? '';
      for (const recordIds of [[], janes.map(({ key }) => key), [john.key], ['x'], [''], ['', janeInSales]])
        expect(await decide(store, { type: 'splitCustomer', customerId, recordIds })).toMatchObject({
          ...{ type: 'invalid', field: 'recordIds' },
        });
    });
  });
}
