import { type CompanyHistory, type Export, newestLiving, type PersonHistory } from '../../history.ts';
import type { Story } from '../../stories/story.ts';
import { writeStripeCompany, writeStripePerson } from './customers.ts';
import { writePaymentMethod } from './payments.ts';
import { writePurchasePayments } from './purchases.ts';
import { writeSubscription } from './subscriptions.ts';

export function writeStripeForPerson(history: PersonHistory, world: Export): void {
  const { story, known, random } = history;
  writeStripePerson(history, world);
  const account = newestLiving(known.billing);
  if (account === null || !paysAnything(story)) return;
  const { view, createdAt } = account;
  const holder = { name: view.fullName, email: view.email, countryCode: view.countryCode, since: createdAt };
  const payer = writePaymentMethod(account.id, holder, random, world);
  writePurchasePayments(story.purchases, payer, world);
  if (story.subscription !== null) writeSubscription(story.subscription, payer, false, world);
}

export function writeStripeForCompany(history: CompanyHistory, world: Export): void {
  const { story, known, random } = history;
  writeStripeCompany(history, world);
  const account = newestLiving(known.billing);
  if (account === null || !paysAnything(story)) return;
  const { view, createdAt } = account;
  const holder = { name: view.name, email: view.email, countryCode: view.countryCode, since: createdAt };
  const payer = writePaymentMethod(account.id, holder, random, world);
  writePurchasePayments(story.purchases, payer, world);
  if (story.subscription !== null) writeSubscription(story.subscription, payer, true, world);
}

function paysAnything({ purchases, subscription }: Story): boolean {
  return purchases.some(({ guest }) => guest === 'no') || subscription !== null;
}
