import type { CurrencyCode } from '../money.ts';
import type { Plan, Product } from './catalogue.ts';
import type { SupportCase } from './support-cases.ts';

export type StoryName =
  | 'quiet'
  | 'browsing'
  | 'regular_purchases'
  | 'loyal_member'
  | 'checkout_error'
  | 'late_payment'
  | 'about_to_cancel'
  | 'return_and_refund'
  | 'disputed_charge'
  | 'new_lead'
  | 'guest_checkout'
  | 'business_account';

/** What happened with one customer. Each department knows its part of it, if it knows the customer at all. */
export interface Story {
  name: StoryName;
  touches: Touch[];
  purchases: Purchase[];
  cases: SupportCase[];
  subscription: Subscription | null;
  deals: Deal[];
  surveys: Survey[];
  loyal: boolean;
}

export interface Touch {
  at: number;
  kind: 'VISITED_PAGE' | 'WEB_SEARCH' | 'SOCIAL_POST' | 'TEXT_MESSAGE' | 'EVENT_ATTENDED';
  url: string | null;
  title: string;
  searchTerm: string | null;
  channel: string;
  properties: Record<string, string | number>;
}

export interface Purchase {
  at: number;
  channel: 'WEB' | 'POINT_OF_SALE' | 'PHONE' | 'PARTNER';
  currency: CurrencyCode;
  lines: PurchaseLine[];
  /** Minor units, as every amount of a story. */
  total: number;
  /** Card payments that failed before this purchase went through. */
  failedAttempts: number[];
  guest: 'no' | 'with_contact' | 'shipping_address_only';
  returned: Return | null;
  disputedAt: number | null;
}

export interface PurchaseLine {
  product: Product;
  quantity: number;
  unitPrice: number;
}

export interface Return {
  at: number;
  line: number;
  reason: string;
  refund: number;
}

export interface Subscription {
  plan: Plan;
  currency: CurrencyCode;
  quantity: number;
  startedAt: number;
  status: 'active' | 'past_due' | 'canceled';
  invoices: PlanInvoice[];
  periodStart: number;
  periodEnd: number;
  cancellation: Cancellation | null;
  discounted: boolean;
}

export interface PlanInvoice {
  issuedAt: number;
  dueAt: number;
  periodEnd: number;
  amount: number;
  paidAt: number | null;
  failedAttempts: number[];
  /** Taken off afterwards by a credit note. */
  credited: number;
}

export interface Cancellation {
  requestedAt: number;
  effectiveAt: number;
  reason: 'too_expensive' | 'missing_features' | 'unused' | 'switched_service' | 'customer_service';
  comment: string;
}

export interface Deal {
  name: string;
  currency: CurrencyCode;
  lines: PurchaseLine[];
  amount: number;
  createdAt: number;
  closeAt: number;
  /** In order; the last is where it stands. */
  stages: { name: string; probability: number; at: number }[];
}

export interface Survey {
  at: number;
  type: 'NPS' | 'CSAT' | 'TEXT';
  name: string;
  score: number | null;
  comment: string;
}

export function emptyStory(name: StoryName): Story {
  return { name, touches: [], purchases: [], cases: [], subscription: null, deals: [], surveys: [], loyal: false };
}

export function firstEventOf(story: Story, now: number): number {
  return Math.min(
    now,
    story.subscription?.startedAt ?? now,
    ...story.touches.map(({ at }) => at),
    ...story.purchases.map(({ at }) => at),
    ...story.cases.map(({ openedAt }) => openedAt),
    ...story.deals.map(({ createdAt }) => createdAt),
    ...story.surveys.map(({ at }) => at),
  );
}
