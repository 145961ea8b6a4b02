import { describe, expect, it } from 'vitest';
import type { Decision } from '../../resolution/decision.ts';
import type { Effects } from '../../resolution/effects.ts';
import type { Hold, Match, RecordRef } from '../../resolution/match.ts';
import type { Proposal } from '../../resolution/proposal.ts';
import type { IdentityStore } from '../identity-store.ts';
import { disposable } from './customers.ts';
import { newCustomer, newRecord, writeEffects } from './effects-fixture.ts';
import { person } from './fixture.ts';

const bounds = { links: 2, questions: 2, holders: 3, counted: 5 };
const mail = ['jane@x.io'];
/** The first two are one customer. */
const records = ['a', 'b', 'c', 'd'].map((name) => person(`${name}:contact:1`, name < 'd' ? { emails: mail } : {}));
const [a, b, c, d] = records.map(({ key }, n): RecordRef => ({ key, firstSeen: 11 + n })) as [
  RecordRef,
  RecordRef,
  RecordRef,
  RecordRef,
];

const world: Partial<Effects> = {
  records: records.map((record, n) => newRecord(record, n < 2 ? 'c_1' : `c_${n}`, 11 + n)),
  customers: [newCustomer('c_1', 1, 2), newCustomer('c_2', 2), newCustomer('c_3', 3)],
};

function pair(low: RecordRef, high: RecordRef, weight: number, hold: Hold | null = null): Match {
  return { low, high, weight, evidence: 'email 5 1', model: 'm1', hold, isNew: true };
}

const told = ({ low, high, weight, model, hold }: Match) => ({ low: low.key, high: high.key, weight, model, hold });

const proposal: Proposal = {
  ...{ id: 'p_1', low: b, high: d, mean: -2100, weight: 500 },
  ...{ reason: 'BELOW_BAR', model: 'm1' },
};
const { mean: _, model: _model, ...asked } = { ...proposal, low: b.key, high: d.key };

const own = (n: number) => {
  const { key = '' } = records[n] ?? {};
  return { identifier: `external:${key.charAt(0)}:1`, holders: 1, recordKeys: [key] };
};
const shared = { identifier: 'email:jane@x.io', holders: 3, recordKeys: [a.key, b.key, c.key] };

export function neighbourhoodCases(open: () => Promise<IdentityStore>, reopen: () => Promise<IdentityStore>): void {
  const opened = async (...effects: Partial<Effects>[]): Promise<IdentityStore & AsyncDisposable> => {
    const store = disposable(await open());
    for (const each of [world, ...effects]) await writeEffects(store, each);
    return store;
  };

  describe('what is attached to a record', () => {
    it('are its identifiers with their holders, its pairs from either side, and its proposals', async () => {
      const link = pair(a, b, 700);
      const [strong, weak] = [pair(b, c, 900, 'CLEAN_SOURCE'), pair(b, d, 300, 'BELOW_BAR')];
      await using store = await opened({ matches: [link, weak, strong], proposals: [proposal] });
      expect(await store.neighbourhoods([b.key, 'a:contact:none', d.key], bounds)).toEqual([
        {
          ...{ record: records[1], customerId: 'c_1', identifiers: [shared, own(1)] },
          ...{ pairs: [link, strong, weak].map(told), proposals: [asked], decisions: [], isPartial: false },
        },
        null,
        {
          ...{ record: records[3], customerId: 'c_3', identifiers: [own(3)] },
          ...{ pairs: [told(weak)], proposals: [asked], decisions: [], isPartial: false },
        },
      ]);
      expect(await store.neighbourhoods([], bounds)).toEqual([]);
    });

    it('are the decisions about it that stand, from either side and the newest first, also about records that went', async () => {
      const decision = (event: number, low: string, high: string): Decision => ({
        ...{
          id: `${event}-1`,
          type: 'NEVER',
          low,
          high,
          by: 'ada',
          at: 1000,
          reason: 'because',
          event,
          revokedBy: null,
        },
      });
      const [first, second, revoked] = [
        decision(1, a.key, b.key),
        decision(2, b.key, 'z:gone:1'),
        decision(3, b.key, c.key),
      ];
      await using store = await opened(
        { decisions: { made: [first, second, revoked], revoked: [] } },
        { decisions: { made: [], revoked: [{ ...revoked, revokedBy: 4 }] } },
      );
      const found = await store.neighbourhoods([a.key, b.key, c.key], bounds);
      expect(found.map((each) => each?.decisions)).toEqual([[first], [second, first], []]);
      const [, some] = await store.neighbourhoods([a.key, b.key], { ...bounds, questions: 1 });
      expect([some?.decisions, some?.isPartial]).toEqual([[second], true]);
    });

    it('is one round trip for any number of records', async () => {
      await using store = await opened({ matches: [pair(a, b, 700)] });
      for (const size of [1, 40]) {
        const before = store.roundTrips();
        const keys = Array.from({ length: size }, (_, n) => records[n % 4]?.key ?? '');
        const found = await store.neighbourhoods(keys, bounds);
        expect(store.roundTrips() - before).toBe(1);
        expect(found.map((each) => each?.record.key)).toEqual(keys);
      }
    });

    it('can be called by what nobody guesses, and is called the same when the graph is opened again', async () => {
      await using store = disposable(await open());
      await using other = disposable(await reopen());
      expect(store.pseudonymKey).toMatch(/^.{64,}$/);
      expect(other.pseudonymKey).toBe(store.pseudonymKey);
    });

    it('is told up to a bound, the strongest first and of equals the first seen, and says that there is more', async () => {
      const links = [pair(a, b, 5), pair(a, c, 9), pair(a, d, 5), pair(b, d, 5), pair(c, d, 5)];
      await using store = await opened({ matches: links });
      const found = await store.neighbourhoods([a.key, d.key, b.key], bounds);
      expect(found.map((each) => [each?.isPartial, each?.pairs.map(({ low, high }) => `${low} ${high}`)])).toEqual([
        [true, [`${a.key} ${c.key}`, `${a.key} ${b.key}`]],
        [true, [`${a.key} ${d.key}`, `${b.key} ${d.key}`]],
        [false, [`${a.key} ${b.key}`, `${b.key} ${d.key}`]],
      ]);
    });

    it('is an identifier without its holders where these are too many, and they are counted up to a bound', async () => {
      const more = ['2', '3', '4', '5'].map((id) => person(`a:contact:${id}`, { emails: mail }));
      await using store = await opened({
        records: more.map((record, n) => newRecord(record, 'c_1', 21 + n)),
        customers: [{ ...newCustomer('c_1', 1, 6), isNew: false }],
        sequence: 30,
      });
      const [found] = await store.neighbourhoods([c.key], bounds);
      expect(found?.identifiers).toEqual([{ ...shared, holders: 5, recordKeys: [] }, own(2)]);
    });
  });
}
