import { pageArguments } from '../kit/builder.ts';
import { PayerRef } from './account.ts';
import { InvoiceConnection, InvoiceStatusRef } from './invoice.ts';
import { PaymentConnection, PaymentStatusRef } from './payment.ts';
import { invoices } from './repository/invoices.ts';
import { payments } from './repository/payments.ts';
import { subscriptions } from './repository/subscriptions.ts';
import { balance, lifetimeValue, nextRenewal } from './repository/totals.ts';
import { builder } from './schema.ts';
import { SubscriptionConnection, SubscriptionStatusRef } from './subscription.ts';

builder.interfaceFields(PayerRef, (t) => ({
  balance: t.field({
    type: ['Money'],
    description:
      'What is owed now, per currency: what is left to pay of open and uncollectible invoices, less credit. Negative is in the customer’s favour.',
    resolve: ({ accountIds }, _args, context) => balance(context, accountIds),
  }),
  lifetimeValue: t.field({
    type: ['Money'],
    description: 'What has been paid so far less refunds and lost disputes, per currency.',
    resolve: ({ accountIds }, _args, context) => lifetimeValue(context, accountIds),
  }),
  nextRenewal: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'When the next subscription renews; null when none will.',
    directives: { cacheControl: { maxAge: 1 } },
    resolve: ({ accountIds }, _args, context) => nextRenewal(context, accountIds),
  }),
  subscriptions: t.field({
    type: SubscriptionConnection,
    description: 'Subscriptions, newest first.',
    args: {
      ...pageArguments(t.arg),
      status: t.arg({ type: SubscriptionStatusRef, description: 'Only those that stand so.' }),
    },
    resolve: ({ accountIds }, { status, ...page }, context) => subscriptions(context, accountIds, page, { status }),
  }),
  invoices: t.field({
    type: InvoiceConnection,
    description: 'Invoices, newest first.',
    args: {
      ...pageArguments(t.arg),
      status: t.arg({ type: InvoiceStatusRef, description: 'Only those that have come so far.' }),
      overdueAt: t.arg({ type: 'DateTime', description: 'Only open ones that were due before this time.' }),
    },
    resolve: ({ accountIds }, { status, overdueAt, ...page }, context) =>
      invoices(context, accountIds, page, { status, overdueAt }),
  }),
  payments: t.field({
    type: PaymentConnection,
    description: 'Payments, also failed ones, newest first.',
    args: {
      ...pageArguments(t.arg),
      status: t.arg({ type: PaymentStatusRef, description: 'Only those that ended so.' }),
    },
    resolve: ({ accountIds }, { status, ...page }, context) => payments(context, accountIds, page, { status }),
  }),
}));
