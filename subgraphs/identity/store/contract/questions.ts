import { describe, expect, it } from 'vitest';
import type { Alert } from '../../resolution/alert.ts';
import type { Effects } from '../../resolution/effects.ts';
import type { Hold, Match, RecordRef, StoredMatch } from '../../resolution/match.ts';
import type { Proposal, StoredProposal } from '../../resolution/proposal.ts';
import type { IdentityStore } from '../identity-store.ts';
import type { IdentityTransaction } from '../identity-transaction.ts';
import { disposable } from './customers.ts';
import { newCustomer, newRecord, writeEffects } from './effects-fixture.ts';
import { person } from './fixture.ts';

/** Two customers of three records each, and one of a single record. */
const homes = { a1: 'c_1', a2: 'c_1', a3: 'c_1', b1: 'c_2', b2: 'c_2', b3: 'c_2', d1: 'c_3' } as const;
type Name = keyof typeof homes;
const names = Object.keys(homes) as Name[];

const keyOf = (name: Name): string => `${name.charAt(0)}:contact:${name.charAt(1)}`;
const refOf = (name: Name): RecordRef => ({ key: keyOf(name), firstSeen: 11 + names.indexOf(name) });

const world: Partial<Effects> = {
  records: names.map((name) => newRecord(person(keyOf(name)), homes[name], refOf(name).firstSeen)),
  customers: [newCustomer('c_1', 1, 3), newCustomer('c_2', 2, 3), newCustomer('c_3', 3)],
};

function pair(low: Name, high: Name, weight: number, hold: Hold | null = null): Match {
  const said = { evidence: `email 5 ${weight}`, model: 'm1' };
  return { ...said, low: refOf(low), high: refOf(high), weight, hold, isNew: true };
}

function stored({ low, high, weight, evidence, model, hold }: Match, at = 1000): StoredMatch {
  return { low: low.key, high: high.key, weight, evidence, model, hold, at };
}

const p1: Proposal = {
  ...{ id: 'p_1', low: refOf('a1'), high: refOf('b1'), mean: -2100, weight: 500 },
  ...{ reason: 'BELOW_BAR', model: 'm1' },
};
const p2: Proposal = { ...p1, id: 'p_2', high: refOf('d1'), weight: 4500, reason: 'IDENTIFIER_LIMIT' };
const p3: Proposal = { ...p1, id: 'p_3', low: refOf('b1'), high: refOf('d1') };

function asked(proposal: Proposal, customers: [Name, Name], createdAt = 1000): StoredProposal {
  const [low, high] = customers;
  const { key: lowKey } = proposal.low;
  const { key: highKey } = proposal.high;
  const ids = { lowCustomerId: homes[low], highCustomerId: homes[high] };
  const marks = { status: 'OPEN' as const, assignee: null, decidedBy: null, answer: null };
  return { ...proposal, low: lowKey, high: highKey, ...ids, createdAt, ...marks, version: expect.any(Number) };
}

const at = ({ weight, id }: StoredProposal) => ({ sortKey: weight, id });
const [first, second, third] = [asked(p1, ['a1', 'b1']), asked(p2, ['a1', 'd1']), asked(p3, ['b1', 'd1'])];

const suspected = { id: 'a_1', records: 24, density: 0.125 };
const alert: Alert = { ...suspected, low: refOf('a1'), high: refOf('b1'), isNew: true };
const raised = {
  ...{ ...suspected, low: keyOf('a1'), high: keyOf('b1'), lowCustomerId: 'c_1', highCustomerId: 'c_2' },
  createdAt: 1000,
};

