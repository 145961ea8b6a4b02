import { expect } from 'vitest';
import type { IdentityStore } from '../identity-store.ts';
import { customerOf, partition, person, take, upserted } from './fixture.ts';

const jane = person('billing:account:1', { name: 'Jane Fairfax', emails: ['jane@fairfax.io'] });
const other = person('sales:contact:2', { name: 'Jane Fairfax', emails: ['j.f@x.io'], phones: ['+44 20 7946 0301'] });
/** The record that a damaged graph leaves with the customer that it was of before. */
export const leftBehind = other.key;

/** Two customers that became one. @returns the id of the one that ended, and of the other */
export async function mergedCustomers(store: IdentityStore): Promise<{ former: string; survivor: string }> {
  await take(store, [upserted(jane)]);
  await take(store, [upserted({ ...other, name: 'Robert Martin' })]);
  const former = (await customerOf(store, other.key)) ?? '';
  await take(store, [upserted({ ...other, emails: [...jane.emails] })]);
  const survivor = (await customerOf(store, jane.key)) ?? '';
  expect([former, await customerOf(store, other.key)]).toEqual([expect.not.stringMatching(survivor), survivor]);
  return { former, survivor };
}

/** Everyone has a living customer, which knows how many they are. */
export async function expectMended(store: IdentityStore, survivor: string): Promise<void> {
  expect(await partition(store)).toEqual([[jane.key, other.key]]);
  expect(await customerOf(store, other.key)).toBe(survivor);
  const [customer] = await store.customersById([survivor]);
  expect(customer?.recordKeys.toSorted()).toEqual([jane.key, other.key]);
}
