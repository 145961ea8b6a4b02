import { maskedField } from '../kit/masking.ts';
import type { CreditNote } from './repository/invoices.ts';
import { builder } from './schema.ts';

const CreditNoteRef = builder.objectRef<CreditNote>('CreditNote').implement({
  description: 'An amount that was taken off an invoice after it was sent.',
  fields: (t) => ({
    id: t.exposeID('id', { description: "The credit note's id in the billing system." }),
    number: t.exposeString('number', { nullable: true, description: 'Number printed on it.' }),
    status: t.exposeString('status', { nullable: true, description: 'ISSUED or VOID.' }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Why it was issued, in the words of the billing system.',
    }),
    memo: t.string(maskedField('memo', 'text', 'Note to the customer')),
    amount: t.expose('amount', { type: 'Money', nullable: true, description: 'What was taken off.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was issued.' }),
  }),
});

export const CreditNoteConnection = builder.connectionObject(
  {
    type: CreditNoteRef,
    name: 'CreditNoteConnection',
    description: 'Credit notes, newest first.',
    directives: { cacheControl: { inheritMaxAge: true } },
  },
  { description: 'One credit note.' },
);
