import { describe, expect, it } from 'vitest';
import { Resolver } from '../../linking/resolver.ts';
import { defaultRules, type LinkingRules } from '../../resolution/engine/rules.ts';
import { rulesName } from '../../resolution/engine/rules-name.ts';
import type { FoundRecord } from '../../resolution/state.ts';
import type { IdentityStore } from '../identity-store.ts';
import { disposable } from './customers.ts';
import { nothing } from './effects-fixture.ts';
import { person, take, upserted } from './fixture.ts';

const jane = person('feed:contact:1', { name: 'Jane Doe', emails: ['jane@x.io'], phones: ['+44 20 7946 0000'] });
const john = person('feed:contact:2', { name: 'John Roe', emails: ['john@x.io'] });
const olderVersion = 'shipped-1/1.aaaaaaaaaaaa';

/** What the store has each record found by. */
function found(store: IdentityStore): Promise<FoundRecord[]> {
  return store.transact((transaction) => transaction.foundRecords(0, 9));
}

/** Has the first record found as if it had been read in another way, by rules of that name. */
async function readOtherwise(store: IdentityStore, rules: string): Promise<void> {
  await store.transact(async (transaction) => {
    const { sequence } = await transaction.begin('');
    const [read] = await transaction.foundRecords(0, 1);
    if (!read) throw new Error('there is no record');
    const { record, firstSeen } = read;
    const identifiers = read.identifiers.map((each) => (each.startsWith('email:') ? 'email:jane' : each)).sort();
    const stored = { ...read, identifiers, newIdentifiers: ['email:jane'], words: ['janedoe'], isNew: false };
    await transaction.write({
      ...{ ...nothing, sequence: sequence + 1, stamp: 7, records: [{ ...stored, former: null }] },
      droppedIdentifiers: [{ record: { key: record.key, firstSeen }, identifier: 'email:jane@x.io' }],
    });
    await transaction.beginRules(rules);
  });
}

export function readAnewCases(open: () => Promise<IdentityStore>): void {
  describe('what records are found by', () => {
    it('is told record by record in the order in which they were first seen', async () => {
      await using store = disposable(await open());
      await take(store, [jane, john].map(upserted));
      const [first, second] = await found(store);
      expect(first).toMatchObject({
        ...{ record: jane, formerKeys: [], firstSeen: 1 },
        identifiers: ['email:jane@x.io', 'external:feed:1', 'phone:+442079460000'],
      });
      expect([first, second].map((each) => each?.words.toSorted())).toEqual([
        ['doe', 'jane'],
        ['john', 'roe'],
      ]);
      expect(await store.transact((transaction) => transaction.foundRecords(1, 9))).toEqual([second]);
    });

    it('is written anew after another version read it otherwise, and the customer stays', async () => {
      await using store = disposable(await open());
      await take(store, [jane, john].map(upserted));
      const before = await found(store);
      await readOtherwise(store, olderVersion);
      expect(await store.customersByIdentifier(['email:jane@x.io', 'email:jane'], 2)).toMatchObject([[], [{}]]);

      await new Resolver(store).start();
      const [anew, stale] = await store.customersByIdentifier(['email:jane@x.io', 'email:jane'], 2);
      expect(anew).toMatchObject([{ id: before[0]?.customerId, recordKeys: [jane.key] }]);
      expect(stale).toEqual([]);
      const search = async (word: string) =>
        (
          await store.customers({
            ...{ sort: 'name', direction: 'asc', limit: 9 },
            search: { words: [word], identifiers: [] },
          })
        ).map(({ name }) => name);
      expect([await search('doe'), await search('janedoe')]).toEqual([['Jane Doe'], []]);
      expect(await found(store)).toEqual(before.map((each) => ({ ...each, words: expect.anything() })));
    });

    it('stays as it is where the same version links by other rules', async () => {
      await using store = disposable(await open());
      await take(store, [jane, john].map(upserted));
      const others: LinkingRules = { ...defaultRules, cleanSources: ['billing'] };
      await readOtherwise(store, rulesName(others));
      await new Resolver(store).start();
      expect(await store.customersByIdentifier(['email:jane'], 2)).toMatchObject([[{ recordKeys: [jane.key] }]]);
    });
  });
}
