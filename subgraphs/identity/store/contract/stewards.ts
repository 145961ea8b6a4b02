import { expect } from 'vitest';
import { Resolver } from '../../linking/resolver.ts';
import type { CustomerChange } from '../../resolution/customer-change.ts';
import { defaultRules, type LinkingRules } from '../../resolution/engine/rules.ts';
import type { PartyRecord } from '../../resolution/record.ts';
import type { Done, StewardAction, StewardAnswer, StewardOrder } from '../../stewardship/order.ts';
import type { IdentityStore } from '../identity-store.ts';
import { disposable } from './customers.ts';
import { person, resolverOf, take, upserted } from './fixture.ts';

export const jane = { name: 'Jane Doe', emails: ['jane@x.io'], phones: ['+49 30 901820'], birthDate: '1980-02-03' };
export const janes = ['billing:account:1', 'sales:contact:2', 'support:requester:3'].map((key) => person(key, jane));
export const [janeInBilling = '', janeInSales = '', janeInSupport = ''] = janes.map(({ key }) => key);
export const john = person('marketing:contact:9', { name: 'John Roe', emails: ['john@y.io'] });

/** Two customers that are proposed as one: the limit lets no customer have two emails. */
export const rules: LinkingRules = { ...defaultRules, identifierLimits: [{ identifier: 'email', most: 1 }] };
const home = {
  addresses: [{ street: 'Elm Street 12', city: 'Leeds', region: null, postalCode: 'LS1 4DY', country: 'GB' }],
};
const ruth = { name: 'Ruth Okonkwo', birthDate: '1971-05-06', phones: ['+44 113 496 0001'], ...home };
export const ruthInBilling = person('billing:account:5', { ...ruth, emails: ['ruth@x.io'] });
export const ruthInSales = person('sales:contact:6', { ...ruth, emails: ['ruth.okonkwo@work.example'] });

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

/** What cases are told with: stores with records in them, and stewards who decide there. */
export function stewardsIn(open: () => Promise<IdentityStore>) {
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
  return { opened, decide, done, proposed };
}
