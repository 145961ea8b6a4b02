import { describe, expect, it } from 'vitest';
import { Resolver } from '../../linking/resolver.ts';
import { defaultSurvivorship, type Survivorship } from '../../resolution/golden/survivorship.ts';
import type { IdentityStore } from '../identity-store.ts';
import { disposable } from './customers.ts';
import { newCustomer, newRecord, writeEffects } from './effects-fixture.ts';
import { person, take, upserted } from './fixture.ts';

const byTrust: Survivorship = { ...defaultSurvivorship, name: [{ MOST_TRUSTED_SOURCE: ['billing'] }] };

const email = { emails: ['jane@x.io'] };
const records = [
  person('sales:lead:1', { ...email, name: 'Jane Anna Doe' }),
  person('sales:lead:2', { ...email, name: 'Jane Anna Doe' }),
  person('billing:account:1', { ...email, name: 'Jane Doe' }),
  person('support:requester:1', { name: 'Hugo Marchetti' }),
  person('support:requester:2'),
];

/** What customers are called on lists. */
export function nameCases(open: () => Promise<IdentityStore>, reopen: () => Promise<IdentityStore>): void {
  const called = async (store: IdentityStore): Promise<(string | null)[]> => {
    const customers = await store.customers({ sort: 'name', direction: 'asc', limit: 9 });
    return customers.map(({ name }) => name);
  };

  describe('names of customers', () => {
    it('are those that survive by the configured strategies, and are chosen anew when other strategies begin', async () => {
      await using store = disposable(await open());
      await take(store, records.map(upserted), {});
      const before = await store.customers({ sort: 'updatedAt', direction: 'asc', limit: 9 });
      expect(await called(store)).toEqual(['Hugo Marchetti', 'Jane Anna Doe', null]);

      await new Resolver(store, { survivorship: byTrust }).start();
      expect(await called(store)).toEqual(['Hugo Marchetti', 'Jane Doe', null]);
      const after = await store.customers({ sort: 'updatedAt', direction: 'asc', limit: 9 });
      const untold = { name: null, sortName: '' };
      expect(after.map((each) => ({ ...each, ...untold }))).toEqual(before.map((each) => ({ ...each, ...untold })));

      await new Resolver(store).start();
      expect(await called(store)).toEqual(['Hugo Marchetti', 'Jane Anna Doe', null]);
    });

    it('are chosen anew by a resolver that works on while another one begins by other strategies', async () => {
      await using store = disposable(await open());
      await using other = disposable(await reopen());
      await take(store, records.map(upserted));
      await new Resolver(other, { survivorship: byTrust }).start();
      await take(store, [upserted(person('marketing:contact:1', { ...email, name: 'Jane Anna Doe' }))]);
      expect(await called(store)).toEqual(['Hugo Marchetti', 'Jane Anna Doe', null]);
    });

    it('follow other strategies when other rules begin with them', async () => {
      await using store = disposable(await open());
      await take(store, records.map(upserted), {});
      const { rules } = await store.transact(({ begin }) => begin('feed'));
      await store.transact(async (transaction) => {
        await transaction.begin('feed');
        await transaction.beginRules('other rules');
      });
      await new Resolver(store, { survivorship: byTrust }).start();
      expect(await called(store)).toEqual(['Hugo Marchetti', 'Jane Doe', null]);
      const standing = await store.transact(({ begin }) => begin('feed'));
      expect(standing.rules).toMatch(new RegExp(`^${rules}~[\\w-]{12}$`));
    });

    it('are all that changes when they are written anew', async () => {
      await using store = disposable(await open());
      await writeEffects(store, {
        records: [newRecord(person('a:contact:1'), 'c_1', 11), newRecord(person('a:contact:2'), 'c_2', 12)],
        customers: [newCustomer('c_1', 1), newCustomer('c_2', 2)],
        sequence: 12,
      });
      const [one, two] = await store.customersById(['c_1', 'c_2']);
      await store.transact(async (transaction) => {
        await transaction.begin('feed');
        const names = [
          { id: 'c_1', ordinal: 1, name: 'Zoë', sortName: 'zoe' },
          { id: 'c_2', ordinal: 2, name: null, sortName: '' },
        ];
        await transaction.rename(names, 'rules 2');
      });
      expect(await store.customersById(['c_1', 'c_2'])).toEqual([
        { ...one, name: 'Zoë', sortName: 'zoe' },
        { ...two, name: null, sortName: '' },
      ]);
      const standing = { position: 1, sequence: 12, stamp: 0, rules: 'rules 2', setAside: 0 };
      expect(await store.transact(({ begin }) => begin('feed'))).toEqual(standing);
    });
  });
}
