import { maskedField } from '../kit/masking.ts';
import { AccountRef } from './account.ts';
import { accountById } from './repository/accounts.ts';
import {
  cancelAtOf,
  itemsOfSubscription,
  periodEndOf,
  renewsAtOf,
  type Subscription,
  type SubscriptionItem,
  subscriptionById,
} from './repository/subscriptions.ts';
import { builder } from './schema.ts';

export const SubscriptionStatusRef = builder.enumType('SubscriptionStatus', {
  description: 'Where a subscription stands.',
  values: {
    TRIALING: { description: 'In its trial; nothing is charged yet.' },
    ACTIVE: { description: 'Running and paid.' },
    PAST_DUE: { description: 'Running, but the newest invoice is unpaid.' },
    UNPAID: { description: 'Kept open although invoices stay unpaid.' },
    PAUSED: { description: 'Paused; nothing is charged.' },
    CANCELED: { description: 'Ended.' },
    INCOMPLETE: { description: 'The first payment has not gone through yet.' },
    INCOMPLETE_EXPIRED: { description: 'The first payment never went through.' },
  } as const,
});

const SubscriptionItemRef = builder.objectRef<SubscriptionItem>('SubscriptionItem').implement({
  description: 'One plan within a subscription.',
  directives: { cacheControl: { inheritMaxAge: true } },
  fields: (t) => ({
    id: t.exposeID('id', { description: "The item's id in the billing system." }),
    planId: t.exposeID('planId', { nullable: true, description: "The plan's or price's id in the billing system." }),
    planName: t.exposeString('planName', { nullable: true, description: 'Name of the plan, else of its product.' }),
    quantity: t.exposeInt('quantity', { description: 'How many units, e.g. seats.' }),
    unitPrice: t.expose('unitPrice', { type: 'Money', nullable: true, description: 'Price of one unit per interval.' }),
    interval: t.exposeString('interval', {
      nullable: true,
      description: 'How often it is charged: DAY, WEEK, MONTH or YEAR.',
    }),
    intervalCount: t.exposeInt('intervalCount', {
      nullable: true,
      description: 'Every how many intervals it is charged.',
    }),
  }),
});

const SubscriptionRef = builder.objectRef<Subscription>('BillingSubscription').implement({
  description: 'What a customer pays for again and again.',
  fields: (t) => ({
    id: t.exposeID('id', { description: "The subscription's id in the billing system." }),
    status: t.expose('status', { type: SubscriptionStatusRef, nullable: true, description: 'Where it stands.' }),
    items: t.field({
      type: [SubscriptionItemRef],
      description: 'The plans it consists of; billing systems allow about twenty.',
      resolve: ({ id }, _args, context) => itemsOfSubscription(context, [id]),
    }),
    startedAt: t.expose('startedAt', { type: 'DateTime', description: 'When it began.' }),
    renewsAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it renews; null when it is cancelled or ends with its period.',
      directives: { cacheControl: { maxAge: 1 } },
      resolve: (subscription, _args, context) => renewsAtOf(subscription, context),
    }),
    periodEnd: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'End of the period that is paid for.',
      resolve: (subscription, _args, context) => periodEndOf(subscription, context),
    }),
    trialEnd: t.expose('trialEnd', { type: 'DateTime', nullable: true, description: 'When the trial ends or ended.' }),
    cancelAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it will end because it was cancelled.',
      resolve: (subscription, _args, context) => cancelAtOf(subscription, context),
    }),
    canceledAt: t.expose('canceledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the customer cancelled.',
    }),
    cancellationReason: t.exposeString('cancellationReason', { nullable: true, description: 'Why it was cancelled.' }),
    cancellationComment: t.string(maskedField('cancellationComment', 'text', "The customer's own words on leaving")),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true, description: 'When it ended.' }),
    account: t.field({
      type: AccountRef,
      nullable: true,
      description: 'The account that pays for it.',
      resolve: ({ accountId }, _args, context) => (accountId ? accountById(context, accountId) : null),
    }),
  }),
});

export const SubscriptionConnection = builder.connectionObject(
  {
    type: SubscriptionRef,
    name: 'BillingSubscriptionConnection',
    description: 'Subscriptions, newest first.',
    directives: { cacheControl: { inheritMaxAge: true } },
  },
  { description: 'One subscription.' },
);

builder.queryField('subscription', (t) =>
  t.field({
    type: SubscriptionRef,
    nullable: true,
    description: 'One subscription by its id in the billing system; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'Id in the billing system.' }) },
    resolve: (_root, { id }, context) => subscriptionById(context, id),
  }),
);
