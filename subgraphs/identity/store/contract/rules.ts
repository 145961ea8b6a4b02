import { describe, expect, it } from 'vitest';
import type { AppliedRules } from '../../linking/applied-rules.ts';
import { Resolver } from '../../linking/resolver.ts';
import { defaultRules, type LinkingRules } from '../../resolution/engine/rules.ts';
import { rulesName } from '../../resolution/engine/rules-name.ts';
import { shippedModel } from '../../resolution/model/shipped.ts';
import { RulesInUse } from '../../settings/rules-in-use.ts';
import type { StewardAction } from '../../stewardship/order.ts';
import type { IdentityStore } from '../identity-store.ts';
import { disposable } from './customers.ts';
import { partition, person, upserted } from './fixture.ts';
import { graph } from './graph.ts';

const jane = { name: 'Jane Doe', emails: ['jane@x.io'], birthDate: '1980-02-03' };
const [first, second, third, fourth] = [1, 2, 3, 4].map((n) => upserted(person(`billing:account:${n}`, jane)));
const together = ['billing:account:1', 'billing:account:2'];
const apart = together.map((key) => [key]);

const oneAccountEach: LinkingRules = { ...defaultRules, cleanSources: ['billing'] };
const { calibration: _, ...unmeasured } = shippedModel;
const withModel: LinkingRules = { ...oneAccountEach, model: { ...unmeasured, name: 'ours-1' } };

/** Takes in what is told, as the next stretch of the feed; true when nobody else did. */
async function take(resolver: Resolver, store: IdentityStore, ...changes: (typeof first)[]): Promise<void> {
  const after = (await store.feedPlaces()).get('billing')?.position ?? 0;
  const told = changes.flatMap((change) => change ?? []);
  await resolver.take({ department: 'billing', after, last: after + told.length, changes: told });
}

function apply(store: IdentityStore, rules: LinkingRules, by: string): Promise<AppliedRules> {
  return new Resolver(store, { rules, actor: by, now: () => 5000 }).applyRules(by);
}

/** The store, beside which something is done once: between what is read of its records and the lock under which they are written. */
function meanwhile(store: IdentityStore, work: () => Promise<void>): IdentityStore {
  let isDone = false;
  return {
    ...store,
    transact: async (inTransaction) => {
      const answer = await store.transact(inTransaction);
      if (Array.isArray(answer) && !isDone) {
        isDone = true;
        await work();
      }
      return answer;
    },
  };
}

