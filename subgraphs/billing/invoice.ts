import { pageArguments } from '../kit/builder.ts';
import { maskedField, personal } from '../kit/masking.ts';
import { AccountRef } from './account.ts';
import { CreditNoteConnection } from './credit-note.ts';
import { accountById } from './repository/accounts.ts';
import {
  creditNotesOfInvoice,
  everyInvoice,
  type Invoice,
  type InvoiceLine,
  invoiceById,
  invoiceLines,
} from './repository/invoices.ts';
import { builder } from './schema.ts';

export const InvoiceStatusRef = builder.enumType('InvoiceStatus', {
  description: 'How far an invoice has come.',
  values: {
    DRAFT: { description: 'Still being written; the customer has not seen it.' },
    OPEN: { description: 'Sent and waiting for payment.' },
    PAID: { description: 'Paid in full.' },
    UNCOLLECTIBLE: { description: 'Given up on; the customer still owes it.' },
    VOID: { description: 'Cancelled; nothing is owed.' },
  } as const,
});

const InvoiceLineRef = builder.objectRef<InvoiceLine>('InvoiceLine').implement({
  description: 'One thing that an invoice charges for.',
  fields: (t) => ({
    id: t.exposeID('id', { description: "The line's id in the billing system." }),
    description: t.string({
      nullable: true,
      description:
        'What is charged for. Where that is no plan somebody wrote it: then masked without the scope personal-data:read.',
      resolve: ({ description, isOfPlan }, _args, { caller }) =>
        isOfPlan ? description : personal(caller, 'text', description),
    }),
    amount: t.expose('amount', {
      type: 'Money',
      nullable: true,
      description: 'Price of the line; negative for a discount.',
    }),
    quantity: t.exposeInt('quantity', { nullable: true, description: 'How many units.' }),
    periodStart: t.expose('periodStart', {
      type: 'DateTime',
      nullable: true,
      description: 'Start of the period it covers.',
    }),
    periodEnd: t.expose('periodEnd', { type: 'DateTime', nullable: true, description: 'End of the period it covers.' }),
  }),
});

const InvoiceLineConnection = builder.connectionObject(
  {
    type: InvoiceLineRef,
    name: 'InvoiceLineConnection',
    description: 'Lines of an invoice.',
    directives: { cacheControl: { inheritMaxAge: true } },
  },
  { description: 'One line of an invoice.' },
);

export const InvoiceRef = builder.objectRef<Invoice>('Invoice').implement({
  description: 'A bill to a customer.',
  fields: (t) => ({
    id: t.exposeID('id', { description: "The invoice's id in the billing system." }),
    number: t.exposeString('number', { nullable: true, description: 'Number printed on the invoice.' }),
    status: t.field({
      type: InvoiceStatusRef,
      nullable: true,
      description: 'How far it has come; null where the source did not say.',
      resolve: ({ status }) => status,
    }),
    total: t.expose('total', { type: 'Money', nullable: true, description: 'Total after discounts and taxes.' }),
    amountDue: t.expose('amountDue', {
      type: 'Money',
      nullable: true,
      description: 'What the customer was asked to pay.',
    }),
    amountPaid: t.expose('amountPaid', { type: 'Money', nullable: true, description: 'What has been paid.' }),
    amountRemaining: t.expose('amountRemaining', {
      type: 'Money',
      nullable: true,
      description: 'What is still to be paid.',
    }),
    description: t.string(maskedField('description', 'text', 'Note on the invoice')),
    dueAt: t.expose('dueAt', { type: 'DateTime', nullable: true, description: 'When it should be paid.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was written.' }),
    account: t.field({
      type: AccountRef,
      nullable: true,
      description: 'The account it bills.',
      resolve: ({ accountId }, _args, context) => (accountId ? accountById(context, accountId) : null),
    }),
    lines: t.field({
      type: InvoiceLineConnection,
      description: 'What it charges for.',
      args: pageArguments(t.arg),
      resolve: ({ id }, page, context) => invoiceLines(context, [id], page, {}),
    }),
    creditNotes: t.field({
      type: CreditNoteConnection,
      description: 'What was taken off it afterwards, newest first.',
      args: pageArguments(t.arg),
      resolve: ({ id }, page, context) => creditNotesOfInvoice(context, [id], page, {}),
    }),
  }),
});

export const InvoiceConnection = builder.connectionObject(
  {
    type: InvoiceRef,
    name: 'InvoiceConnection',
    description: 'Invoices, newest first.',
    directives: { cacheControl: { inheritMaxAge: true } },
  },
  { description: 'One invoice.' },
);

builder.queryField('invoices', (t) =>
  t.field({
    type: InvoiceConnection,
    nullable: true,
    description: 'All invoices, newest first.',
    args: {
      ...pageArguments(t.arg),
      status: t.arg({ type: InvoiceStatusRef, description: 'Only those that have come so far.' }),
      overdueAt: t.arg({ type: 'DateTime', description: 'Only open ones that were due before this time.' }),
    },
    resolve: (_root, { status, overdueAt, ...page }, context) => everyInvoice(context, [], page, { status, overdueAt }),
  }),
);

builder.queryField('invoice', (t) =>
  t.field({
    type: InvoiceRef,
    nullable: true,
    description: 'One invoice by its id in the billing system; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'Id in the billing system.' }) },
    resolve: (_root, { id }, context) => invoiceById(context, id),
  }),
);
