import { describe, expect, it } from 'vitest';
import type { PartyRecord } from '../../resolution/record.ts';
import type { IdentityStore } from '../identity-store.ts';
import { customerOf, partition, person, take, upserted } from './fixture.ts';

const email = { emails: ['jane@x.io'] };
const jane = { name: 'Jane Doe', givenName: 'Jane', familyName: 'Doe' };

/** With different initials, so that each counts as a party of its own. */
const manyNames =
  `Ada Lovelace,Bruno Keller,Chiara Rossi,David Okafor,Elif Yilmaz,Farid Haddad,Greta Thoms,Hugo Marchetti,
  Ingrid Solberg,Jamal Washington,Keiko Tanaka,Lars Pettersen,Mona Abadi,Nils Quist,Olga Ivanova,Pedro Vargas,Quentin Dubois,
  Rosa Jimenez,Sven Eklund,Tariq Zaman,Uma Chandra,Viktor Novak`
    .split(',')
    .map((name) => name.trim().split(' '));

export function customerCases(open: () => Promise<IdentityStore>): void {
  describe('customers', () => {
    it('records that share an email are one customer, found by id, by record and by identifier', async () => {
      await using store = disposable(await open());
      await take(store, [upserted(person('sales:contact:1', { ...jane, ...email }))]);
      await take(store, [upserted(person('billing:account:cus_1', email)), upserted(person('support:requester:9'))]);

      const [customer] = await store.customersByRecord(['billing:account:cus_1']);
      expect(customer).toEqual({
        id: expect.stringMatching(/^c_/),
        ...{ kind: 'PERSON', name: 'Jane Doe', sortName: 'jane doe', formerIds: [] },
        ...{ createdAt: expect.any(Number), updatedAt: expect.any(Number), version: expect.any(Number) },
        recordKeys: ['sales:contact:1', 'billing:account:cus_1'],
      });
      const [byIdentifier, byUnknown] = await store.customersByIdentifier(['email:jane@x.io', 'email:no@x.io'], 2);
      expect(byIdentifier).toEqual([customer]);
      expect(byUnknown).toEqual([]);
      expect(await store.customersById([customer?.id ?? '', 'c_none'])).toEqual([customer, null]);
    });

    it('a customer that is asked for by many of its records and ids is read once, and stands in every place', async () => {
      await using store = disposable(await open());
      const keys = Array.from({ length: 5 }, (_, n) => `a:contact:${n}`);
      await take(store, [...keys.map((key) => person(key, email)), person('b:contact:1')].map(upserted));
      const found = await store.customersByRecord([...keys, 'b:contact:1', 'a:contact:9', ...keys]);
      const [customer, other] = [found[0], found[5]];
      const ofKeys = keys.map(() => customer);
      expect(customer?.recordKeys).toEqual(keys);
      expect(other?.recordKeys).toEqual(['b:contact:1']);
      expect(found).toEqual([...ofKeys, other, null, ...ofKeys]);
      const id = customer?.id ?? '';
      const byId = await store.customersById([id, 'c_none', id]);
      expect(byId).toEqual([customer, null, customer]);
      const [one = [], another = []] = await store.customersByIdentifier(['email:jane@x.io', 'email:jane@x.io'], 2);
      expect([one, another]).toEqual([[customer], [customer]]);
      const readings = [found, byId, [...one, ...another]].map(
        (each) => new Set(each.filter((known) => known?.id === id)),
      );
      expect(readings.map(({ size }) => size)).toEqual([1, 1, 1]);
    });

    it('what is stored of a record comes back as it was', async () => {
      await using store = disposable(await open());
      const record = person('billing:account:a:b', {
        ...{ ...jane, ...email, phones: ['+49 30 901820'], birthDate: '1980-02-03', updatedAt: 1_700_000_000_000 },
        addresses: [{ street: 'Elm St 1', city: 'X', region: null, postalCode: '10115', country: 'DE' }],
        ...{ externalIds: [{ system: 'loyalty', value: 'L:1' }], taxIds: ['DE136695976'], domains: ['x.io'] },
      });
      await take(store, [upserted(record)]);
      expect(await store.recordsByKey(['a:contact:none', record.key])).toEqual([null, record]);
    });

    it('when two customers turn out to be one, the older keeps its id and the former id answers with it', async () => {
      await using store = disposable(await open());
      await take(store, [upserted(person('a:contact:1', email))]);
      await take(store, [upserted(person('b:contact:1', { phones: ['+4930901820'] }))]);
      const older = await customerOf(store, 'a:contact:1');
      const newer = await customerOf(store, 'b:contact:1');
      await take(store, [upserted(person('c:contact:1', { ...email, phones: ['+49 30 901820'] }))]);

      const [survivor] = await store.customersById([newer ?? '']);
      expect(survivor?.id).toBe(older);
      expect(survivor?.formerIds).toEqual([newer]);
      expect(survivor?.recordKeys).toEqual(['a:contact:1', 'b:contact:1', 'c:contact:1']);
      expect(await store.countCustomers({})).toBe(1);
    });

    it('one that is merged away right after it was read still has its records: they are read by the keys that came with it', async () => {
      await using store = disposable(await open());
      const [one, other] = [person('a:contact:1', email), person('b:contact:1', { phones: ['+4930901820'] })];
      await take(store, [upserted(one), upserted(other)]);
      const read = await store.customersByRecord([one.key, other.key]);
      await take(store, [upserted(person('c:contact:1', { ...email, phones: ['+4930901820'] }))]);
      expect(await store.countCustomers({})).toBe(1);
      const records = await Promise.all(read.map((customer) => store.recordsByKey(customer?.recordKeys ?? [])));
      expect(records).toEqual([[one], [other]]);
    });

    it('an id that was merged twice answers with the last survivor', async () => {
      await using store = disposable(await open());
      const known = (...numbers: number[]): Partial<PartyRecord> => ({
        emails: numbers.map((n) => `${n}@x.io`),
        phones: numbers.map((n) => `+493090182${n}`),
      });
      for (const n of [1, 2, 3]) await take(store, [upserted(person(`a:contact:${n}`, known(n)))]);
      const ids = await Promise.all([1, 2, 3].map((n) => customerOf(store, `a:contact:${n}`)));
      await take(store, [upserted(person('b:contact:1', known(3, 2)))]);
      await take(store, [upserted(person('b:contact:2', known(1, 2, 3)))]);
      const found = await store.customersById(ids.map((id) => id ?? ''));
      expect(found.map((customer) => customer?.id)).toEqual([ids[0], ids[0], ids[0]]);
      expect(found[0]?.formerIds).toEqual([ids[1], ids[2]]);
    });

    it('when a customer falls apart, the largest part keeps the id and the other gets a new one', async () => {
      await using store = disposable(await open());
      const phone = { phones: ['+4930901820'] };
      const bridge = person('a:contact:2', { ...email, ...phone });
      const others = ['a:contact:3', 'a:contact:4'].map((key) => person(key, email));
      await take(store, [person('a:contact:1', phone), bridge, ...others].map(upserted));
      const id = await customerOf(store, 'a:contact:1');
      await take(store, [upserted({ ...bridge, phones: [] })]);

      expect(await partition(store)).toEqual([['a:contact:1'], ['a:contact:2', 'a:contact:3', 'a:contact:4']]);
      expect(await customerOf(store, 'a:contact:4')).toBe(id);
      expect(await customerOf(store, 'a:contact:1')).not.toBe(id);
    });

    it('a customer without a record left is gone, and its identifiers find nobody', async () => {
      await using store = disposable(await open());
      await take(store, [upserted(person('a:contact:1', { ...jane, ...email }))]);
      const id = await customerOf(store, 'a:contact:1');
      await take(store, [{ type: 'deleted', key: 'a:contact:1' }]);

      expect(await store.customersById([id ?? ''])).toEqual([null]);
      expect(await store.customersByIdentifier(['email:jane@x.io'], 2)).toEqual([[]]);
      const search = { words: ['jane'], identifiers: [] };
      expect(await store.customers({ search, sort: 'name', direction: 'asc', limit: 5 })).toEqual([]);
      expect((await store.events({ customerId: id ?? '', limit: 9 })).map(({ type }) => type)).toEqual([
        ...['CUSTOMER_DISSOLVED', 'RECORD_REMOVED', 'CUSTOMER_CREATED'],
      ]);
    });

    it('an identifier says less the more parties hold it, and speaks again when they are gone', async () => {
      await using store = disposable(await open());
      const nameless = ['1', '2'].map((n) => person(`a:contact:${n}`, email));
      await take(store, nameless.map(upserted));
      const together = nameless.map(({ key }) => key);
      expect(await partition(store)).toEqual([together]);

      const strangers = manyNames.map(([givenName = '', familyName = '']) =>
        person(`b:contact:${familyName}`, { ...email, givenName, familyName }),
      );
      await take(store, strangers.map(upserted));
      expect((await partition(store)).filter((keys) => keys.length > 1)).toEqual([]);
      await take(
        store,
        strangers.map(({ key }) => ({ type: 'deleted', key })),
      );
      expect(await partition(store)).toEqual([together]);
    });
  });

  describe('records merged in their source', () => {
    it('the lost key answers with the customer of the survivor, over any number of merges', async () => {
      await using store = disposable(await open());
      await take(
        store,
        ['1', '2', '3'].map((n) => upserted(person(`a:contact:${n}`, { emails: [`${n}@x.io`] }))),
      );
      await take(store, [
        { type: 'merged', key: 'a:contact:1', into: 'a:contact:2' },
        { type: 'merged', key: 'a:contact:2', into: 'a:contact:3' },
      ]);
      const survivor = await customerOf(store, 'a:contact:3');
      expect(await customerOf(store, 'a:contact:1')).toBe(survivor);
      expect(await customerOf(store, 'a:contact:2')).toBe(survivor);
      expect(await partition(store)).toEqual([['a:contact:3']]);
    });

    it('who knows the lost id by name is linked to the survivor, even when the merge is told first', async () => {
      await using store = disposable(await open());
      const knowsLost = { externalIds: [{ system: 'billing', value: 'cus_old' }] };
      await take(store, [{ type: 'merged', key: 'billing:account:cus_old', into: 'billing:account:cus_new' }]);
      await take(store, [person('support:requester:1', knowsLost), person('billing:account:cus_new')].map(upserted));
      expect(await partition(store)).toEqual([['billing:account:cus_new', 'support:requester:1']]);

      await take(store, [upserted(person('billing:account:cus_old'))]);
      expect(await partition(store)).toEqual([
        ['billing:account:cus_new'],
        ['billing:account:cus_old', 'support:requester:1'],
      ]);
    });
  });
}

export function disposable(store: IdentityStore): IdentityStore & AsyncDisposable {
  return { ...store, [Symbol.asyncDispose]: () => store.close() };
}
