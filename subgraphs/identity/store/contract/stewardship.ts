import { describe, expect, it } from 'vitest';
import type { CustomerChange } from '../../resolution/customer-change.ts';
import { defaultRules, type LinkingRules } from '../../resolution/engine/rules.ts';
import type { PartyRecord } from '../../resolution/record.ts';
import { Resolver } from '../../resolver.ts';
import type { Done, StewardAction, StewardAnswer, StewardOrder } from '../../stewardship/order.ts';
import type { IdentityStore } from '../identity-store.ts';
import { disposable } from './customers.ts';
import { customerOf, partition, person, resolverOf, take, upserted } from './fixture.ts';
import { graph } from './graph.ts';

const jane = { name: 'Jane Doe', emails: ['jane@x.io'], phones: ['+49 30 901820'], birthDate: '1980-02-03' };
const janes = ['billing:account:1', 'sales:contact:2', 'support:requester:3'].map((key) => person(key, jane));
const [janeInBilling = '', janeInSales = '', janeInSupport = ''] = janes.map(({ key }) => key);
const john = person('marketing:contact:9', { name: 'John Roe', emails: ['john@y.io'] });

/** Two customers that are proposed as one: the limit lets no customer have two emails. */
const rules: LinkingRules = { ...defaultRules, identifierLimits: [{ identifier: 'email', most: 1 }] };
const home = {
  addresses: [{ street: 'Elm Street 12', city: 'Leeds', region: null, postalCode: 'LS1 4DY', country: 'GB' }],
};
const ruth = { name: 'Ruth Okonkwo', birthDate: '1971-05-06', phones: ['+44 113 496 0001'], ...home };
const ruthInBilling = person('billing:account:5', { ...ruth, emails: ['ruth@x.io'] });
const ruthInSales = person('sales:contact:6', { ...ruth, emails: ['ruth.okonkwo@work.example'] });

export function order(action: StewardAction, more: Partial<StewardOrder> = {}): StewardOrder {
  return { action, actor: 'ada', reason: 'because', expectedVersion: null, preview: false, ...more };
}

export function isDone(answer: StewardAnswer): Done {
  if (answer.type === 'done') return answer;
  throw new Error(JSON.stringify(answer));
}

/** What a change says, whatever ids are given to new customers. */
export function plainChanges(changes: readonly CustomerChange[]): string[] {
  return changes.map(({ customerId, before, after, becomes }) => {
    return JSON.stringify({ customerId: before.length === 0 ? null : customerId, before, after, becomes });
  });
}

