import { describe, expect, it } from 'vitest';
import type { Effects } from '../../resolution/effects.ts';
import type { IdentityStore } from '../identity-store.ts';
import type { IdentityTransaction } from '../identity-transaction.ts';
import { disposable } from './customers.ts';
import { newCustomer, newRecord, nothing, writeEffects } from './effects-fixture.ts';
import { person } from './fixture.ts';

const jane = person('a:contact:1', { name: 'Jane Doe', emails: ['jane@x.io'] });
const zoe = person('b:contact:2', { name: 'Zoë Müller', emails: ['zoe@x.io'] });
const janeRef = { key: jane.key, firstSeen: 11 };
const zoeRef = { key: zoe.key, firstSeen: 12 };
const match = { weight: 4200, evidence: 'email 5 4200', model: 'm1', hold: null };

const twoCustomers: Partial<Effects> = {
  records: [newRecord(jane, 'c_1', 11), newRecord(zoe, 'c_2', 12)],
  customers: [newCustomer('c_1', 1), newCustomer('c_2', 2)],
};

/** What the resolver writes, and how it comes back. */
export function writtenCases(open: () => Promise<IdentityStore>, reopen: () => Promise<IdentityStore>): void {
  const inTurn = <T>(store: IdentityStore, work: (transaction: IdentityTransaction) => Promise<T>): Promise<T> =>
    store.transact(async (transaction) => {
      await transaction.begin('feed');
      return work(transaction);
    });
  const found = async (store: IdentityStore, words: string[], identifiers: string[]): Promise<string[]> => {
    const query = { sort: 'name', direction: 'asc', limit: 9 } as const;
    const customers = await store.customers({ ...query, search: { words, identifiers } });
    return customers.map(({ id }) => id);
  };

  describe('what is written', () => {
    it('a record is known by its key, with what it holds', async () => {
      await using store = disposable(await open());
      await writeEffects(store, twoCustomers);
      const { identifiers } = newRecord(zoe, 'c_2', 12);
      expect(await inTurn(store, ({ known }) => known([zoe.key, 'b:contact:none']))).toEqual({
        records: [{ record: zoe, formerKeys: [], identifiers, customerId: 'c_2', firstSeen: 12 }],
        aliases: [],
      });
      expect(await store.recordsByKey([zoe.key, 'b:contact:none', jane.key])).toEqual([zoe, null, jane]);
    });

    it('a record that changed is found by what it says now, and no longer by what it said', async () => {
      await using store = disposable(await open());
      await writeEffects(store, twoCustomers);
      const married = { ...jane, name: 'Jane Roe', emails: ['roe@x.io'] };
      const { identifiers, ...row } = newRecord(married, 'c_1', 11);
      const record = { ...row, identifiers, newIdentifiers: ['email:roe@x.io'], isNew: false };
      await writeEffects(store, {
        records: [record],
        droppedIdentifiers: [{ record: janeRef, identifier: 'email:jane@x.io' }],
      });

      expect(await found(store, ['jane', 'roe'], [])).toEqual(['c_1']);
      expect(await found(store, ['doe'], [])).toEqual([]);
      expect(await found(store, [], ['email:jane@x.io'])).toEqual([]);
      const [byNew, byOld, byOwn] = await store.customersByIdentifier(
        ['email:roe@x.io', 'email:jane@x.io', 'external:a:1'],
        3,
      );
      expect([byNew, byOld, byOwn].map((found) => found?.map(({ id }) => id))).toEqual([['c_1'], [], ['c_1']]);
      expect(await store.recordsByKey([married.key])).toEqual([married]);
    });

    it('many holders of an identifier are as many customers as asked for', async () => {
      await using store = disposable(await open());
      const sharing = Array.from({ length: 5 }, (_, n) => person(`a:contact:${n}`, { emails: ['info@x.io'] }));
      await writeEffects(store, {
        records: sharing.map((record, n) => newRecord(record, `c_${n % 3}`, 10 + n)),
        customers: [0, 1, 2].map((n) => newCustomer(`c_${n}`, n + 1)),
      });
      const [mailbox] = newRecord(person('a:contact:9', { emails: ['info@x.io'] }), 'c_0', 1).identifiers.filter(
        (identifier) => identifier.endsWith('info@x.io'),
      );
      const [all] = await store.customersByIdentifier([mailbox ?? ''], 9);
      expect(all?.map(({ id }) => id)).toEqual(['c_0', 'c_1', 'c_2']);
      const [some] = await store.customersByIdentifier([mailbox ?? ''], 2);
      expect(some).toHaveLength(2);
    });

    it('a record that is removed leaves nothing to be found by, and may come again', async () => {
      await using store = disposable(await open());
      await writeEffects(store, twoCustomers);
      const dropped = newRecord(jane, 'c_1', 11).identifiers.map((identifier) => ({ record: janeRef, identifier }));
      await writeEffects(store, {
        ...{ removedRecords: [janeRef], droppedIdentifiers: dropped, dissolved: ['c_1'] },
      });
      expect(await store.customersByRecord([jane.key])).toEqual([null]);
      expect(await store.customersById(['c_1'])).toEqual([null]);
      expect(await store.countRecords('a')).toBe(0);
      expect(await found(store, ['jane'], ['email:jane@x.io'])).toEqual([]);

      await writeEffects(store, { records: [newRecord(jane, 'c_3', 21)], customers: [newCustomer('c_3', 3)] });
      expect(await found(store, ['jane'], [])).toEqual(['c_3']);
      expect(await store.countCustomers({})).toBe(2);
    });

    it('moved records belong to another customer, and a merged one answers with where it ended', async () => {
      await using store = disposable(await open());
      await writeEffects(store, twoCustomers);
      await writeEffects(store, {
        moves: [{ record: zoeRef, customerId: 'c_1' }],
        customers: [{ ...newCustomer('c_1', 1, 2), updatedAt: 2000, isNew: false }],
        merges: [{ customerId: 'c_2', into: 'c_1' }],
      });
      const merged = {
        ...{ id: 'c_1', kind: 'PERSON', name: 'Customer c_1', sortName: 'customer c_1', createdAt: 1000 },
        ...{ updatedAt: 2000, version: expect.any(Number), formerIds: ['c_2'], recordKeys: [jane.key, zoe.key] },
      };
      expect(await store.customersById(['c_2', 'c_1'])).toEqual([merged, merged]);
      expect(await store.customers({ sort: 'createdAt', direction: 'asc', limit: 9 })).toEqual([merged]);

      await writeEffects(store, {
        moves: [janeRef, zoeRef].map((record) => ({ record, customerId: 'c_0' })),
        customers: [newCustomer('c_0', 7, 2)],
        merges: [{ customerId: 'c_1', into: 'c_0' }],
      });
      const ids = await store.customersById(['c_2', 'c_1', 'c_0']);
      expect(ids.map((customer) => customer?.id)).toEqual(['c_0', 'c_0', 'c_0']);
      expect(ids[0]?.formerIds).toEqual(['c_1', 'c_2']);
    });

    it('a customer that is split off has the records that moved to it', async () => {
      await using store = disposable(await open());
      const records = [newRecord(jane, 'c_1', 11), newRecord(zoe, 'c_1', 12)];
      await writeEffects(store, { records, customers: [newCustomer('c_1', 1, 2)] });
      await writeEffects(store, {
        moves: [{ record: zoeRef, customerId: 'c_2' }],
        customers: [{ ...newCustomer('c_1', 1), isNew: false }, newCustomer('c_2', 2)],
        splits: [{ customerId: 'c_2', from: 'c_1' }],
      });
      const keys = (await store.customersById(['c_1', 'c_2'])).map((customer) => customer?.recordKeys);
      expect(keys).toEqual([[jane.key], [zoe.key]]);
    });

    it('aliases answer with the survivor until they are removed', async () => {
      await using store = disposable(await open());
      await writeEffects(store, twoCustomers);
      const former = { formerKey: 'b:contact:0', key: zoe.key };
      const early = { formerKey: 'b:contact:8', key: 'b:contact:9' };
      await writeEffects(store, { aliases: { put: [former, early], remove: [] } });
      const [byFormer] = await store.customersByRecord(['b:contact:0']);
      expect(byFormer?.id).toBe('c_2');
      const known = await inTurn(store, (transaction) => transaction.known(['b:contact:0']));
      expect(known.records.map(({ record }) => record.key)).toEqual([zoe.key]);
      expect(known.aliases).toEqual([former]);
      expect((await inTurn(store, (transaction) => transaction.known([zoe.key]))).aliases).toEqual([former]);

      const retold = { formerKey: 'b:contact:8', key: zoe.key };
      await writeEffects(store, { aliases: { put: [retold], remove: ['b:contact:0'] } });
      expect(await store.customersByRecord(['b:contact:0'])).toEqual([null]);
      expect((await inTurn(store, (transaction) => transaction.known([zoe.key]))).aliases).toEqual([retold]);
    });

    it('matches come back by the record of the smaller key, as they were last written, until they are removed', async () => {
      await using store = disposable(await open());
      await writeEffects(store, twoCustomers);
      const held = { ...match, weight: -300, hold: 'BELOW_BAR' as const };
      const pair = { low: janeRef, high: zoeRef };
      await writeEffects(store, { matches: [{ ...held, ...pair, isNew: true }], at: 1500 });
      const read = (after: number, upTo: number) =>
        inTurn(store, (transaction) => transaction.matchesOfRecords(after, upTo));
      const stored = { ...held, low: jane.key, high: zoe.key, at: 1500 };
      expect(await read(0, 11)).toEqual([stored]);
      expect(await read(11, 99)).toEqual([]);

      await writeEffects(store, { matches: [{ ...match, ...pair, model: 'm2', isNew: false }], at: 1600 });
      expect(await read(10, 99)).toEqual([{ ...stored, ...match, model: 'm2', at: 1600 }]);
      await writeEffects(store, { removedMatches: [pair] });
      expect(await read(0, 99)).toEqual([]);
    });
  });

  describe('what a resolver loads', () => {
    it('records come in pages by when they were first seen, with their customers and former keys', async () => {
      await using store = disposable(await open());
      await writeEffects(store, {
        records: [{ ...newRecord(zoe, 'c_1', 30), formerKeys: ['b:contact:0'] }, newRecord(jane, 'c_1', 20)],
        customers: [{ ...newCustomer('c_1', 4, 2), createdAt: 900 }],
        aliases: { put: [{ formerKey: 'b:contact:0', key: zoe.key }], remove: [] },
      });
      const customer = { id: 'c_1', ordinal: 4, createdAt: 900 };
      const page = (after: number, limit: number) =>
        inTurn(store, (transaction) => transaction.resolvedRecords(after, limit));
      const first = { record: jane, formerKeys: [], firstSeen: 20, customer };
      const second = { record: zoe, formerKeys: ['b:contact:0'], firstSeen: 30, customer };
      expect(await page(0, 1)).toEqual([first]);
      expect(await page(20, 5)).toEqual([second]);
      expect(await page(30, 5)).toEqual([]);
    });

    it('what changed since a sequence is records revised or moved, and the keys of those removed and still away', async () => {
      await using store = disposable(await open());
      await writeEffects(store, { ...twoCustomers, sequence: 20 });
      const third = person('c:contact:3');
      const removal = (key: string, sequence: number) => ({
        ...{ sequence, type: 'RECORD_REMOVED' as const, at: 1000, customerId: 'c_1', otherCustomerId: null },
        ...{ recordKeys: [key], actor: 'resolver', cause: null, reason: null, details: null },
      });
      await writeEffects(store, {
        records: [newRecord(third, 'c_3', 21)],
        customers: [newCustomer('c_3', 3)],
        sequence: 30,
      });
      await writeEffects(store, { moves: [{ record: zoeRef, customerId: 'c_3' }], sequence: 40 });
      await writeEffects(store, { removedRecords: [janeRef], events: [removal(jane.key, 41)], sequence: 41 });

      const changes = (sequence: number) => inTurn(store, (transaction) => transaction.changedSince(sequence));
      const customer = { id: 'c_3', ordinal: 3, createdAt: 1000 };
      const decisions = { made: [], revoked: [] };
      const moved = { record: zoe, formerKeys: [], firstSeen: 12, customer };
      const added = { record: third, formerKeys: [], firstSeen: 21, customer };
      expect(await changes(20)).toEqual({ records: [moved, added], removed: [jane.key], decisions });
      expect(await changes(30)).toEqual({ records: [moved], removed: [jane.key], decisions });
      expect(await changes(41)).toEqual({ records: [], removed: [], decisions });

      await writeEffects(store, { records: [newRecord(jane, 'c_3', 42)], sequence: 42 });
      const again = { record: jane, formerKeys: [], firstSeen: 42, customer };
      expect(await changes(40)).toEqual({ records: [again], removed: [], decisions });
    });

    it('where the graph stands is told to whoever begins', async () => {
      await using store = disposable(await open());
      await store.transact(async (transaction) => {
        const empty = { position: 0, sequence: 0, stamp: expect.any(Number), rules: null, setAside: 0 };
        expect(await transaction.begin('a')).toEqual(empty);
        await transaction.beginRules('rules 1');
        await transaction.advance('a', { position: 5, entryId: 'e5' });
      });
      await writeEffects(store, { ...twoCustomers, sequence: 17, stamp: 4711 }, 'b');
      expect(await store.transact(({ begin }) => begin('a'))).toEqual({
        position: 5,
        sequence: 17,
        stamp: 4711,
        rules: 'rules 1',
        setAside: 0,
      });
      const places = { a: { position: 5, entryId: 'e5' }, b: { position: 1, entryId: null } };
      expect(await store.feedPlaces()).toEqual(new Map(Object.entries(places)));
    });

    it('the stamp of a write is found by the sequence that it came to, however many came after it', async () => {
      await using store = disposable(await open());
      const writes = Array.from({ length: 300 }, (_, n) => ({ sequence: 2 * n + 1, stamp: 1000 + n }));
      await store.transact(async (transaction) => {
        await transaction.begin('a');
        for (const write of writes) await transaction.write({ ...nothing, ...write });
      });
      const found = await store.transact(async ({ begin, hasStamp }) => {
        const { sequence, stamp } = await begin('a');
        const asked = [
          [1, 1000],
          [599, 1299],
          [599, 1298],
          [2, 1000],
        ] as const;
        return { sequence, stamp, known: await Promise.all(asked.map(([at, by]) => hasStamp(at, by))) };
      });
      expect(found).toEqual({ sequence: 599, stamp: 1299, known: [true, true, false, false] });
    });

    it('work that fails after it has written leaves nothing behind, and the next goes on', async () => {
      await using store = disposable(await open());
      const advance = (): Promise<void> => Promise.reject(new Error('interrupted'));
      const interrupted: IdentityStore = {
        ...store,
        transact: (work) => store.transact((transaction) => work({ ...transaction, advance })),
      };
      await expect(writeEffects(interrupted, twoCustomers)).rejects.toThrow('interrupted');
      expect(await store.feedPlaces()).toEqual(new Map());
      expect(await store.countCustomers({})).toBe(0);
      await writeEffects(store, twoCustomers);
      expect(await store.countCustomers({})).toBe(2);
    });

    it('resolvers that work at once take turns', async () => {
      await using one = disposable(await open());
      await using other = disposable(await reopen());
      const count = async (store: IdentityStore): Promise<void> => {
        for (let n = 0; n < 10; n++) {
          await store.transact(async (transaction) => {
            const { position } = await transaction.begin('feed');
            await transaction.known([`a:contact:${position}`]);
            await transaction.advance('feed', { position: position + 1, entryId: null });
          });
        }
      };
      await Promise.all([count(one), count(other), count(one)]);
      expect(await other.feedPlaces()).toEqual(new Map([['feed', { position: 30, entryId: null }]]));
    });

    it('reading and writing cost the same number of round trips whatever the number of records', async () => {
      await using store = disposable(await open());
      const costs: number[] = [];
      for (const [n, size] of [1, 10, 300].entries()) {
        const records = Array.from({ length: size }, (_, m) => person(`a:contact:${n}-${m}`, { name: `Jane ${m}` }));
        const before = store.roundTrips();
        const base = 1000 * n;
        await writeEffects(store, {
          records: records.map((record, m) => newRecord(record, `c_${base + m}`, base + 2 * m + 1)),
          customers: records.map((_, m) => newCustomer(`c_${base + m}`, base + 2 * m + 2)),
          sequence: base + 999,
        });
        await inTurn(store, async (transaction) => {
          await transaction.known(records.map(({ key }) => key));
          await transaction.changedSince(base);
          await transaction.resolvedRecords(base, size);
          await transaction.matchesOfRecords(base, base + 999);
        });
        costs.push(store.roundTrips() - before);
      }
      expect(new Set(costs).size).toBe(1);
    });
  });
}