/** What the resolver leaves to be looked at: why records are one customer, what keeps others apart, and what is asked. */
export function questionCases(open: () => Promise<IdentityStore>): void {
  const opened = async (...effects: Partial<Effects>[]): Promise<IdentityStore & AsyncDisposable> => {
    const store = disposable(await open());
    for (const each of [world, ...effects]) await writeEffects(store, each);
    return store;
  };
  const begun = <T>(store: IdentityStore, work: (transaction: IdentityTransaction) => Promise<T>): Promise<T> =>
    store.transact(async (transaction) => {
      await transaction.begin('feed');
      return work(transaction);
    });

  describe('links of customers', () => {
    const links = [pair('a1', 'a2', 900), pair('a2', 'a3', 7000), pair('a1', 'a3', 900), pair('b1', 'b2', -200)];
    const [weak, strong, alsoWeak, negative] = links.map((link) => stored(link));

    it('come strongest first, of equals in the order of their keys, and at most so many for each customer', async () => {
      await using store = await opened({ matches: links });
      expect(await store.linksOfCustomers(['c_2', 'c_1'], 9)).toEqual([[negative], [strong, weak, alsoWeak]]);
      expect(await store.linksOfCustomers(['c_1', 'c_2', 'c_1'], 2)).toEqual([
        [strong, weak],
        [negative],
        [strong, weak],
      ]);
    });

    it('are none where there are none, and pairs held apart are no links', async () => {
      await using store = await opened({ matches: [pair('a1', 'b1', 8000, 'BRIDGE')] });
      expect(await store.linksOfCustomers(['c_1', 'c_none', 'c_3'], 9)).toEqual([[], [], []]);
      expect(await store.linksOfCustomers([], 9)).toEqual([]);
    });

    it('are one round trip whatever the number of customers', async () => {
      await using store = await opened({ matches: links });
      for (const ids of [['c_1'], Array.from({ length: 50 }, (_, n) => `c_${n}`)]) {
        const before = store.roundTrips();
        await store.linksOfCustomers(ids, 9);
        expect(store.roundTrips() - before).toBe(1);
      }
    });
  });

  describe('pairs held apart', () => {
    const held = [
      pair('a1', 'b1', 300, 'BELOW_BAR'),
      pair('a2', 'b1', 300, 'BELOW_BAR'),
      pair('a1', 'b2', 300, 'BELOW_BAR'),
      pair('b1', 'd1', 4000, 'BELOW_BAR'),
      pair('a1', 'd1', 9000, 'GENERATION'),
    ];
    const inOrder = [held[3], held[0], held[2], held[1]].flatMap((match) => (match ? [stored(match)] : []));

    it('come by what holds them, strongest first, in pages that hold each once', async () => {
      await using store = await opened({ matches: [...held, pair('a1', 'a2', 300)] });
      expect(await store.heldMatches({ hold: 'BELOW_BAR', limit: 9 })).toEqual(inOrder);
      expect(await store.heldMatches({ hold: 'CLEAN_SOURCE', limit: 9 })).toEqual([]);
      const walked: StoredMatch[] = [];
      for (let page = inOrder; page.length > 0; walked.push(...page)) {
        const after = walked.at(-1);
        page = await store.heldMatches({ hold: 'BELOW_BAR', after, limit: 1 });
      }
      expect(walked).toEqual(inOrder);
    });

    it('of one weight come in pages that hold each once where keys have letters of two units, as 𠮷, and late ones of one, as 﨑', async () => {
      const met = ['d:contact:𠮷', 'd:contact:﨑'].map((key, place): RecordRef => ({ key, firstSeen: 31 + place }));
      const end: RecordRef = { key: 'e:contact:1', firstSeen: 33 };
      const records = [...met, end].map(({ key, firstSeen }) => newRecord(person(key), 'c_3', firstSeen));
      const matches = met.flatMap((each) => [
        { ...pair('a1', 'd1', 300, 'BELOW_BAR'), high: each },
        { ...pair('a1', 'd1', 300, 'BELOW_BAR'), low: each, high: end },
      ]);
      await using store = await opened({ records, matches });
      const all = await store.heldMatches({ hold: 'BELOW_BAR', limit: 9 });
      expect(all).toHaveLength(4);
      const walked: StoredMatch[] = [];
      for (let after: StoredMatch | undefined; walked.length <= 4; after = walked.at(-1)) {
        const page = await store.heldMatches({ hold: 'BELOW_BAR', after, limit: 1 });
        if (page.length === 0) break;
        walked.push(...page);
      }
      expect(walked).toEqual(all);
    });

    it('are counted by what holds them, without what holds none', async () => {
      await using store = await opened({ matches: held });
      expect(await store.countHeldMatches()).toEqual([
        { hold: 'BELOW_BAR', count: 4 },
        { hold: 'GENERATION', count: 1 },
      ]);
    });

    it('become links and links become held when they are written again', async () => {
      await using store = await opened({ matches: [pair('a1', 'a2', 300, 'BRIDGE'), pair('a1', 'a3', 300)] });
      const [link, hold] = [pair('a1', 'a2', 300), pair('a1', 'a3', 300, 'CLEAN_SOURCE')];
      await writeEffects(store, { matches: [link, hold].map((match) => ({ ...match, isNew: false })), at: 1100 });
      expect(await store.linksOfCustomers(['c_1'], 9)).toEqual([[stored(link, 1100)]]);
      expect(await store.heldMatches({ hold: 'CLEAN_SOURCE', limit: 9 })).toEqual([stored(hold, 1100)]);
      expect(await store.countHeldMatches()).toEqual([{ hold: 'CLEAN_SOURCE', count: 1 }]);
    });
  });

  describe('proposals', () => {
    it('come strongest first, of equals by id, in pages that hold each once', async () => {
      await using store = await opened({ proposals: [p3, p1, p2] });
      expect(await store.proposals({ limit: 9 })).toEqual([second, first, third]);
      expect(await store.proposals({ limit: 2 })).toEqual([second, first]);
      expect(await store.proposals({ after: at(second), limit: 1 })).toEqual([first]);
      expect(await store.proposals({ after: at(first), limit: 9 })).toEqual([third]);
      expect(await store.proposals({ after: at(third), limit: 9 })).toEqual([]);
    });

    it('of several statuses come in one order, each once, however often a status is named', async () => {
      await using store = await opened({ proposals: [p1, p2, p3] }, { withdrawnProposals: ['p_1'] });
      const statuses = ['SUPERSEDED', 'OPEN', 'OPEN'] as const;
      const gone: StoredProposal = { ...first, status: 'SUPERSEDED' };
      for (const [sort, direction, found] of [
        ['weight', 'desc', [second, gone, third]],
        ['weight', 'asc', [gone, third, second]],
        ['createdAt', 'asc', [gone, second, third]],
        ['createdAt', 'desc', [gone, second, third]],
      ] as const) {
        const walked: StoredProposal[] = [];
        for (let page = await store.proposals({ statuses, sort, direction, limit: 1 }); page.length > 0; ) {
          walked.push(...page);
          const last = walked.at(-1);
          const after = last && { sortKey: last[sort], id: last.id };
          page = walked.length > 3 ? [] : await store.proposals({ statuses, sort, direction, after, limit: 1 });
        }
        expect(walked).toEqual(found);
      }
      expect(await store.countProposals({ statuses })).toBe(3);
      expect([await store.proposals({ statuses: [], limit: 9 }), await store.countProposals({ statuses: [] })]).toEqual(
        [[], 0],
      );
    });

    it('are filtered by reason and by either customer, and counted alike', async () => {
      await using store = await opened({ proposals: [p1, p2, p3] });
      for (const [filter, found] of [
        [{}, [second, first, third]],
        [{ reason: 'BELOW_BAR' }, [first, third]],
        [{ reason: 'BRIDGE' }, []],
        [{ customerId: 'c_1' }, [second, first]],
        [{ customerId: 'c_3' }, [second, third]],
        [{ customerId: 'c_none' }, []],
        [{ customerId: 'c_3', reason: 'BELOW_BAR' }, [third]],
      ] as const) {
        expect(await store.proposals({ ...filter, limit: 9 })).toEqual(found);
        expect(await store.countProposals(filter)).toBe(found.length);
      }
      const after = await store.proposals({ customerId: 'c_3', after: at(second), limit: 9 });
      expect(after).toEqual([third]);
    });

    it('keep when they were made when they are written again, and are superseded when withdrawn', async () => {
      await using store = await opened({ proposals: [p1, p2] });
      const again: Proposal = { ...p1, mean: -1800, weight: 5000, reason: 'BRIDGE', model: 'm2' };
      await writeEffects(store, { proposals: [again, p3], at: 2000 });
      const [changed, added] = [asked(again, ['a1', 'b1']), asked(p3, ['b1', 'd1'], 2000)];
      expect(await store.proposals({ limit: 9 })).toEqual([changed, second, added]);

      await writeEffects(store, { withdrawnProposals: ['p_1', 'p_none'] });
      expect(await store.proposals({ limit: 9 })).toEqual([second, added]);
      expect(await store.countProposals({})).toBe(2);
      const superseded = { ...changed, status: 'SUPERSEDED' };
      expect(await store.proposals({ statuses: ['SUPERSEDED'], limit: 9 })).toEqual([superseded]);
      expect(await store.proposalsById(['p_none', 'p_1'])).toEqual([null, superseded]);
    });

    it('name the customers of today, after records moved', async () => {
      await using store = await opened({ proposals: [p2] });
      await writeEffects(store, { moves: [{ record: refOf('a1'), customerId: 'c_2' }] });
      expect(await store.proposals({ customerId: 'c_2', limit: 9 })).toEqual([{ ...second, lowCustomerId: 'c_2' }]);
      expect(await store.proposals({ customerId: 'c_1', limit: 9 })).toEqual([]);
    });

    it('go with the records that they are about', async () => {
      await using store = await opened({ proposals: [p1, p3], alerts: [alert] });
      const removedRecords = [refOf('b1')];
      await writeEffects(store, { removedRecords, withdrawnProposals: ['p_1', 'p_3'], clearedAlerts: ['a_1'] });
      expect(await store.proposals({ limit: 9 })).toEqual([]);
      expect(await store.countProposals({})).toBe(0);
      expect(await store.countAlerts()).toBe(0);
    });
  });

  describe('alerts', () => {
    const another: Alert = { ...alert, id: 'a_2', high: refOf('d1'), density: 1 / 3 };
    const later = { ...raised, id: 'a_2', high: keyOf('d1'), highCustomerId: 'c_3', density: 1 / 3, createdAt: 2000 };

    it('come newest first, of equals by id, in pages that hold each once', async () => {
      await using store = await opened({ alerts: [{ ...alert, id: 'a_3' }, alert] }, { alerts: [another], at: 2000 });
      const twin = { ...raised, id: 'a_3' };
      expect(await store.alerts({ limit: 9 })).toEqual([later, raised, twin]);
      expect(await store.alerts({ limit: 1 })).toEqual([later]);
      expect(await store.alerts({ after: later, limit: 1 })).toEqual([raised]);
      expect(await store.alerts({ after: raised, limit: 9 })).toEqual([twin]);
      expect(await store.alerts({ after: twin, limit: 9 })).toEqual([]);
      expect(await store.countAlerts()).toBe(3);
    });

    it('keep when they were raised when they are written again, and are gone when cleared', async () => {
      await using store = await opened({ alerts: [alert, another] });
      await writeEffects(store, { alerts: [{ ...alert, records: 30, density: 0.1, isNew: false }], at: 2000 });
      const [grown, other] = [
        { ...raised, records: 30, density: 0.1 },
        { ...later, createdAt: 1000 },
      ];
      expect(await store.alerts({ limit: 9 })).toEqual([grown, other]);
      await writeEffects(store, { clearedAlerts: ['a_1'] });
      expect(await store.alerts({ limit: 9 })).toEqual([other]);
      expect(await store.countAlerts()).toBe(1);
    });
  });

  describe('open questions', () => {
    it('are read by a resolver that starts, all of them', async () => {
      await using store = await opened({ proposals: [p1, p2, p3], alerts: [alert] });
      const { proposals, alerts } = await begun(store, (transaction) => transaction.openQuestions());
      const byId = proposals.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      expect({ proposals: byId, alerts }).toEqual({ proposals: [first, second, third], alerts: [raised] });
    });

    it('are forgotten with all matches when other rules begin, but for proposals, which are superseded when they no longer arise', async () => {
      await using store = await opened({ proposals: [p1], alerts: [alert] });
      await writeEffects(store, { matches: [pair('a1', 'a2', 300), pair('a1', 'b1', 300, 'BELOW_BAR')] });
      await begun(store, (transaction) => transaction.beginRules('rules 2'));
      const questions = await begun(store, (transaction) => transaction.openQuestions());
      expect(questions).toEqual({ proposals: [first], alerts: [] });
      expect(await store.linksOfCustomers(['c_1'], 9)).toEqual([[]]);
      expect(await store.countHeldMatches()).toEqual([]);
    });
  });
}
