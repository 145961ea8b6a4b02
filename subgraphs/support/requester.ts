import { pageArguments } from '../kit/builder.ts';
import { maskedField, personal } from '../kit/masking.ts';
import { OrganizationRef } from './organization.ts';
import { organizationById, type Requester, requesterById, requestersOfOrganization } from './repository/people.ts';
import { tagsOfRequester } from './repository/tags.ts';
import { builder } from './schema.ts';
import { SupportPartyRef } from './support-party.ts';

export const RequesterRef = builder.objectRef<Requester>('Requester').implement({
  description: "Support's own record of somebody who asked for help.",
  interfaces: [SupportPartyRef],
  fields: (t) => ({
    id: t.exposeID('id', { description: "The requester's id in the help desk." }),
    name: t.string(maskedField('name', 'name', 'Name as support has it')),
    email: t.string(maskedField('email', 'email', 'Where answers are sent')),
    phone: t.string(maskedField('phone', 'phone', 'Phone number as support has it')),
    externalId: t.string({
      nullable: true,
      description:
        "The requester's id in another system, such as a billing account; one that is an email address, or a telephone number with a plus, is masked without the scope personal-data:read.",
      resolve: ({ externalId }, _args, { caller }) => personal(caller, 'id', externalId),
    }),
    organization: t.field({
      type: OrganizationRef,
      nullable: true,
      description: 'The company they write for.',
      resolve: ({ organizationId }, _args, context) =>
        organizationId ? organizationById(context, organizationId) : null,
    }),
    tags: t.stringList({
      description: 'What agents marked them with; a handful.',
      resolve: ({ id }, _args, context) => tagsOfRequester(context, [id]),
    }),
    locale: t.exposeString('locale', { nullable: true, description: 'Language they read, e.g. en-GB.' }),
    timeZone: t.exposeString('timeZone', {
      nullable: true,
      description: 'Their time zone in the words of the help desk, e.g. Berlin.',
    }),
    isSuspended: t.exposeBoolean('isSuspended', { description: 'Whether what they send is held back, e.g. as spam.' }),
    isVerified: t.exposeBoolean('isVerified', {
      nullable: true,
      description: 'Whether they proved that the email address is theirs; null where the source does not say.',
    }),
    lastLoginAt: t.expose('lastLoginAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When they last signed in to the help centre.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When support first knew them.' }),
  }),
});

builder.asEntity(RequesterRef, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => requesterById(context, id),
});

const RequesterConnection = builder.connectionObject(
  { type: RequesterRef, name: 'RequesterConnection', description: 'Requesters, newest first.' },
  { description: 'One requester.' },
);

builder.objectField(OrganizationRef, 'requesters', (t) =>
  t.field({
    type: RequesterConnection,
    description: 'Who writes for it, newest first.',
    args: pageArguments(t.arg),
    resolve: ({ id }, page, context) => requestersOfOrganization(context, [id], page, {}),
  }),
);

builder.queryField('requester', (t) =>
  t.field({
    type: RequesterRef,
    nullable: true,
    description: 'One requester by their id in the help desk; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'Id in the help desk.' }) },
    resolve: (_root, { id }, context) => requesterById(context, id),
  }),
);
