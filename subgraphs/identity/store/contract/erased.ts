import { expect } from 'vitest';
import type { IdentityStore } from '../identity-store.ts';
import { customerOf, person, take, upserted } from './fixture.ts';
import { stewardsIn } from './stewards.ts';

/** Words that nobody but those says who are deleted. */
export const saidByTheDeleted = /quackenbush|zebulon|dithers|forgetme|5550199|vergissmein/i;

const facts = {
  name: 'Zebulon Quackenbush',
  emails: ['zebulon@forgetme.example'],
  phones: ['+49 160 5550199'],
  addresses: [{ street: 'Vergissmeinweg 7', city: 'Kassel', region: null, postalCode: '34117', country: 'DE' }],
};
const inBilling = person('billing:account:1', facts);
const inSales = person('sales:contact:2', facts);
const namesake = person('support:requester:3', { name: 'Zebulon Quackenbush', addresses: facts.addresses });
const stranger = person('marketing:contact:4', { name: 'Jane Fairfax', emails: ['jane@x.io'] });

/** Records that were linked, proposed, decided about, changed and merged in their source, until their departments deleted them. */
export async function takeAndDelete(store: IdentityStore): Promise<void> {
  const { done } = stewardsIn(async () => store);
  await take(store, [inBilling, inSales, namesake, stranger].map(upserted));
  await take(store, [upserted({ ...inSales, name: 'Zebulon Dithers' })]);
  await done(store, { type: 'linkRecords', recordIds: [stranger.key, namesake.key] });
  await done(store, { type: 'unlinkRecord', recordId: inSales.key });
  await take(store, [{ type: 'merged', key: namesake.key, into: inBilling.key }]);
  const gone = [inBilling, inSales, namesake];
  await take(
    store,
    gone.map(({ key }) => ({ type: 'deleted', key })),
  );
  for (const { key } of gone) expect(await customerOf(store, key)).toBeNull();
}
