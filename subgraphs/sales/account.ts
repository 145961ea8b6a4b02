import { maskedField, personal } from '../kit/masking.ts';
import { AddressRef } from './address.ts';
import { BuyerRef } from './buyer.ts';
import { accountById, type SalesAccount } from './repository/parties.ts';
import { builder } from './schema.ts';

const AccountKindRef = builder.enumType('SalesAccountKind', {
  description: 'Who an account stands for.',
  values: {
    PERSON: { description: 'A private person, kept as an account.' },
    ORGANISATION: { description: 'A company.' },
  } as const,
});

export const AccountRef = builder.objectRef<SalesAccount>('SalesAccount').implement({
  description: "Sales' own record of a company it sells to.",
  interfaces: [BuyerRef],
  fields: (t) => ({
    id: t.exposeID('id', { description: "The account's id in the sales system." }),
    kind: t.expose('kind', { type: AccountKindRef, description: 'A company, or a person kept as an account.' }),
    name: t.string(maskedField('name', 'name', 'Name of the company')),
    email: t.string(maskedField('email', 'email', 'Email address of a person kept as an account')),
    phone: t.string(maskedField('phone', 'phone', 'Phone number as sales has it')),
    website: t.string({
      nullable: true,
      description:
        'Their website; without its query, and what in it may be an email address, without the scope personal-data:read.',
      resolve: ({ website }, _args, { caller }) => personal(caller, 'url', website),
    }),
    taxId: t.string(maskedField('taxId', 'text', 'VAT or tax number')),
    industry: t.exposeString('industry', { nullable: true, description: 'What the company does.' }),
    employees: t.expose('employees', { type: 'SafeInt', nullable: true, description: 'How many people work there.' }),
    address: t.expose('address', { type: AddressRef, description: 'Billing address.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the account was opened.' }),
  }),
});

builder.objectField(AccountRef, 'parent', (t) =>
  t.field({
    type: AccountRef,
    nullable: true,
    description: 'The company it belongs to.',
    resolve: ({ parentId }, _args, context) => (parentId ? accountById(context, parentId) : null),
  }),
);

builder.asEntity(AccountRef, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => accountById(context, id),
});

builder.queryField('salesAccount', (t) =>
  t.field({
    type: AccountRef,
    nullable: true,
    description: 'One account by its id in the sales system; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'Id in the sales system, e.g. 0018d0000000001AAA.' }) },
    resolve: (_root, { id }, context) => accountById(context, id),
  }),
);
