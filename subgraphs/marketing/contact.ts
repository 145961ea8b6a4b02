import { mayReadPersonalData } from '../kit/caller.ts';
import { maskedField, personal } from '../kit/masking.ts';
import { type Address, type Contact, contactById } from './repository/contacts.ts';
import { builder } from './schema.ts';

/** Whom marketing addresses: a single contact, or all contacts of a customer. */
export interface Addressee {
  contactIds: string[];
}

/** Its fields are in addressee.ts, which needs the lists whose items lead back to a contact. */
export const AddresseeRef = builder.interfaceRef<Addressee>('Addressee').implement({
  description: 'Whom marketing addresses: one contact, or a customer with all of theirs.',
});

export const AddressRef = builder.objectRef<Address>('MarketingAddress').implement({
  description: 'Where letters go.',
  fields: (t) => ({
    street: t.string(maskedField('street', 'text', 'Street and house number')),
    city: t.exposeString('city', { nullable: true, description: 'City or town.' }),
    region: t.exposeString('region', { nullable: true, description: 'State, province or region.' }),
    postalCode: t.string(maskedField('postalCode', 'text', 'Postal code')),
    country: t.exposeString('country', {
      nullable: true,
      description: 'Country as marketing has it: a code or a name.',
    }),
  }),
});

export const ContactRef = builder.objectRef<Contact>('MarketingContact').implement({
  description: "Marketing's own record of a person.",
  interfaces: [AddresseeRef],
  fields: (t) => ({
    id: t.exposeID('id', { description: "The contact's id in the marketing system." }),
    name: t.string(maskedField('name', 'name', 'Given and family name')),
    givenName: t.string(maskedField('givenName', 'name', 'Given name')),
    familyName: t.string(maskedField('familyName', 'name', 'Family name')),
    email: t.string(maskedField('email', 'email', 'Where campaigns go')),
    otherEmail: t.string(maskedField('otherEmail', 'email', 'A second address')),
    phone: t.string(maskedField('phone', 'phone', 'Phone number as marketing has it')),
    mobilePhone: t.string(maskedField('mobilePhone', 'phone', 'Mobile number as marketing has it')),
    address: t.expose('address', { type: AddressRef, description: 'Postal address.' }),
    birthDate: t.field({
      type: 'Date',
      nullable: true,
      description: 'Date of birth; null without the scope personal-data:read.',
      resolve: ({ birthDate }, _args, { caller }) => (mayReadPersonalData(caller) ? birthDate : null),
    }),
    companyName: t.exposeString('companyName', { nullable: true, description: 'The company they work for.' }),
    jobTitle: t.exposeString('jobTitle', { nullable: true, description: 'What they do there.' }),
    website: t.string({
      nullable: true,
      description:
        'Their website; without its query, and what in it may be an email address, without the scope personal-data:read.',
      resolve: ({ website }, _args, { caller }) => personal(caller, 'url', website),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When marketing came to know them.' }),
  }),
});

builder.asEntity(ContactRef, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => contactById(context, id),
});

builder.queryField('marketingContact', (t) =>
  t.field({
    type: ContactRef,
    nullable: true,
    description:
      'One contact by its id in the marketing system; the id of one that was merged away answers with the survivor. Null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'Id in the marketing system, e.g. 78971951.' }) },
    resolve: (_root, { id }, context) => contactById(context, id),
  }),
);
