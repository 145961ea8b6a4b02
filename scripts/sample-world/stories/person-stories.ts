import { addMonths, day, hour } from '../calendar.ts';
import { type Departments, isKnownSomewhere } from '../departments.ts';
import type { Person } from '../people.ts';
import { itemAt, type Random } from '../random.ts';
import { plans, shop } from './catalogue.ts';
import { makePurchase, returnOneLine } from './purchases.ts';
import { checkoutErrorScene, lateInvoiceScene, questionScene, returnScene, wantsToLeaveScene } from './scenes.ts';
import { type Cancellation, emptyStory, type Story, type StoryName, type Subscription } from './story.ts';
import { cancelAtPeriodEnd, endInThePast, makeSubscription, payLate } from './subscriptions.ts';
import { makeSurvey } from './surveys.ts';
import { casualTouches, lately, visit } from './touches.ts';

const privatePlans = plans.filter((plan) => !plan.business);
const reasons: readonly Cancellation['reason'][] = ['too_expensive', 'missing_features', 'unused', 'switched_service'];

/** A story that fits the departments which know the person. */
export function tellPersonStory(person: Person, known: Departments, now: number, random: Random): Story {
  const choices: [StoryName, number][] = [['quiet', 12]];
  if (known.marketing) choices.push(['browsing', 16]);
  if (known.sales) choices.push(['regular_purchases', 30], ['return_and_refund', 8], ['new_lead', 5]);
  if (known.sales && known.marketing) choices.push(['loyal_member', 14]);
  if (known.sales && known.support) choices.push(['checkout_error', 16]);
  if (known.sales && known.billing) choices.push(['disputed_charge', 3]);
  if (known.billing) choices.push(['late_payment', 10], ['about_to_cancel', 9]);
  const name = isKnownSomewhere(known) ? random.weighted(choices) : 'guest_checkout';
  const story = emptyStory(name);
  fill(story, person, known, now, random);
  story.touches.sort((one, other) => one.at - other.at);
  story.purchases.sort((one, other) => one.at - other.at);
  return story;
}

function fill(story: Story, person: Person, known: Departments, now: number, random: Random): void {
  const { currency } = person.country;
  const purchase = (mostDays: number) => makePurchase(lately(now, mostDays, random) - 4 * day, currency, random);
  story.touches.push(...casualTouches(random.between(0, 3), now - 200 * day, now - hour, random));
  if (random.chance(0.3)) story.surveys.push(makeSurvey(story.name !== 'about_to_cancel', now, random));
  if (known.support && random.chance(0.75)) story.cases.push(questionScene(lately(now, 300, random) - 4 * day, random));
  if (known.billing && random.chance(0.35)) story.subscription = subscribe(person, now, random);

  switch (story.name) {
    case 'quiet':
    case 'business_account':
      break;
    case 'new_lead':
      story.touches.push(visit(lately(now, 20, random), `${shop}/workspace`, 'Lumen Workspace'));
      break;
    case 'browsing':
      story.touches.push(...casualTouches(random.between(2, 5), now - 14 * day, now - hour, random));
      break;
    case 'guest_checkout':
      story.purchases.push({ ...purchase(300), guest: random.chance(0.7) ? 'with_contact' : 'shipping_address_only' });
      break;
    case 'regular_purchases':
      for (let count = random.between(1, 3); count > 0; count--) story.purchases.push(purchase(700));
      break;
    case 'loyal_member':
      story.loyal = true;
      for (let count = random.between(2, 5); count > 0; count--) story.purchases.push(purchase(900));
      break;
    case 'return_and_refund': {
      const returned = makePurchase(now - random.between(25, 200) * day, currency, random);
      returnOneLine(returned, returned.at + random.between(5, 20) * day, random);
      story.purchases.push(returned);
      const name = itemAt(returned.lines, returned.returned?.line ?? 0).product.name;
      story.cases.push(returnScene(returned.at + 4 * day, name, random));
      break;
    }
    case 'disputed_charge':
      story.purchases.push(...disputed(purchase(120), now));
      break;
    case 'checkout_error': {
      const scene = checkoutErrorScene(now - random.between(30, 40 * 24) * hour, currency, random);
      story.touches.push(...scene.touches);
      story.purchases.push(scene.purchase);
      story.cases.push(scene.case);
      break;
    }
    case 'late_payment':
      story.subscription = subscribe(person, now, random);
      payLate(story.subscription, now);
      story.cases.push(lateInvoiceScene(now - random.between(10, 70) * hour, random));
      break;
    case 'about_to_cancel': {
      const subscription = subscribe(person, now, random);
      const leavingAt = now - random.between(30, 8 * 24) * hour;
      const reason = random.pick(reasons);
      cancelAtPeriodEnd(subscription, leavingAt, reason, 'I do not use it enough.');
      story.subscription = subscription;
      story.touches.push(visit(leavingAt - hour, `${shop}/account/plan/cancel`, 'Cancel your plan'));
      story.cases.push(...wantsToLeaveScene(leavingAt, subscription.plan.name, now, random));
      story.surveys.push(makeSurvey(false, now, random));
    }
  }
  if (story.name !== 'guest_checkout' && random.chance(0.05)) {
    story.purchases.push({
      ...purchase(400),
      channel: 'WEB',
      guest: random.chance(0.7) ? 'with_contact' : 'shipping_address_only',
    });
  }
  if (story.subscription?.status === 'active' && story.subscription.cancellation === null && random.chance(0.08)) {
    endInThePast(story.subscription, random.pick(reasons), 'Moving on.');
  }
}

function subscribe({ country }: Person, now: number, random: Random): Subscription {
  const startedAt = addMonths(now - random.between(45, 900) * day, 0);
  return makeSubscription(random.pick(privatePlans), 1, country.currency, startedAt, now, random);
}

function disputed(purchase: Story['purchases'][number], now: number): Story['purchases'] {
  return [{ ...purchase, channel: 'WEB', disputedAt: Math.min(purchase.at + 20 * day, now - hour) }];
}
