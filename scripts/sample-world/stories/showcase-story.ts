import { addMonths, day, hour } from '../calendar.ts';
import { germany } from '../countries/germany.ts';
import { itemAt, Random } from '../random.ts';
import { plans, products, shop } from './catalogue.ts';
import { makePurchase, returnOneLine } from './purchases.ts';
import { checkoutErrorScene, wantsToLeaveScene } from './scenes.ts';
import { emptyStory, type Story } from './story.ts';
import { cancelAtPeriodEnd, makeSubscription, payLate } from './subscriptions.ts';
import { browse, visit } from './touches.ts';

/** Everything at once, so that one query can show it; told with numbers of its own, not the world's. */
export function tellShowcaseStory(now: number): Story {
  const random = new Random(2_026, 1);
  const { currency } = germany;
  const earlier = { ...makePurchase(now - 140 * day, currency, random), channel: 'WEB' as const };
  returnOneLine(earlier, now - 128 * day, random);
  const scene = checkoutErrorScene(now - 4 * day, currency, random);
  const plan = itemAt(plans, 1);
  const subscription = makeSubscription(plan, 1, currency, addMonths(now - 20 * day, -13), now, random);
  payLate(subscription, now);
  const leavingAt = now - 30 * hour;
  cancelAtPeriodEnd(subscription, leavingAt, 'customer_service', 'I had to explain everything twice.');
  return {
    ...emptyStory('checkout_error'),
    touches: [
      ...browse(now - 141 * day, itemAt(products, 3), random),
      ...scene.touches,
      visit(leavingAt - hour, `${shop}/account/plan/cancel`, 'Cancel your plan', 'desktop'),
    ],
    purchases: [
      earlier,
      { ...makePurchase(now - 60 * day, currency, random), channel: 'POINT_OF_SALE' },
      scene.purchase,
    ],
    cases: [scene.case, ...wantsToLeaveScene(leavingAt, plan.name, now, random)],
    subscription,
    surveys: [
      {
        at: now - 3 * day,
        type: 'NPS',
        name: 'How likely are you to recommend us?',
        score: 3,
        comment: 'Nobody knew what the other had told me.',
      },
    ],
    loyal: true,
  };
}
