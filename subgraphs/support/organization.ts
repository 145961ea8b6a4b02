import { maskedField, personal } from '../kit/masking.ts';
import { domainsOfOrganization, type Organization, organizationById } from './repository/people.ts';
import { tagsOfOrganization } from './repository/tags.ts';
import { builder } from './schema.ts';
import { SupportPartyRef } from './support-party.ts';

export const OrganizationRef = builder.objectRef<Organization>('SupportOrganization').implement({
  description: "Support's own record of a company whose people ask for help.",
  interfaces: [SupportPartyRef],
  fields: (t) => ({
    id: t.exposeID('id', { description: "The organization's id in the help desk." }),
    name: t.string(maskedField('name', 'name', "The company's name")),
    domains: t.stringList({
      description: 'Web domains whose mail belongs to it; a handful.',
      resolve: ({ id }, _args, context) => domainsOfOrganization(context, [id]),
    }),
    externalId: t.string({
      nullable: true,
      description:
        "The company's id in another system, such as a billing account; one that is an email address, or a telephone number with a plus, is masked without the scope personal-data:read.",
      resolve: ({ externalId }, _args, { caller }) => personal(caller, 'id', externalId),
    }),
    tags: t.stringList({
      description: 'What agents marked it with; a handful.',
      resolve: ({ id }, _args, context) => tagsOfOrganization(context, [id]),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When support first knew it.' }),
  }),
});

builder.asEntity(OrganizationRef, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => organizationById(context, id),
});

builder.queryField('supportOrganization', (t) =>
  t.field({
    type: OrganizationRef,
    nullable: true,
    description: 'One organization by its id in the help desk; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'Id in the help desk.' }) },
    resolve: (_root, { id }, context) => organizationById(context, id),
  }),
);
