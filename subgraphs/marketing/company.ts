import { maskedField } from '../kit/masking.ts';
import { AddressRef } from './contact.ts';
import { type Company, companyById } from './repository/contacts.ts';
import { builder } from './schema.ts';

export const CompanyRef = builder.objectRef<Company>('MarketingCompany').implement({
  description: "Marketing's own record of a company.",
  fields: (t) => ({
    id: t.exposeID('id', { description: "The company's id in the marketing system." }),
    name: t.string(maskedField('name', 'name', 'Name of the company')),
    domain: t.exposeString('domain', { nullable: true, description: 'Web domain, e.g. example.com.' }),
    phone: t.string(maskedField('phone', 'phone', 'Phone number as marketing has it')),
    address: t.expose('address', { type: AddressRef, description: 'Postal address.' }),
    industry: t.exposeString('industry', { nullable: true, description: 'What the company does, in one word.' }),
    description: t.string(maskedField('description', 'text', 'What marketing wrote about it')),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When marketing came to know it.' }),
  }),
});

builder.asEntity(CompanyRef, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => companyById(context, id),
});

builder.queryField('marketingCompany', (t) =>
  t.field({
    type: CompanyRef,
    nullable: true,
    description: 'One company by its id in the marketing system; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'Id in the marketing system.' }) },
    resolve: (_root, { id }, context) => companyById(context, id),
  }),
);
