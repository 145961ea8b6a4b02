import { describe, expect, it } from 'vitest';
import type { PartyRecord } from '../../resolution/record.ts';
import type { Customer, CustomerFilter, CustomerSort } from '../customers.ts';
import type { IdentityStore } from '../identity-store.ts';
import { disposable } from './customers.ts';
import { customerOf, person, take, upserted } from './fixture.ts';

const named = (key: string, name: string, values: Partial<PartyRecord> = {}): PartyRecord =>
  person(key, { name, ...values });

const world = [
  named('a:contact:1', 'Zoë Müller', { emails: ['zoe@x.io'] }),
  named('a:contact:2', 'Jane Smith', { emails: ['jane@x.io'] }),
  named('b:contact:1', 'Jane Smith', { emails: ['jane@x.io'] }),
  named('a:company:1', 'Smithson Ltd', { kind: 'ORGANISATION', domains: ['smithson.example'] }),
  named('b:contact:2', 'Adam Jones', { phones: ['+49 30 901820'] }),
  person('b:contact:3'),
  person('b:contact:4'),
  person('b:contact:5'),
];

export function listCases(open: () => Promise<IdentityStore>): void {
  const names = async (store: IdentityStore, filter: CustomerFilter): Promise<(string | null)[]> => {
    const customers = await store.customers({ ...filter, sort: 'name', direction: 'asc', limit: 10 });
    expect(await store.countCustomers(filter)).toBe(customers.length);
    return customers.map(({ name }) => name);
  };

  describe('lists', () => {
    it('search finds customers by the beginnings of their name, or by a whole identifier', async () => {
      await using store = disposable(await open());
      await take(store, world.map(upserted));
      const search = (words: string[], identifiers: string[] = []) => names(store, { search: { words, identifiers } });
      expect(await search(['smi'])).toEqual(['Jane Smith', 'Smithson Ltd']);
      expect(await search(['smi', 'ja'])).toEqual(['Jane Smith']);
      expect(await search(['mul', 'zoe'])).toEqual(['Zoë Müller']);
      expect(await search(['mith'])).toEqual([]);
      expect(await search([], ['phone:+4930901820'])).toEqual(['Adam Jones']);
      expect(await search(['zoe'], ['email:jane@x.io'])).toEqual(['Jane Smith', 'Zoë Müller']);
    });

    it('search for whole words finds nobody by their beginnings', async () => {
      await using store = disposable(await open());
      await take(store, world.map(upserted));
      const search = (words: string[], identifiers: string[] = []) =>
        names(store, { search: { words, identifiers, wholeWords: true } });
      expect(await search(['smi'])).toEqual([]);
      expect(await search(['jane', 'smi'])).toEqual([]);
      expect(await search(['smith', 'jane'])).toEqual(['Jane Smith']);
      expect(await search(['smith'], ['email:zoe@x.io'])).toEqual(['Jane Smith', 'Zoë Müller']);
    });

    it('search for the beginnings of a hundred words of one name finds the customer, and with one that begins none nobody', async () => {
      await using store = disposable(await open());
      const words = Array.from({ length: 100 }, (_, n) => `${String.fromCodePoint(0x61 + (n % 26))}x${n}`);
      await take(store, [...world, named('a:contact:9', words.map((word) => `${word}th`).join(' '))].map(upserted));
      const search = async (...asked: string[]): Promise<number> =>
        (await names(store, { search: { words: asked, identifiers: [] } })).length;
      expect(await search(...words)).toBe(1);
      expect(await search(...words.slice(1), 'smi')).toBe(0);
    });

    it('search by identifiers that several records of a customer hold finds the customer once', async () => {
      await using store = disposable(await open());
      await take(store, world.map(upserted));
      expect(await names(store, { search: { words: [], identifiers: ['email:jane@x.io'] } })).toEqual(['Jane Smith']);
    });

    it('filters keep one kind, and customers that all of some departments know', async () => {
      await using store = disposable(await open());
      await take(store, world.map(upserted));
      expect(await names(store, { kind: 'ORGANISATION' })).toEqual(['Smithson Ltd']);
      expect(await names(store, { departments: ['b'] })).toEqual(['Adam Jones', 'Jane Smith', null, null, null]);
      expect(await names(store, { departments: ['a', 'b'] })).toEqual(['Jane Smith']);
    });

    it('pages in every order hold each customer once, by name those without one last in either direction', async () => {
      await using store = disposable(await open());
      for (const record of world) await take(store, [upserted(record)]);
      const sortKeyOf: Record<CustomerSort, (customer: Customer) => string | number> = {
        name: ({ sortName }) => sortName,
        createdAt: ({ createdAt }) => createdAt,
        updatedAt: ({ updatedAt }) => updatedAt,
      };
      for (const sort of ['name', 'createdAt', 'updatedAt'] as const) {
        const walk = async (direction: 'asc' | 'desc'): Promise<Customer[]> => {
          const seen: Customer[] = [];
          for (;;) {
            const last = seen.at(-1);
            const after = last && { sortKey: sortKeyOf[sort](last), id: last.id };
            const page = await store.customers({ sort, direction, after, limit: 2 });
            if (page.length === 0) return seen;
            seen.push(...page);
          }
        };
        const ascending = await walk('asc');
        expect(new Set(ascending.map(({ id }) => id)).size).toBe(7);
        const isLast = ({ name }: Customer) => sort === 'name' && name === null;
        const descending = [false, true].flatMap((last) =>
          ascending.filter((each) => isLast(each) === last).toReversed(),
        );
        expect(await walk('desc')).toEqual(descending);
        if (sort === 'name') expect(ascending.slice(-3).map(({ name }) => name)).toEqual([null, null, null]);
      }
    });

    it('pages hold each customer and record once where letters of two units, as 𠮷, and late ones of a single unit, as 﨑, meet', async () => {
      await using store = disposable(await open());
      const letters = ['山', '𠮷', '﨑', '田𠮷', '田﨑', '﨑𠮷', '﨑﨑', '𠮷﨑', '𠮷𠮷'];
      await take(
        store,
        letters.map((letter) => upserted(named(`a:contact:${letter}`, letter))),
      );
      const inOrder = letters.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));

      for (const direction of ['asc', 'desc'] as const) {
        const seen: Customer[] = [];
        for (let last: Customer | undefined; seen.length <= letters.length; last = seen.at(-1)) {
          const after = last && { sortKey: last.sortName, id: last.id };
          const page = await store.customers({ sort: 'name', direction, after, limit: 1 });
          if (page.length === 0) break;
          seen.push(...page);
        }
        expect(seen.map(({ name }) => name)).toEqual(direction === 'asc' ? inOrder : inOrder.toReversed());
      }

      const keys: string[] = [];
      for (let page = await store.records({ department: 'a', limit: 1 }); page.length > 0; ) {
        keys.push(...page.map(({ record }) => record.key));
        page = await store.records({ department: 'a', after: keys.at(-1), limit: 1 });
      }
      expect(keys).toEqual(inOrder.map((letter) => `a:contact:${letter}`));
    });

    it("a department's records come in the order of their keys, with their customers", async () => {
      await using store = disposable(await open());
      await take(store, world.map(upserted));
      const first = await store.records({ department: 'b', limit: 2 });
      expect(first.map(({ record }) => record.key)).toEqual(['b:contact:1', 'b:contact:2']);
      expect(first[0]?.customerId).toBe(await customerOf(store, 'a:contact:2'));
      const rest = await store.records({ department: 'b', after: 'b:contact:4', limit: 2 });
      expect(rest.map(({ record }) => record.key)).toEqual(['b:contact:5']);
      expect(await store.countRecords('b')).toBe(5);
      expect(await store.countRecords('c')).toBe(0);
    });

    it('history tells a merge to both customers, newest first', async () => {
      await using store = disposable(await open());
      await take(store, [upserted(person('a:contact:1', { emails: ['1@x.io'] }))]);
      await take(store, [upserted(person('a:contact:2', { emails: ['2@x.io'] }))]);
      const older = (await customerOf(store, 'a:contact:1')) ?? '';
      const newer = (await customerOf(store, 'a:contact:2')) ?? '';
      await take(store, [upserted(person('a:contact:2', { emails: ['1@x.io', '2@x.io'] }))], { actor: 'ada' });

      const merged = {
        ...{ type: 'CUSTOMER_MERGED', customerId: older, otherCustomerId: newer, recordKeys: ['a:contact:2'] },
        ...{ actor: 'ada', at: expect.any(Number), sequence: expect.any(Number) },
        ...{ cause: null, reason: null, details: null },
      };
      const history = await store.events({ customerId: older, limit: 9 });
      expect(history.map(({ type }) => type)).toEqual(['RECORD_CHANGED', 'CUSTOMER_MERGED', 'CUSTOMER_CREATED']);
      expect(history[1]).toEqual(merged);
      expect(await store.events({ customerId: newer, limit: 1 })).toEqual([merged]);
      expect(await store.events({ customerId: older, before: history[1]?.sequence, limit: 9 })).toHaveLength(1);
      expect(await store.countEvents(older)).toBe(3);
    });

    it('history tells both customers that an id of a record that nobody knew goes from one to the other', async () => {
      await using store = disposable(await open());
      const keys = ['a:contact:1', 'a:contact:2'];
      await take(
        store,
        keys.map((key) => upserted(person(key))),
      );
      const [one, other] = await Promise.all(keys.map((key) => customerOf(store, key)));
      const told = async (into: string) => {
        const after = await store.newestEvent();
        await take(store, [{ type: 'merged', key: 'a:contact:9', into }]);
        const events = await store.eventLog({ after, limit: 9 });
        return events.map(({ type, customerId, recordKeys }) => [type, customerId, recordKeys]);
      };
      const ofOne = ['RECORD_CHANGED', one, ['a:contact:1']];
      const ofOther = ['RECORD_CHANGED', other, ['a:contact:2']];
      expect(await told('a:contact:1')).toEqual([ofOne]);
      expect(await told('a:contact:1')).toEqual([]);
      expect((await told('a:contact:2')).sort()).toEqual([ofOne, ofOther].sort());
    });
  });
}
