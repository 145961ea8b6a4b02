import { hour, minute } from '../calendar.ts';
import type { CurrencyCode } from '../money.ts';
import { itemAt, type Random } from '../random.ts';
import { shop } from './catalogue.ts';
import { failCardBefore, makePurchase } from './purchases.ts';
import { groups } from './service-desk.ts';
import type { Purchase, Touch } from './story.ts';
import { CaseScript, type SupportCase } from './support-cases.ts';
import { browse, visit } from './touches.ts';

/**
 * Browses, meets an error at the checkout, calls support within the hour, is handed from Customer Care to Payments and
 * Billing, and orders by phone in the end.
 */
export function checkoutErrorScene(
  at: number,
  currency: CurrencyCode,
  random: Random,
): { touches: Touch[]; purchase: Purchase; case: SupportCase } {
  const purchase: Purchase = { ...makePurchase(at + 2 * hour, currency, random), channel: 'PHONE' };
  const { product } = itemAt(purchase.lines, 0);
  failCardBefore(purchase, 2);
  const firstFailure = itemAt(purchase.failedAttempts, 0);
  const touches = [
    ...browse(firstFailure - 15 * minute, product, random),
    {
      ...visit(firstFailure + 5_000, `${shop}/checkout/error`, 'Payment failed'),
      properties: { device: 'mobile', error_code: 'processing_error' },
    },
  ];
  const script = new CaseScript(
    {
      at: firstFailure + 18 * minute,
      channel: 'phone',
      subject: 'Payment fails at the checkout',
      text: `I wanted to buy the ${product.name}. The checkout showed an error twice and I do not know whether I was charged.`,
      group: groups.care,
      priority: 'high',
      tags: ['checkout', 'payment'],
    },
    random,
  )
    .answer(4, 'I am sorry about that. I can see your cart but not the payment, so I am bringing in my colleagues.')
    .handOver(6, groups.payments, 'Two failed card payments in the last hour. Please check whether anything was taken.')
    .answer(5, 'Nothing was charged. The card network had a fault; I can take the order over the phone now.')
    .customerSays(3, 'Then please do that. I had to explain everything twice, though.')
    .moveTo(12, 'solved')
    .rated(random.chance(0.5), 'Solved in the end, but I had to repeat myself.');
  return { touches, purchase, case: script.case };
}

/** Asks the same thing again because the first answer did not help. */
export function wantsToLeaveScene(at: number, planName: string, now: number, random: Random): SupportCase[] {
  const first = new CaseScript(
    {
      at,
      channel: random.pick(['email', 'web'] as const),
      subject: `How do I cancel ${planName}?`,
      text: `I hardly use ${planName} and would like to know how to end it.`,
      group: groups.care,
      tags: ['cancellation'],
    },
    random,
  )
    .answer(random.between(60, 600), 'You can cancel under Account > Plan. May I ask what you are missing?')
    .moveTo(30, 'solved').case;
  const againAt = Math.min(at + random.between(30, 90) * hour, now - 3 * hour);
  const second = new CaseScript(
    {
      at: Math.max(againAt, first.changedAt + hour),
      channel: 'phone',
      subject: `Still about cancelling ${planName}`,
      text: 'The page you told me about shows an error. Please cancel it for me.',
      group: groups.care,
      priority: 'high',
      tags: ['cancellation', 'churn_risk'],
      follows: first,
    },
    random,
  ).handOver(8, groups.payments, 'Customer wants to leave at the end of the period; second contact about it.').case;
  return [first, second];
}

export function lateInvoiceScene(at: number, random: Random): SupportCase {
  return new CaseScript(
    {
      at,
      channel: random.pick(['email', 'phone'] as const),
      subject: 'Reminder although I wanted to pay',
      text: 'I got a reminder. My card expired; can I pay the invoice another way?',
      group: groups.payments,
      tags: ['invoice', 'dunning'],
    },
    random,
  )
    .answer(
      random.between(30, 400),
      'You can pay by bank transfer; the details are on the invoice. I have paused the reminders.',
    )
    .moveTo(random.between(5, 60), 'pending').case;
}

export function returnScene(at: number, productName: string, random: Random): SupportCase {
  return new CaseScript(
    {
      at,
      channel: random.pick(['chat', 'email', 'web'] as const),
      subject: `Return of ${productName}`,
      text: `I would like to send back the ${productName}. How does that work?`,
      group: groups.delivery,
      tags: ['return'],
    },
    random,
  )
    .answer(
      random.between(5, 300),
      'I have sent you a label. The money is with you a few days after the parcel is with us.',
    )
    .customerSays(random.between(5, 60), 'Thank you, that was quick.')
    .moveTo(random.between(10, 2_000), 'closed')
    .rated(random.chance(0.85), 'Easy.').case;
}

export function questionScene(at: number, random: Random): SupportCase {
  const [subject, text, answer] = random.pick([
    ['Which bulb fits?', 'Does the Candle Bulb fit an E27 socket?', 'It does not; you need the Warm Bulb.'],
    ['Where is my parcel?', 'The tracking has not moved for two days.', 'It is at the depot and arrives tomorrow.'],
    ['Change of address', 'I have moved, please change my address.', 'Done, you will find it in your account.'],
    ['Invoice for my records', 'Could you send the invoice once more?', 'It is attached to this message.'],
    ['Dimmer hums', 'The Wall Dimmer hums at low light.', 'Please set the range as on page 4; that ends it.'],
  ] as const);
  const script = new CaseScript(
    { at, channel: random.pick(['email', 'chat', 'phone', 'web'] as const), subject, text, group: groups.care },
    random,
  );
  if (random.chance(0.12)) script.handOver(15, groups.delivery, 'Yours, I think.');
  script
    .answer(random.between(5, 600), answer)
    .moveTo(random.between(5, 1_500), random.chance(0.8) ? 'closed' : 'solved');
  if (random.chance(0.35))
    script.rated(random.chance(0.88), random.pick(['', 'Friendly and quick.', 'Took too long.']));
  return script.case;
}
