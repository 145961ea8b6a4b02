import { addMonths, day, hour } from '../calendar.ts';
import type { Company } from '../companies.ts';
import type { Departments } from '../departments.ts';
import { itemAt, type Random } from '../random.ts';
import { plans } from './catalogue.ts';
import { makeBulkPurchase, makeDeal, returnOneLine } from './purchases.ts';
import { groups } from './service-desk.ts';
import { emptyStory, type Story } from './story.ts';
import { makeSubscription, payLate } from './subscriptions.ts';
import { CaseScript, type SupportCase } from './support-cases.ts';
import { lately } from './touches.ts';

const businessPlans = plans.filter((plan) => plan.business);

/** Deals, bulk orders, a plan paid by invoice; its cases are opened by whoever works there. */
export function tellCompanyStory(company: Company, known: Departments, now: number, random: Random): Story {
  const { currency } = company.country;
  const story = emptyStory('business_account');
  if (known.sales) {
    for (let count = random.between(1, 2); count > 0; count--) {
      story.deals.push(makeDeal(`${company.shortName.latin}: ${random.pick(dealNames)}`, currency, now, random));
    }
    for (let count = random.between(0, 3); count > 0; count--) {
      story.purchases.push(makeBulkPurchase(lately(now, 600, random) - 4 * day, currency, random));
    }
  }
  const oldest = story.purchases[0];
  if (oldest !== undefined && oldest.at < now - 40 * day && random.chance(0.15)) {
    returnOneLine(oldest, oldest.at + 12 * day, random);
  }
  if (known.billing) {
    const startedAt = addMonths(now - random.between(60, 1_200) * day, 0);
    const plan = random.pick(businessPlans);
    story.subscription = makeSubscription(plan, random.between(2, 40), currency, startedAt, now, random);
    if (random.chance(0.15)) payLate(story.subscription, now);
    if (random.chance(0.12)) creditNewestPaid(story);
  }
  if (known.support && random.chance(0.7)) story.cases.push(officeCase(lately(now, 200, random) - 3 * day, random));
  return story;
}

const dealNames = [
  'new office',
  'relighting of the hall',
  'framework agreement',
  'meeting rooms',
  'emergency lighting',
];

function creditNewestPaid(story: Story): void {
  const invoice = story.subscription?.invoices.findLast(({ paidAt }) => paidAt !== null);
  if (invoice !== undefined) invoice.credited = Math.round(invoice.amount / 4);
}

function officeCase(at: number, random: Random): SupportCase {
  const [subject, text] = itemAt(officeTopics, random.between(0, officeTopics.length - 1));
  const script = new CaseScript({ at, channel: 'email', subject, text, group: groups.care, tags: ['business'] }, random)
    .handOver(random.between(10, 120), groups.accounts, 'A business customer; please take over.')
    .answer(
      random.between(30, 300),
      'Thank you for writing. I look after your account from now on and have arranged it.',
    );
  if (random.chance(0.2)) script.handOver(60, groups.payments, 'The invoice side of this is yours.');
  script.moveTo((12 * hour) / 60_000, 'solved');
  if (random.chance(0.4)) script.rated(random.chance(0.8), '');
  return script.case;
}

const officeTopics = [
  ['Invoice without our tax number', 'Please put our tax number on the invoices from now on.'],
  ['More seats for Workspace', 'We have new colleagues and need five more seats.'],
  ['Delivery to a second site', 'Half of the order should go to our warehouse.'],
] as const;
