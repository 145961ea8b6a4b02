import { pageArguments } from '../kit/builder.ts';
import { maskedField } from '../kit/masking.ts';
import { InvoiceRef } from './invoice.ts';
import { invoiceById, invoicePaidBy } from './repository/invoices.ts';
import {
  disputesOfPayment,
  type Payment,
  paymentById,
  type Reversal,
  refundsOfPayment,
} from './repository/payments.ts';
import { builder } from './schema.ts';

export const PaymentStatusRef = builder.enumType('PaymentStatus', {
  description: 'What came of a payment.',
  values: {
    SUCCEEDED: { description: 'The money arrived.' },
    PENDING: { description: 'On its way.' },
    FAILED: { description: 'It was declined or failed.' },
  } as const,
});

const reversalFields = {
  Refund: 'Money that was given back for a payment.',
  Dispute: "A payment that the customer's bank took back or asks about.",
} as const;

const reversal = (name: keyof typeof reversalFields, statuses: string) => {
  const ref = builder.objectRef<Reversal>(name).implement({
    description: reversalFields[name],
    fields: (t) => ({
      id: t.exposeID('id', { description: 'Its id in the billing system.' }),
      status: t.exposeString('status', { nullable: true, description: statuses }),
      reason: t.exposeString('reason', { nullable: true, description: 'Why, in the words of the billing system.' }),
      amount: t.expose('amount', { type: 'Money', nullable: true, description: 'How much.' }),
      createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it began.' }),
    }),
  });
  return builder.connectionObject(
    {
      type: ref,
      name: `${name}Connection`,
      description: `${name}s, newest first.`,
      directives: { cacheControl: { inheritMaxAge: true } },
    },
    { description: `One ${name.toLowerCase()}.` },
  );
};

const RefundConnection = reversal('Refund', 'SUCCEEDED, PENDING, FAILED, CANCELED or REQUIRES_ACTION.');
const DisputeConnection = reversal('Dispute', 'NEEDS_RESPONSE, UNDER_REVIEW, WON, LOST, or one of the WARNING states.');

const PaymentRef = builder.objectRef<Payment>('Payment').implement({
  description: 'One attempt to collect money.',
  fields: (t) => ({
    id: t.exposeID('id', { description: "The payment's id in the billing system." }),
    status: t.expose('status', { type: PaymentStatusRef, description: 'What came of it.' }),
    amount: t.expose('amount', { type: 'Money', nullable: true, description: 'How much.' }),
    description: t.string(maskedField('description', 'text', 'What it was for, as somebody wrote it')),
    failureCode: t.exposeString('failureCode', {
      nullable: true,
      description: 'Why it failed, as a code, e.g. card_declined.',
    }),
    failureMessage: t.exposeString('failureMessage', { nullable: true, description: 'Why it failed, in words.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was tried.' }),
    invoice: t.field({
      type: InvoiceRef,
      nullable: true,
      description: 'The invoice it pays, or tried to; null where the source names none.',
      resolve: ({ invoiceId, knownBy }, _args, context) =>
        invoiceId ? invoiceById(context, invoiceId) : invoicePaidBy(context, knownBy),
    }),
    refunds: t.field({
      type: RefundConnection,
      description: 'What was given back, newest first.',
      args: pageArguments(t.arg),
      resolve: ({ id }, page, context) => refundsOfPayment(context, [id], page, {}),
    }),
    disputes: t.field({
      type: DisputeConnection,
      description: 'What the bank took back or asks about, newest first.',
      args: pageArguments(t.arg),
      resolve: ({ id }, page, context) => disputesOfPayment(context, [id], page, {}),
    }),
  }),
});

export const PaymentConnection = builder.connectionObject(
  {
    type: PaymentRef,
    name: 'PaymentConnection',
    description: 'Payments, newest first.',
    directives: { cacheControl: { inheritMaxAge: true } },
  },
  { description: 'One payment.' },
);

builder.queryField('payment', (t) =>
  t.field({
    type: PaymentRef,
    nullable: true,
    description: 'One payment by its id in the billing system; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'Id in the billing system.' }) },
    resolve: (_root, { id }, context) => paymentById(context, id),
  }),
);
