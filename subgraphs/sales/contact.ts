import { mayReadPersonalData } from '../kit/caller.ts';
import { maskedField, personal } from '../kit/masking.ts';
import { recordId } from '../kit/party.ts';
import { AddressRef } from './address.ts';
import { BuyerRef } from './buyer.ts';
import { personById, type SalesPerson } from './repository/parties.ts';
import { builder } from './schema.ts';

const ContactKindRef = builder.enumType('SalesContactKind', {
  description: 'How sales knows a person.',
  values: {
    CONTACT: { description: 'Somebody sales deals with.' },
    LEAD: { description: 'Somebody who showed interest and is not a contact yet, or became one.' },
    GUEST: { description: 'Somebody who ordered in the webshop without an account.' },
  } as const,
});

export const ContactRef = builder.objectRef<SalesPerson>('SalesContact').implement({
  description: "Sales' own record of a person: a contact, a lead, or a guest of the webshop.",
  interfaces: [BuyerRef],
  fields: (t) => ({
    id: t.exposeID('id', {
      description: 'Kind and id in the sales system: contact:003…, lead:00Q…, or guest: with the id of the order.',
    }),
    kind: t.expose('kind', { type: ContactKindRef, description: 'Whether it is a contact, a lead or a guest.' }),
    name: t.string({
      nullable: true,
      description: 'Full name; masked without the scope personal-data:read.',
      resolve: ({ name, givenName, familyName }, _args, { caller }) =>
        personal(caller, 'name', (name ?? [givenName, familyName].filter(Boolean).join(' ')) || null),
    }),
    givenName: t.string(maskedField('givenName', 'name', 'Given name')),
    familyName: t.string(maskedField('familyName', 'name', 'Family name')),
    email: t.string(maskedField('email', 'email', 'Email address')),
    phone: t.string(maskedField('phone', 'phone', 'Phone number as sales has it')),
    mobilePhone: t.string(maskedField('mobilePhone', 'phone', 'Mobile number as sales has it')),
    address: t.expose('address', {
      type: AddressRef,
      description: 'Mailing address; of a guest where the order went.',
    }),
    birthDate: t.field({
      type: 'Date',
      nullable: true,
      description: 'Date of birth; null without the scope personal-data:read.',
      resolve: ({ birthDate }, _args, { caller }) => (mayReadPersonalData(caller) ? birthDate : null),
    }),
    jobTitle: t.exposeString('jobTitle', { nullable: true, description: 'What the person does at their company.' }),
    company: t.exposeString('company', {
      nullable: true,
      description: 'The company as a lead wrote it; for contacts see worksFor.',
    }),
    optedOutOfEmail: t.exposeBoolean('optedOutOfEmail', {
      nullable: true,
      description: 'Whether they asked not to be emailed; null where sales does not say.',
    }),
    doNotCall: t.exposeBoolean('doNotCall', {
      nullable: true,
      description: 'Whether they asked not to be called; null where sales does not say.',
    }),
    leadStatus: t.exposeString('leadStatus', {
      nullable: true,
      description: "How far a lead has come, in the organisation's own words.",
    }),
    becameContactAt: t.expose('becameContactAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When a lead became a contact.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When sales first wrote the person down.' }),
  }),
});

builder.objectField(ContactRef, 'became', (t) =>
  t.field({
    type: ContactRef,
    nullable: true,
    description: 'The contact that a lead became.',
    resolve: ({ becameContactId }, _args, context) =>
      becameContactId ? personById(context, recordId('contact', becameContactId)) : null,
  }),
);

builder.asEntity(ContactRef, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => personById(context, id),
});

builder.queryField('salesContact', (t) =>
  t.field({
    type: ContactRef,
    nullable: true,
    description: 'One contact, lead or guest; null when there is none.',
    args: {
      id: t.arg.id({
        required: true,
        description: 'Kind and id in the sales system, e.g. contact:0038d0000000001AAA.',
      }),
    },
    resolve: (_root, { id }, context) => personById(context, id),
  }),
);
