import { describe, expect, it } from 'vitest';
import { Resolver } from '../../linking/resolver.ts';
import type { ProposalStatus } from '../../resolution/proposal.ts';
import type { Done } from '../../stewardship/order.ts';
import type { IdentityStore } from '../identity-store.ts';
import { disposable } from './customers.ts';
import { customerOf, partition, upserted } from './fixture.ts';
import { isDone, order, rules, ruthInBilling, ruthInSales, stewardsIn } from './stewards.ts';

const allStatuses: readonly ProposalStatus[] = ['OPEN', 'CONFIRMED', 'REJECTED', 'DEFERRED', 'SUPERSEDED'];

export function proposalDecisionCases(open: () => Promise<IdentityStore>, reopen: () => Promise<IdentityStore>): void {
  const { proposed } = stewardsIn(open);

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

    it.each([
      ['confirmed', { type: 'confirmProposal' }, both],
      ['rejected for good', { type: 'rejectProposal', neverLink: true }, [[ruthInBilling.key], [ruthInSales.key]]],
    ] as const)(
      'that was %s is so again when its reopening is undone, though it arose no more once it was reopened',
      async (_how, decision, as) => {
        await using world = await proposed();
        const { store, resolver, proposal, status, act } = world;
        const { id: proposalId } = proposal;
        const { made } = isDone(await act({ ...decision, proposalId }));
        const decided = (await status())?.status;
        const told = upserted({ ...ruthInSales, emails: ruthInBilling.emails });
        await resolver.take({ department: 'feed', after: 2, last: 3, changes: [told] });
        const { event: reopened } = isDone(await act({ type: 'reopenProposal', proposalId }));
        expect(await partition(store)).toEqual(both);
        expect(await status()).toMatchObject({ status: 'SUPERSEDED' });

        const undone = isDone(await act({ type: 'undo', eventId: reopened?.sequence ?? 0 }));
        expect(undone.proposals).toMatchObject([{ from: { status: 'SUPERSEDED' }, to: { status: decided } }]);
        expect(undone.made).toMatchObject(made.map(({ type, low, high }) => ({ type, low, high })));
        expect(await partition(store)).toEqual(as);
        expect(await status()).toMatchObject({ status: decided });
        isDone(await act({ type: 'undo', eventId: undone.event?.sequence ?? 0 }));
        expect(await partition(store)).toEqual(both);
      },
    );

    it('that went with its record after it was confirmed can be undone, and the undoing as well', async () => {
      await using world = await proposed();
      const { store, resolver, proposal, act } = world;
      const { event: confirmed } = isDone(await act({ type: 'confirmProposal', proposalId: proposal.id }));
      const changes = [{ type: 'deleted' as const, key: ruthInSales.key }];
      await resolver.take({ department: 'feed', after: 2, last: 3, changes });
      const undone = isDone(await act({ type: 'undo', eventId: confirmed?.sequence ?? 0 }));
      const again = isDone(await act({ type: 'undo', eventId: undone.event?.sequence ?? 0 }));
      expect(again.made).toMatchObject([{ type: 'ALWAYS', low: ruthInBilling.key, high: ruthInSales.key }]);
      await resolver.take({ department: 'feed', after: 3, last: 4, changes: [upserted(ruthInSales)] });
      expect(await partition(store)).toEqual(both);
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

    it('that was put off is so again when it arises again, be it by a record or by an undo', async () => {
      await using world = await proposed();
      const { store, resolver, proposal, status, act } = world;
      await act({ type: 'deferProposal', proposalId: proposal.id });
      const told = upserted({ ...ruthInSales, emails: [] });
      await resolver.take({ department: 'feed', after: 2, last: 3, changes: [told] });
      expect(await status()).toMatchObject({ status: 'SUPERSEDED' });
      expect(await store.proposals({ statuses: allStatuses, isAnswered: true, limit: 9 })).toHaveLength(1);
      await resolver.take({ department: 'feed', after: 3, last: 4, changes: [upserted(ruthInSales)] });
      expect(await status()).toMatchObject({ status: 'DEFERRED' });

      const recordIds = [ruthInBilling.key, ruthInSales.key] as const;
      const { event } = isDone(await act({ type: 'linkRecords', recordIds }));
      expect(await status()).toMatchObject({ status: 'SUPERSEDED' });
      await act({ type: 'undo', eventId: event?.sequence ?? 0 });
      expect(await status()).toMatchObject({ status: 'DEFERRED' });
      await act({ type: 'reopenProposal', proposalId: proposal.id });
      const { event: linked } = isDone(await act({ type: 'linkRecords', recordIds }));
      await act({ type: 'undo', eventId: linked?.sequence ?? 0 });
      expect(await status()).toMatchObject({ status: 'OPEN' });
    });

    it('that was rejected is so again when no more speaks for it than then, and not once that was undone', async () => {
      await using world = await proposed();
      const { resolver, proposal, status, act } = world;
      const { event } = isDone(await act({ type: 'rejectProposal', proposalId: proposal.id, neverLink: false }));
      const told = upserted({ ...ruthInSales, phones: [] });
      await resolver.take({ department: 'feed', after: 2, last: 3, changes: [told] });
      await act({ type: 'assignProposal', proposalId: proposal.id, assignee: 'bob' });
      expect(await status()).toMatchObject({ status: 'OPEN', assignee: 'bob' });
      await act({ type: 'assignProposal', proposalId: proposal.id, assignee: null });
      await resolver.take({ department: 'feed', after: 3, last: 4, changes: [upserted(ruthInSales)] });
      expect(await status()).toMatchObject({ status: 'REJECTED', decidedBy: event?.sequence });

      isDone(await act({ type: 'undo', eventId: event?.sequence ?? 0 }));
      await resolver.take({ department: 'feed', after: 4, last: 5, changes: [told] });
      await resolver.take({ department: 'feed', after: 5, last: 6, changes: [upserted(ruthInSales)] });
      expect(await status()).toMatchObject({ status: 'OPEN' });
    });

    it('that two stewards rejected in turn stays as the second left it, however often the first rejection is undone', async () => {
      await using world = await proposed();
      const { proposal, status, act } = world;
      const reject = { type: 'rejectProposal', proposalId: proposal.id, neverLink: false } as const;
      const { event: first } = isDone(await act(reject));
      const undo = { type: 'undo', eventId: first?.sequence ?? 0 } as const;
      isDone(await act(undo));
      const { event: second } = isDone(await act(reject, { actor: 'bob' }));
      expect(await act(undo)).toMatchObject({ type: 'alreadyDecided' });
      expect(await status()).toMatchObject({ status: 'REJECTED', decidedBy: second?.sequence });
    });

    it('rejected for good beside another one keeps the customers apart until both rejections are undone, also when the first was done again meanwhile', async () => {
      await using world = await proposed();
      const { store, resolver, proposal, act } = world;
      const reject = (proposalId: string) => act({ type: 'rejectProposal', proposalId, neverLink: true });
      const undo = async (done: Done) => isDone(await act({ type: 'undo', eventId: done.event?.sequence ?? 0 }));
      const standing = async () =>
        (await store.decisions({ standing: true, limit: 9 })).map(({ low, high }) => [low, high]);
      const first = isDone(await reject(proposal.id));
      const third = { ...ruthInSales, key: 'support:requester:7', emails: ruthInBilling.emails };
      await resolver.take({ department: 'feed', after: 2, last: 3, changes: [upserted(third)] });
      const [another] = await store.proposals({ limit: 9 });
      const second = isDone(await reject(another?.id ?? ''));
      expect(second.made).toHaveLength(2);

      await undo(await undo(first));
      await undo(second);
      expect(await standing()).toEqual(both);
      expect(await act({ type: 'linkRecords', recordIds: [ruthInBilling.key, ruthInSales.key] })).toMatchObject({
        type: 'forbidden',
      });
      await undo(first);
      expect(await standing()).toEqual([]);
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

  it('two stewards who decide one proposal at once: one wins and the other is told so, every time', {
    timeout: 300_000,
  }, async () => {
    await using world = await proposed();
    const { store, resolver, proposal } = world;
    await using second = disposable(await reopen());
    const stewards = [resolver, new Resolver(second, { rules })];
    const { id: proposalId } = proposal;
    for (let round = 0; round < 80; round++) {
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
