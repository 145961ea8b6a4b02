import { Resolver } from '../../linking/resolver.ts';
import type { StoredProposal } from '../../resolution/proposal.ts';
import type { StewardAction } from '../../stewardship/order.ts';
import type { IdentityStore } from '../identity-store.ts';
import { upserted } from './fixture.ts';
import { isDone, order, rules, ruthInBilling, ruthInSales } from './stewards.ts';

/** What stewards may have answered before answers were kept beside the status. */
export const answers: readonly ((proposalId: string) => StewardAction)[] = [
  (proposalId) => ({ type: 'deferProposal', proposalId }),
  (proposalId) => ({ type: 'rejectProposal', proposalId, neverLink: false }),
];

/** The one proposal of an empty store, once a steward has answered it so. */
export async function answeredProposal(
  store: IdentityStore,
  answer: (proposalId: string) => StewardAction,
): Promise<StoredProposal> {
  const resolver = new Resolver(store, { rules });
  await resolver.take({ department: 'feed', after: 0, last: 2, changes: [ruthInBilling, ruthInSales].map(upserted) });
  const [asked] = await store.proposals({ limit: 1 });
  isDone(await resolver.decide(order(answer(asked?.id ?? ''))));
  const [answered] = await store.proposalsById([asked?.id ?? '']);
  if (!answered?.answer) throw new Error('the answer is not kept');
  return answered;
}