/** What stewards can do, in every store. */
export function stewardshipCases(open: () => Promise<IdentityStore>, reopen: () => Promise<IdentityStore>): void {
  const opened = async (...records: PartyRecord[]): Promise<IdentityStore & AsyncDisposable> => {
    const store = disposable(await open());
    if (records.length > 0) await take(store, records.map(upserted));
    return store;
  };
  const decide = (store: IdentityStore, action: StewardAction, more?: Partial<StewardOrder>) =>
    resolverOf(store).decide(order(action, more));
  const done = async (store: IdentityStore, action: StewardAction, more?: Partial<StewardOrder>): Promise<Done> =>
    isDone(await decide(store, action, more));

  /** A store with one open proposal, and the resolver that made it. */
  const proposed = async () => {
    const store = disposable(await open());
    const resolver = new Resolver(store, { rules });
    const changes = [ruthInBilling, ruthInSales].map(upserted);
    await resolver.take({ department: 'feed', after: 0, last: 2, changes });
    const [proposal] = await store.proposals({ limit: 9 });
    if (!proposal) throw new Error('nothing is proposed');
    expect(proposal).toMatchObject({ status: 'OPEN', reason: 'IDENTIFIER_LIMIT', assignee: null, decidedBy: null });
    const status = async () => (await store.proposalsById([proposal.id]))[0];
    const act = async (action: StewardAction, more?: Partial<StewardOrder>) => resolver.decide(order(action, more));
    return { store, resolver, proposal, status, act, [Symbol.asyncDispose]: () => store.close() };
  };
  const both = [[ruthInBilling.key, ruthInSales.key]];

  describe('a proposal', () => {
    it('that is confirmed makes one customer of two; the oldest keeps its id, and the queue is empty', async () => {
      await using world = await proposed();
      const { store, proposal, status, act } = world;
      const [older, newer] = await Promise.all([ruthInBilling, ruthInSales].map(({ key }) => customerOf(store, key)));
      const { event, changes, made } = isDone(await act({ type: 'confirmProposal', proposalId: proposal.id }));
      expect(await partition(store)).toEqual(both);
      expect(changes).toEqual([
        { customerId: older, before: [ruthInBilling.key], after: both[0], becomes: null },
        { customerId: newer, before: [ruthInSales.key], after: [], becomes: older },
      ]);
      expect(made).toMatchObject([{ type: 'ALWAYS', low: ruthInBilling.key, high: ruthInSales.key, by: 'ada' }]);
      expect(await status()).toMatchObject({ status: 'CONFIRMED', decidedBy: event?.sequence });
      expect(await store.proposals({ limit: 9 })).toEqual([]);
      expect(await store.proposals({ statuses: ['CONFIRMED'], limit: 9 })).toHaveLength(1);
      const history = await store.events({ customerId: older ?? '', limit: 9 });
      expect(history.map(({ type, actor, cause, reason }) => ({ type, actor, cause, reason }))).toEqual([
        { type: 'CUSTOMER_MERGED', actor: 'ada', cause: event?.sequence, reason: null },
        { type: 'PROPOSAL_CONFIRMED', actor: 'ada', cause: null, reason: 'because' },
        { type: 'CUSTOMER_CREATED', actor: 'resolver', cause: null, reason: null },
      ]);
    });

    it('that is rejected leaves the queue until something else speaks for it', async () => {
      await using world = await proposed();
      const { store, resolver, proposal, status, act } = world;
      const { changes, made } = isDone(
        await act({ type: 'rejectProposal', proposalId: proposal.id, neverLink: false }),
      );
      expect({ changes, made }).toEqual({ changes: [], made: [] });
      expect(await status()).toMatchObject({ status: 'REJECTED' });
      await using second = disposable(await reopen());
      await new Resolver(second, { rules }).start();
      expect(await status()).toMatchObject({ status: 'REJECTED' });

      const told = upserted({ ...ruthInSales, phones: [] });
      await resolver.take({ department: 'feed', after: 2, last: 3, changes: [told] });
      expect(await status()).toMatchObject({ status: 'OPEN' });
      expect(await store.countProposals({})).toBe(1);
    });

    it('that is rejected for good is not asked again, whatever speaks for it', async () => {
      await using world = await proposed();
      const { store, resolver, proposal, status, act } = world;
      await act({ type: 'rejectProposal', proposalId: proposal.id, neverLink: true });
      const told = upserted({ ...ruthInSales, emails: ruthInBilling.emails });
      await resolver.take({ department: 'feed', after: 2, last: 3, changes: [told] });
      expect(await partition(store)).toEqual([[ruthInBilling.key], [ruthInSales.key]]);
      expect(await status()).toMatchObject({ status: 'REJECTED' });
      expect(await store.countHeldMatches()).toEqual([{ hold: 'NEVER', count: 1 }]);
    });

    it('is deferred, reopened and assigned, and says so', async () => {
      await using world = await proposed();
      const { store, proposal, status, act } = world;
      const { id: proposalId } = proposal;
      await act({ type: 'deferProposal', proposalId });
      expect(await status()).toMatchObject({ status: 'DEFERRED' });
      expect(await store.countProposals({})).toBe(0);
      expect(await act({ type: 'deferProposal', proposalId })).toMatchObject({ type: 'alreadyDecided' });
      await act({ type: 'reopenProposal', proposalId });
      await act({ type: 'assignProposal', proposalId, assignee: 'bob' });
      expect(await status()).toMatchObject({ status: 'OPEN', assignee: 'bob' });
      expect(await store.proposals({ assignee: 'bob', limit: 9 })).toHaveLength(1);
      expect(await store.countProposals({ assignee: null })).toBe(0);
      expect(await act({ type: 'assignProposal', proposalId, assignee: 'bob' })).toMatchObject({
        type: 'alreadyDecided',
      });
      await act({ type: 'assignProposal', proposalId, assignee: null });
      expect(await store.countProposals({ assignee: null })).toBe(1);
    });

    it('that was confirmed is two customers again when it is reopened, under the ids that they had', async () => {
      await using world = await proposed();
      const { store, proposal, status, act } = world;
      const ids = await Promise.all([ruthInBilling, ruthInSales].map(({ key }) => customerOf(store, key)));
      await act({ type: 'confirmProposal', proposalId: proposal.id });
      await act({ type: 'reopenProposal', proposalId: proposal.id });
      expect(await status()).toMatchObject({ status: 'OPEN' });
      expect(await Promise.all([ruthInBilling, ruthInSales].map(({ key }) => customerOf(store, key)))).toEqual(ids);
    });

    it('that no longer arises is superseded, and cannot be decided', async () => {
      await using world = await proposed();
      const { resolver, proposal, status, act } = world;
      const told = upserted({ ...ruthInSales, emails: [] });
      await resolver.take({ department: 'feed', after: 2, last: 3, changes: [told] });
      expect(await status()).toMatchObject({ status: 'SUPERSEDED' });
      expect(await act({ type: 'confirmProposal', proposalId: proposal.id })).toMatchObject({
        type: 'invalid',
        field: 'proposalId',
      });
      await resolver.take({ department: 'feed', after: 3, last: 4, changes: [upserted(ruthInSales)] });
      expect(await status()).toMatchObject({ status: 'OPEN' });
    });

    it('is filtered by status, departments, weight, age and assignee, and sorted both ways', async () => {
      await using world = await proposed();
      const { store, proposal } = world;
      const { weight, createdAt } = proposal;
      for (const [filter, count] of [
        [{ statuses: ['OPEN', 'DEFERRED'] }, 1],
        [{ statuses: ['REJECTED'] }, 0],
        [{ departments: ['sales'] }, 1],
        [{ departments: ['sales', 'billing'] }, 1],
        [{ departments: ['sales', 'support'] }, 0],
        [{ weight: { least: weight, most: weight } }, 1],
        [{ weight: { least: weight + 1 } }, 0],
        [{ weight: { most: weight - 1 } }, 0],
        [{ created: { before: createdAt } }, 0],
        [{ created: { before: createdAt + 1, after: createdAt - 1 } }, 1],
        [{ created: { after: createdAt } }, 0],
        [{ assignee: 'bob' }, 0],
      ] as const) {
        expect(await store.countProposals(filter)).toBe(count);
        for (const sort of ['weight', 'createdAt'] as const)
          for (const direction of ['asc', 'desc'] as const)
            expect(await store.proposals({ ...filter, sort, direction, limit: 9 })).toHaveLength(count);
      }
    });
  });

  describe('records and customers', () => {
    it('two records that are linked make their customers one, and stay so under other rules and after a new import', async () => {
      await using store = await opened(...janes, john);
      await done(store, { type: 'linkRecords', recordIds: [john.key, janeInSales] });
      const together = [[...janes.map(({ key }) => key), john.key].sort()];
      expect(await partition(store)).toEqual(together);

      await take(store, [{ type: 'deleted', key: john.key }]);
      expect(await partition(store)).toEqual([janes.map(({ key }) => key)]);
      await take(store, [upserted(john)]);
      expect(await partition(store)).toEqual(together);

      await using second = disposable(await reopen());
      await new Resolver(second, { rules: { ...defaultRules, mergeBar: 9000 } }).start();
      const homes = await Promise.all([john.key, janeInSales].map((key) => customerOf(second, key)));
      expect(homes[0]).toBe(homes[1]);
    });

    it('a record that is unlinked is a customer of its own, however often it is imported', async () => {
      await using store = await opened(...janes);
      const id = await customerOf(store, janeInSales);
      const { changes, made } = await done(store, { type: 'unlinkRecord', recordId: janeInSales });
      expect(await partition(store)).toEqual([[janeInBilling, janeInSupport], [janeInSales]]);
      expect(plainChanges(changes)).toEqual(
        plainChanges([
          { customerId: id, before: janes.map(({ key }) => key), after: [janeInBilling, janeInSupport], becomes: null },
          { customerId: null, before: [], after: [janeInSales], becomes: null },
        ]),
      );
      expect(made.map(({ type }) => type)).toEqual(['NEVER', 'NEVER']);
      await take(store, [{ type: 'deleted', key: janeInSales }]);
      await take(store, janes.map(upserted));
      await take(store, janes.map(upserted), {});
      expect(await partition(store)).toEqual([[janeInBilling, janeInSupport], [janeInSales]]);
      expect(await decide(store, { type: 'unlinkRecord', recordId: janeInSales })).toMatchObject({
        ...{ type: 'invalid', field: 'recordId' },
      });
    });

    it('a customer that is split falls into the two that were told, and into no more', async () => {
      const weak = person('marketing:contact:4', { name: 'J Doe', phones: ['+49 30 901820'] });
      await using store = await opened(...janes, weak);
      const id = (await customerOf(store, janeInBilling)) ?? '';
      const all = (await store.customersById([id]))[0]?.recordKeys ?? [];
      expect(all).toHaveLength(4);
      const leaving = [weak.key, janeInSupport];
      await done(store, { type: 'splitCustomer', customerId: id, recordIds: leaving });
      expect(await partition(store)).toEqual([[janeInBilling, janeInSales], leaving.toSorted()]);
    });

    it('customers that are merged are one, and the ids of all of them answer', async () => {
      const other = person('sales:lead:7', { name: 'Zoe Zhang', emails: ['zoe@z.io'] });
      await using store = await opened(...janes, john, other);
      const ids = await Promise.all([other.key, john.key, janeInSales].map((key) => customerOf(store, key)));
      const customerIds = ids.map((id) => id ?? '');
      await done(store, { type: 'mergeCustomers', customerIds });
      expect(await partition(store)).toHaveLength(1);
      const found = await store.customersById(customerIds);
      expect(new Set(found.map((customer) => customer?.id))).toEqual(new Set([customerIds[2]]));
      expect(await decide(store, { type: 'mergeCustomers', customerIds })).toMatchObject({ type: 'alreadyDecided' });
    });

    it('a record that would join two that are never one joins the likelier, and the other is asked about', async () => {
      await using store = await opened(janes[0] ?? john, janes[1] ?? john);
      await done(store, { type: 'unlinkRecord', recordId: janeInSales });
      await take(store, [upserted(janes[2] ?? john)]);
      const parts = await partition(store);
      expect(parts).toHaveLength(2);
      expect(parts.flat().sort()).toEqual(janes.map(({ key }) => key));
      const [parked, ...others] = await store.proposals({ limit: 9 });
      expect(others).toEqual([]);
      expect(parked).toMatchObject({ reason: 'NEVER', high: janeInSupport });
      const proposalId = parked?.id ?? '';
      await done(store, { type: 'confirmProposal', proposalId });
      const homes = await Promise.all([parked?.low ?? '', janeInSupport].map((key) => customerOf(store, key)));
      expect(homes[0]).toBe(homes[1]);
      expect(await partition(store)).toHaveLength(2);
    });
  });

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
      ['recordId', { type: 'unlinkRecord', recordId: 'sales:contact:none' }, {}],
      ['recordId', { type: 'unlinkRecord', recordId: john.key }, {}],
      ['recordIds', { type: 'linkRecords', recordIds: [janeInSales, 'x'] }, {}],
      ['recordIds', { type: 'linkRecords', recordIds: [janeInSales, janeInSales] }, {}],
      ['recordIds', { type: 'linkRecords', recordIds: [janeInSales, 'billing:account:acme'] }, {}],
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

    it('a split of records that are none, all, or strange to the customer', async () => {
      await using store = await opened(...janes, john);
      const customerId = (await customerOf(store, janeInSales)) ?? '';
      for (const recordIds of [[], janes.map(({ key }) => key), [john.key], ['x']])
        expect(await decide(store, { type: 'splitCustomer', customerId, recordIds })).toMatchObject({
          ...{ type: 'invalid', field: 'recordIds' },
        });
    });
  });

  it('two stewards who decide one proposal at once: one wins and the other is told so, every time', {
    timeout: 300_000,
  }, async () => {
    await using world = await proposed();
    const { store, resolver, proposal } = world;
    await using second = disposable(await reopen());
    const stewards = [resolver, new Resolver(second, { rules })];
    const { id: proposalId } = proposal;
    for (let round = 0; round < 200; round++) {
      const answers = await Promise.all(
        stewards.map((steward, place) =>
          steward.decide(
            order(
              place === 0
                ? { type: 'confirmProposal', proposalId }
                : { type: 'rejectProposal', proposalId, neverLink: round % 2 === 0 },
              { actor: `steward ${place}` },
            ),
          ),
        ),
      );
      const winners = answers.filter(({ type }) => type === 'done');
      expect(winners).toHaveLength(1);
      expect(answers.filter(({ type }) => type === 'alreadyDecided')).toHaveLength(1);
      const [won] = winners.map(isDone);
      const [status] = (await store.proposalsById([proposalId])).map((each) => each?.status);
      expect(status).toBe(won?.event?.type === 'PROPOSAL_CONFIRMED' ? 'CONFIRMED' : 'REJECTED');
      expect(await partition(store)).toHaveLength(status === 'CONFIRMED' ? 1 : 2);
      const undo = order({ type: 'undo', eventId: won?.event?.sequence ?? 0 });
      isDone(await (stewards[round % 2] ?? resolver).decide(undo));
    }
    expect(await partition(store)).toHaveLength(2);
  });
}