export function rulesCases(open: () => Promise<IdentityStore>, reopen: () => Promise<IdentityStore>): void {
  describe('rules', () => {
    it('that a resolver starts with are kept whole, and those of the next one beside them', async () => {
      await using store = disposable(await open());
      expect(await store.keptRules({ limit: 9 })).toEqual([]);
      expect(await store.rulesOfNumber(1)).toBeNull();
      await new Resolver(store, { now: () => 1000 }).start();
      await new Resolver(store, { rules: withModel, now: () => 2000 }).start();
      const defaults = { number: 1, name: rulesName(defaultRules), model: shippedModel.name, by: null, at: 1000 };
      const ours = { number: 2, name: rulesName(withModel), model: 'ours-1', by: null, at: 2000 };
      expect(await store.keptRules({ limit: 9 })).toEqual([ours, defaults]);
      expect(await store.keptRules({ limit: 1 })).toEqual([ours]);
      expect(await store.keptRules({ limit: 9, before: 2 })).toEqual([defaults]);
      expect(await store.countKeptRules()).toBe(2);
      expect(await store.rulesOfNumber(2)).toEqual(withModel);
      expect(rulesName((await store.rulesOfNumber(1)) ?? withModel)).toBe(rulesName(defaultRules));
    });

    it('of a house that is started later are adopted by one that runs, rather than undone', async () => {
      await using store = disposable(await open());
      await using other = disposable(await reopen());
      const running = new Resolver(store);
      await take(running, store, first, second);
      expect(await partition(store)).toEqual([together]);
      const later = new Resolver(other, { rules: oneAccountEach });
      await later.start();
      expect(await partition(store)).toEqual(apart);
      await take(running, store, third);
      await take(later, store, fourth);
      expect(running.rules).toEqual(oneAccountEach);
      expect(await partition(store)).toHaveLength(4);
      expect(await store.countKeptRules()).toBe(2);
    });

    it('that newer software links by are left alone by a house that runs, which takes nothing in, and not by one that starts', async () => {
      await using store = disposable(await open());
      await using other = disposable(await reopen());
      const running = new Resolver(store);
      await take(running, store, first, second);
      const newer = 'shipped-99/1000.aaaaaaaaaaaa';
      await other.transact(async (transaction) => {
        await transaction.begin('');
        await transaction.beginRules(newer);
        await transaction.keepRules({ name: newer, rules: defaultRules, by: null, at: 9000 });
      });
      await expect(running.start()).rejects.toMatchObject({ extensions: { code: 'UNAVAILABLE' } });
      await expect(take(running, store, third)).rejects.toThrow('start that version in its place');
      expect(await store.countKeptRules()).toBe(2);
      expect(await store.countRecords('billing')).toBe(2);
      await new Resolver(other).start();
      await take(running, store, third);
      expect(await store.keptRules({ limit: 1 })).toMatchObject([{ number: 3, name: rulesName(defaultRules) }]);
    });

    it('that were applied link everything, and are adopted by houses that run and by those that start with others', async () => {
      await using store = disposable(await open());
      await using other = disposable(await reopen());
      const running = new Resolver(store);
      await take(running, store, first, second);
      const [customer] = await store.customersByRecord(together);
      await apply(other, withModel, 'alex');

      expect(await partition(store)).toEqual(apart);
      const [kept] = await store.customersByRecord(together);
      expect(kept?.id).toBe(customer?.id);
      const [split] = await store.events({ customerId: customer?.id ?? '', limit: 1 });
      expect(split).toMatchObject({ type: 'CUSTOMER_SPLIT', actor: 'alex', at: 5000 });
      await running.start();
      await new Resolver(other).start();
      await take(running, store, third);
      await take(new Resolver(other), store, fourth);
      expect(running.rules).toEqual(withModel);
      expect(await partition(store)).toHaveLength(4);
      expect(await store.keptRules({ limit: 1 })).toEqual([
        { number: 2, name: rulesName(withModel), model: 'ours-1', by: 'alex', at: 5000 },
      ]);
    });

    it('that were applied make the graph that they would have made from the beginning', async () => {
      const changes = [first, second, third, fourth];
      await using fresh = disposable(await open());
      await take(new Resolver(fresh, { rules: withModel }), fresh, ...changes);
      const expected = await graph(fresh);
      await using store = disposable(await open());
      await take(new Resolver(store), store, ...changes);
      await apply(store, withModel, 'alex');
      expect(await graph(store)).toEqual(expected);
      await apply(store, defaultRules, 'robin');
      expect(await partition(store)).toEqual([[...together, 'billing:account:3', 'billing:account:4']]);
    });

    it('that are applied while others link take in what those did meanwhile: added, changed and removed', async () => {
      await using store = disposable(await open());
      await using other = disposable(await reopen());
      const running = new Resolver(store);
      await take(running, store, first, second, third);
      const robert = upserted(person('billing:account:3', { name: 'Robert Smith' }));
      await apply(
        meanwhile(other, () => take(running, store, fourth, { type: 'deleted', key: 'billing:account:1' }, robert)),
        oneAccountEach,
        'alex',
      );
      const after = await graph(store);
      expect(await partition(store)).toEqual([2, 3, 4].map((n) => [`billing:account:${n}`]));

      await using fresh = disposable(await open());
      await take(new Resolver(fresh, { rules: oneAccountEach }), fresh, second, robert, fourth);
      expect(await graph(fresh)).toEqual(after);
    });

    it('that were applied leave what stewards decided, also what they decide meanwhile', async () => {
      await using store = disposable(await open());
      await using other = disposable(await reopen());
      const running = new Resolver(store);
      await take(running, store, first, second, third, fourth);
      const decide = async (action: StewardAction) => {
        const order = { action, actor: 'steward', reason: 'they said so', expectedVersion: null, preview: false };
        expect((await running.decide(order)).type).toBe('done');
      };
      await decide({ type: 'unlinkRecord', recordId: 'billing:account:4' });
      await apply(
        meanwhile(other, () => decide({ type: 'linkRecords', recordIds: ['billing:account:1', 'billing:account:2'] })),
        oneAccountEach,
        'alex',
      );
      expect(await partition(store)).toEqual([together, ['billing:account:3'], ['billing:account:4']]);
      await apply(other, defaultRules, 'alex');
      expect(await partition(store)).toEqual([[...together, 'billing:account:3'], ['billing:account:4']]);
    });

    it('that are in use already are not applied again; those of a house are kept as applied', async () => {
      await using store = disposable(await open());
      await take(new Resolver(store), store, first, second);
      const sequence = () => store.transact(async (transaction) => (await transaction.begin('')).sequence);
      const before = await sequence();
      expect(await apply(store, defaultRules, 'alex')).toBe('KEPT');
      expect(await apply(store, defaultRules, 'robin')).toBe('IN_USE');
      expect(await sequence()).toBe(before);
      const kept = await store.keptRules({ limit: 9 });
      expect(kept.map(({ by }) => by)).toEqual(['alex', null]);
      await new Resolver(store, { rules: oneAccountEach }).start();
      expect(await partition(store)).toEqual([together]);
    });

    it('that two apply at once are those of the one that came last, whole', async () => {
      await using store = disposable(await open());
      await using other = disposable(await reopen());
      await take(new Resolver(store), store, first, second, third);
      await Promise.all([apply(store, oneAccountEach, 'alex'), apply(other, withModel, 'robin')]);
      const [last] = await store.keptRules({ limit: 1 });
      const models = { alex: shippedModel.name, robin: 'ours-1' };
      expect(last?.model).toBe(models[last?.by === 'alex' ? 'alex' : 'robin']);
      expect(await partition(store)).toHaveLength(3);
      const held = await store.heldMatches({ hold: 'CLEAN_SOURCE', limit: 9 });
      expect(held.map(({ model }) => model)).toEqual([last?.model, last?.model, last?.model]);
    });

    it('in use are read for serving as soon as they are kept, and with one round trip as long as they stay', async () => {
      await using store = disposable(await open());
      const inUse = new RulesInUse(store, oneAccountEach);
      expect(await inUse.read()).toEqual(oneAccountEach);
      await new Resolver(store).start();
      expect(await inUse.read()).toEqual(defaultRules);
      await apply(store, withModel, 'alex');
      expect(await inUse.read()).toEqual(withModel);
      const before = store.roundTrips();
      expect(await inUse.read()).toEqual(withModel);
      expect(store.roundTrips() - before).toBe(1);
    });
  });
}
