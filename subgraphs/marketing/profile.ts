import { asOf } from '../kit/department.ts';
import { partDescription, partOf, partOfKnown, wholeUnlessAsked } from '../kit/list-part.ts';
import { idsOfType } from '../kit/rows.ts';
import { CompanyRef } from './company.ts';
import { type Addressee, AddresseeRef, ContactRef } from './contact.ts';
import { companyById, contactById } from './repository/contacts.ts';
import { builder } from './schema.ts';

interface Profile extends Addressee {
  companyIds: string[];
}

const MarketingProfileRef = builder.objectRef<Profile>('MarketingProfile').implement({
  description: 'What marketing knows of a customer, over all of their records, read live from the marketing database.',
  interfaces: [AddresseeRef],
  directives: { cacheControl: { maxAge: 60 } },
  fields: (t) => ({
    asOf: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The newest source change that marketing has seen; null before its first import.',
      directives: { cacheControl: { maxAge: 0 } },
      resolve: (_profile, _args, context) => asOf(context),
    }),
    contacts: t.field({
      type: [ContactRef],
      description: "The customer's contacts: as many as identity linked, usually one or two.",
      directives: wholeUnlessAsked,
      args: { first: t.arg.int({ description: partDescription }) },
      resolve: async ({ contactIds }, { first }, context) => {
        const contacts = await Promise.all(contactIds.map((id) => contactById(context, id)));
        const known = contacts.filter((contact) => contact !== null);
        // One that was merged away answers with the survivor, who may be among them already.
        return partOf([...new Map(known.map((contact) => [contact.id, contact])).values()], first);
      },
    }),
    companies: t.field({
      type: [CompanyRef],
      description: "The customer's records as a company: as many as identity linked, none for a person.",
      directives: wholeUnlessAsked,
      args: { first: t.arg.int({ description: partDescription }) },
      resolve: async ({ companyIds }, { first }, context) => {
        const companies = await Promise.all(companyIds.map((id) => companyById(context, id)));
        return partOfKnown(companies, first);
      },
    }),
  }),
});

builder.externalRef('Customer', builder.selection<{ id: string }>('id')).implement({
  externalFields: (t) => ({ id: t.id(), marketingRecordIds: t.stringList() }),
  fields: (t) => ({
    marketing: t.field({
      type: MarketingProfileRef,
      nullable: true,
      requires: builder.selection<{ marketingRecordIds: string[] }>('marketingRecordIds'),
      description: 'What marketing knows of this customer; null when marketing does not know them.',
      resolve: ({ marketingRecordIds }) => {
        const contactIds = idsOfType(marketingRecordIds, 'contact');
        const companyIds = idsOfType(marketingRecordIds, 'company');
        return contactIds.length + companyIds.length > 0 ? { contactIds, companyIds } : null;
      },
    }),
  }),
});
