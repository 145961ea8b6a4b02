import { pageArguments } from '../kit/builder.ts';
import { asOf } from '../kit/department.ts';
import { partDescription, partOf, wholeUnlessAsked } from '../kit/list-part.ts';
import { idsOfType } from '../kit/rows.ts';
import { AccountRef } from './account.ts';
import { type Buyer, BuyerRef } from './buyer.ts';
import { ContactRef } from './contact.ts';
import { MembershipConnection } from './membership.ts';
import { membershipsOfAccounts, membershipsOfContacts } from './repository/memberships.ts';
import { accountById, personById, type SalesAccount, type SalesPerson } from './repository/parties.ts';
import { builder, type SalesContext } from './schema.ts';

async function peopleOf({ recordIds }: Buyer, context: SalesContext): Promise<SalesPerson[]> {
  const people = await Promise.all(
    recordIds.filter((id) => !id.startsWith('account:')).map((id) => personById(context, id)),
  );
  return people.filter((person) => person !== null);
}

async function accountsOf({ recordIds }: Buyer, context: SalesContext): Promise<SalesAccount[]> {
  const accounts = await Promise.all(idsOfType(recordIds, 'account').map((id) => accountById(context, id)));
  return accounts.filter((account) => account !== null);
}

/** Who may have asked for something. */
async function partiesOf(buyer: Buyer, context: SalesContext): Promise<(SalesPerson | SalesAccount)[]> {
  return (await Promise.all([peopleOf(buyer, context), accountsOf(buyer, context)])).flat();
}

const SalesProfileRef = builder.objectRef<Buyer>('SalesProfile').implement({
  description: 'What sales knows of a customer, over all of their records, read live from the sales database.',
  interfaces: [BuyerRef],
  directives: { cacheControl: { maxAge: 60 } },
  fields: (t) => ({
    asOf: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The newest source change that sales has seen; null before its first import.',
      directives: { cacheControl: { maxAge: 0 } },
      resolve: (_buyer, _args, context) => asOf(context),
    }),
    contacts: t.field({
      type: [ContactRef],
      description: "The customer's contacts, leads and guest orders' names: as many as identity linked.",
      directives: wholeUnlessAsked,
      args: { first: t.arg.int({ description: partDescription }) },
      resolve: async (buyer, { first }, context) => partOf(await peopleOf(buyer, context), first),
    }),
    optedOutOfEmail: t.boolean({
      description:
        'Whether any of their contacts, leads and accounts asked sales not to email them; false where none says. What they told marketing is in its consents.',
      resolve: async (buyer, _args, context) =>
        (await partiesOf(buyer, context)).some(({ optedOutOfEmail }) => optedOutOfEmail),
    }),
    doNotCall: t.boolean({
      description:
        'Whether any of their contacts, leads and accounts asked sales not to call them; false where none says.',
      resolve: async (buyer, _args, context) => (await partiesOf(buyer, context)).some(({ doNotCall }) => doNotCall),
    }),
    accounts: t.field({
      type: [AccountRef],
      description: "The customer's accounts: as many as identity linked, usually one.",
      directives: wholeUnlessAsked,
      args: { first: t.arg.int({ description: partDescription }) },
      resolve: async (buyer, { first }, context) => partOf(await accountsOf(buyer, context), first),
    }),
    worksFor: t.field({
      type: MembershipConnection,
      description: 'The companies that this person belongs to; empty for a company.',
      args: { ...pageArguments(t.arg), current: t.arg.boolean({ description: 'Only those that still hold.' }) },
      resolve: ({ recordIds }, { current, ...page }, context) =>
        membershipsOfContacts(context, idsOfType(recordIds, 'contact'), page, { current }),
    }),
    members: t.field({
      type: MembershipConnection,
      description: 'The people who belong to this company; empty for a person.',
      args: { ...pageArguments(t.arg), current: t.arg.boolean({ description: 'Only those that still hold.' }) },
      resolve: ({ recordIds }, { current, ...page }, context) =>
        membershipsOfAccounts(context, idsOfType(recordIds, 'account'), page, { current }),
    }),
  }),
});

builder.externalRef('Customer', builder.selection<{ id: string }>('id')).implement({
  externalFields: (t) => ({ id: t.id(), salesRecordIds: t.stringList() }),
  fields: (t) => ({
    sales: t.field({
      type: SalesProfileRef,
      nullable: true,
      requires: builder.selection<{ salesRecordIds: string[] }>('salesRecordIds'),
      description: 'What sales knows of this customer; null when sales does not know them.',
      resolve: ({ salesRecordIds }) => (salesRecordIds.length > 0 ? { recordIds: salesRecordIds } : null),
    }),
  }),
});
