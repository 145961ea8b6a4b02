import { asOf } from '../kit/department.ts';
import { partDescription, partOfKnown, wholeUnlessAsked } from '../kit/list-part.ts';
import { idsOfType } from '../kit/rows.ts';
import { OrganizationRef } from './organization.ts';
import { organizationById, requesterById } from './repository/people.ts';
import { RequesterRef } from './requester.ts';
import { builder } from './schema.ts';
import { type SupportParty, SupportPartyRef } from './support-party.ts';

const SupportProfileRef = builder.objectRef<SupportParty>('SupportProfile').implement({
  description: 'What support knows of a customer, over all of their records, read live from the support database.',
  interfaces: [SupportPartyRef],
  directives: { cacheControl: { maxAge: 60 } },
  fields: (t) => ({
    asOf: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The newest source change that support has seen; null before its first import.',
      directives: { cacheControl: { maxAge: 0 } },
      resolve: (_party, _args, context) => asOf(context),
    }),
    requesters: t.field({
      type: [RequesterRef],
      description: "The customer's requesters: as many as identity linked, usually one or two.",
      directives: wholeUnlessAsked,
      args: { first: t.arg.int({ description: partDescription }) },
      resolve: async ({ recordIds }, { first }, context) => {
        const ids = idsOfType(recordIds, 'requester');
        const requesters = await Promise.all(ids.map((id) => requesterById(context, id)));
        return partOfKnown(requesters, first);
      },
    }),
    organizations: t.field({
      type: [OrganizationRef],
      description: "The customer's organizations, where the customer is a company: usually one.",
      directives: wholeUnlessAsked,
      args: { first: t.arg.int({ description: partDescription }) },
      resolve: async ({ recordIds }, { first }, context) => {
        const ids = idsOfType(recordIds, 'organization');
        const organizations = await Promise.all(ids.map((id) => organizationById(context, id)));
        return partOfKnown(organizations, first);
      },
    }),
  }),
});

const partyTypes = /^(requester|organization):/;

builder.externalRef('Customer', builder.selection<{ id: string }>('id')).implement({
  externalFields: (t) => ({ id: t.id(), supportRecordIds: t.stringList() }),
  fields: (t) => ({
    support: t.field({
      type: SupportProfileRef,
      nullable: true,
      requires: builder.selection<{ supportRecordIds: string[] }>('supportRecordIds'),
      description: 'What support knows of this customer; null when support does not know them.',
      resolve: ({ supportRecordIds }) => {
        // The domains of an organization are records too, but nobody who could be helped.
        const recordIds = supportRecordIds.filter((id) => partyTypes.test(id));
        return recordIds.length > 0 ? { recordIds } : null;
      },
    }),
  }),
});
