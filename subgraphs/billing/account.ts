import { maskedField } from '../kit/masking.ts';
import { type Address, accountById, type BillingAccount } from './repository/accounts.ts';
import { builder } from './schema.ts';

/** What one party owes and pays: a single account, or all accounts of a customer. */
export interface Payer {
  accountIds: string[];
}

/** Its fields are in payer.ts, which needs the lists whose items lead back to an account. */
export const PayerRef = builder.interfaceRef<Payer>('Payer').implement({
  description: 'Whoever pays: one billing account, or a customer with all of theirs.',
});

const AccountKindRef = builder.enumType('BillingAccountKind', {
  description: 'Who an account belongs to.',
  values: {
    PERSON: { description: 'A private person pays.' },
    ORGANISATION: { description: 'A company pays.' },
  } as const,
});

const AddressRef = builder.objectRef<Address>('BillingAddress').implement({
  description: 'Where invoices go.',
  fields: (t) => ({
    street: t.string(maskedField('street', 'text', 'Street and house number')),
    city: t.exposeString('city', { nullable: true, description: 'City or town.' }),
    region: t.exposeString('region', { nullable: true, description: 'State, province or region.' }),
    postalCode: t.string(maskedField('postalCode', 'text', 'Postal code')),
    country: t.exposeString('country', { nullable: true, description: 'Country as billing has it: a code or a name.' }),
  }),
});

export const AccountRef = builder.objectRef<BillingAccount>('BillingAccount').implement({
  description: "Billing's own record of who pays: a person or a company.",
  interfaces: [PayerRef],
  fields: (t) => ({
    id: t.exposeID('id', { description: "The account's id in the billing system, e.g. cus_81." }),
    kind: t.expose('kind', { type: AccountKindRef, description: 'A person or a company.' }),
    name: t.string(maskedField('name', 'name', 'Name on the invoice')),
    email: t.string(maskedField('email', 'email', 'Where invoices and receipts are sent')),
    phone: t.string(maskedField('phone', 'phone', 'Phone number as billing has it')),
    address: t.expose('address', { type: AddressRef, description: 'Billing address.' }),
    currency: t.expose('currency', {
      type: 'CurrencyCode',
      nullable: true,
      description: 'Currency the account is billed in.',
    }),
    isDelinquent: t.exposeBoolean('isDelinquent', {
      description: 'Whether the newest charge failed and is still unpaid.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the account was opened.' }),
  }),
});

builder.asEntity(AccountRef, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => accountById(context, id),
});

builder.queryField('billingAccount', (t) =>
  t.field({
    type: AccountRef,
    nullable: true,
    description: 'One billing account by its id in the billing system; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'Id in the billing system, e.g. cus_81.' }) },
    resolve: (_root, { id }, context) => accountById(context, id),
  }),
);
