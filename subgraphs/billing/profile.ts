import { asOf } from '../kit/department.ts';
import { partDescription, partOfKnown, wholeUnlessAsked } from '../kit/list-part.ts';
import { idsOfType } from '../kit/rows.ts';
import { AccountRef, type Payer, PayerRef } from './account.ts';
import { accountById } from './repository/accounts.ts';
import { builder } from './schema.ts';

const BillingProfileRef = builder.objectRef<Payer>('BillingProfile').implement({
  description: 'What billing knows of a customer, over all of their accounts, read live from the billing database.',
  directives: { cacheControl: { maxAge: 60 } },
  interfaces: [PayerRef],
  fields: (t) => ({
    asOf: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The newest source change that billing has seen; null before its first import.',
      directives: { cacheControl: { maxAge: 0 } },
      resolve: (_payer, _args, context) => asOf(context),
    }),
    accounts: t.field({
      type: [AccountRef],
      description: "The customer's accounts: as many as identity linked, usually one or two.",
      directives: wholeUnlessAsked,
      args: { first: t.arg.int({ description: partDescription }) },
      resolve: async ({ accountIds }, { first }, context) => {
        const accounts = await Promise.all(accountIds.map((id) => accountById(context, id)));
        return partOfKnown(accounts, first);
      },
    }),
  }),
});

builder.externalRef('Customer', builder.selection<{ id: string }>('id')).implement({
  externalFields: (t) => ({ id: t.id(), billingRecordIds: t.stringList() }),
  fields: (t) => ({
    billing: t.field({
      type: BillingProfileRef,
      nullable: true,
      requires: builder.selection<{ billingRecordIds: string[] }>('billingRecordIds'),
      description: 'What billing knows of this customer; null when billing does not know them.',
      resolve: ({ billingRecordIds }) => {
        const accountIds = idsOfType(billingRecordIds, 'account');
        return accountIds.length > 0 ? { accountIds } : null;
      },
    }),
  }),
});
