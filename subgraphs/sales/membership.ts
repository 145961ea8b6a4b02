import { pageArguments } from '../kit/builder.ts';
import { recordId } from '../kit/party.ts';
import { idsOfType } from '../kit/rows.ts';
import { AccountRef } from './account.ts';
import { ContactRef } from './contact.ts';
import { type Membership, membershipsOfAccounts, membershipsOfContacts } from './repository/memberships.ts';
import { accountById, personById } from './repository/parties.ts';
import { builder } from './schema.ts';

const MembershipRef = builder.objectRef<Membership>('SalesMembership').implement({
  description: 'That a person works for, or otherwise belongs to, a company.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in the sales system.' }),
    contact: t.field({
      type: ContactRef,
      nullable: true,
      description: 'The person.',
      resolve: ({ contactId }, _args, context) =>
        contactId ? personById(context, recordId('contact', contactId)) : null,
    }),
    account: t.field({
      type: AccountRef,
      nullable: true,
      description: 'The company.',
      resolve: ({ accountId }, _args, context) => (accountId ? accountById(context, accountId) : null),
    }),
    roles: t.exposeStringList('roles', {
      description: "What the person is there, in the organisation's own words; a handful.",
    }),
    isCurrent: t.exposeBoolean('isCurrent', { description: 'Whether it still holds.' }),
    startedAt: t.expose('startedAt', { type: 'DateTime', nullable: true, description: 'When it began, where known.' }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true, description: 'When it ended or will end.' }),
  }),
});

export const MembershipConnection = builder.connectionObject(
  { type: MembershipRef, name: 'SalesMembershipConnection', description: 'Memberships, the newest first.' },
  { description: 'One membership.' },
);

const currentOnly = 'Only those that still hold.';

builder.objectField(ContactRef, 'worksFor', (t) =>
  t.field({
    type: MembershipConnection,
    description: 'The companies this person belongs to.',
    args: { ...pageArguments(t.arg), current: t.arg.boolean({ description: currentOnly }) },
    resolve: ({ recordIds }, { current, ...page }, context) =>
      membershipsOfContacts(context, idsOfType(recordIds, 'contact'), page, { current }),
  }),
);

builder.objectField(AccountRef, 'members', (t) =>
  t.field({
    type: MembershipConnection,
    description: 'The people who belong to this company.',
    args: { ...pageArguments(t.arg), current: t.arg.boolean({ description: currentOnly }) },
    resolve: ({ recordIds }, { current, ...page }, context) =>
      membershipsOfAccounts(context, idsOfType(recordIds, 'account'), page, { current }),
  }),
);
