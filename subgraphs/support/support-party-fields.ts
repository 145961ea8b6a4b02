import { GraphQLError } from 'graphql';
import { pageArguments } from '../kit/builder.ts';
import { HandoffConnection, HandoffKindRef } from './handoff.ts';
import { handoffs } from './repository/changes.ts';
import { type ContactEffort, contactEffort, lastContactAt, openTicketCount } from './repository/effort.ts';
import { satisfactionOfParty } from './repository/ratings.ts';
import { ticketIdsOfParty, ticketsWithId } from './repository/tickets.ts';
import { SatisfactionRef } from './satisfaction.ts';
import { builder } from './schema.ts';
import { SupportPartyRef } from './support-party.ts';
import { TicketConnection, ticketFilter } from './ticket-lists.ts';

const ContactEffortRef = builder.objectRef<ContactEffort>('ContactEffort').implement({
  description: 'What a customer had to do, and to put up with, to be helped.',
  fields: (t) => ({
    tickets: t.exposeInt('tickets', { description: 'Tickets they opened.' }),
    customerMessages: t.exposeInt('customerMessages', {
      description: 'Messages that they, or other customers on their tickets, wrote.',
    }),
    agentHandoffs: t.exposeInt('agentHandoffs', { description: 'How often another agent took over.' }),
    groupHandoffs: t.exposeInt('groupHandoffs', { description: 'How often another team took over.' }),
    departmentHandoffs: t.exposeInt('departmentHandoffs', { description: 'How often another department took over.' }),
    reopenings: t.exposeInt('reopenings', { description: 'How often a ticket was solved and then was not.' }),
    repeatContacts: t.exposeInt('repeatContacts', {
      description: 'Tickets about a matter they had asked about before: follow-ups, and tickets joined into another.',
    }),
  }),
});

function checkedDays(lastDays: number | null | undefined): number | null {
  if (lastDays == null || lastDays > 0) return lastDays ?? null;
  throw new GraphQLError('lastDays must be at least 1', {
    extensions: { code: 'BAD_USER_INPUT', argument: 'lastDays' },
  });
}

builder.interfaceFields(SupportPartyRef, (t) => ({
  tickets: t.field({
    type: TicketConnection,
    description: 'Their tickets, newest first.',
    args: { ...pageArguments(t.arg), ...ticketFilter },
    resolve: async ({ recordIds }, { first, after, ...filter }, context) =>
      ticketsWithId(context, await ticketIdsOfParty(context, recordIds), { first, after }, filter),
  }),
  openTicketCount: t.int({
    description: 'How many of their tickets are not solved yet.',
    resolve: ({ recordIds }, _args, context) => openTicketCount(context, recordIds),
  }),
  lastContactAt: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'When a ticket of theirs was last opened or a customer last wrote on one; null when there is none.',
    // Whether another customer wrote on it is known by that one's row.
    directives: { cacheControl: { maxAge: 1 } },
    resolve: ({ recordIds }, _args, context) => lastContactAt(context, recordIds),
  }),
  satisfaction: t.field({
    type: SatisfactionRef,
    description: 'How satisfied they have been.',
    resolve: ({ recordIds }, _args, context) => satisfactionOfParty(context, recordIds),
  }),
  contactEffort: t.field({
    type: ContactEffortRef,
    description: 'What it took them to be helped.',
    directives: { cacheControl: { maxAge: 1 } },
    args: { lastDays: t.arg.int({ description: 'Count only the last so many days; all time if left out.' }) },
    resolve: ({ recordIds }, { lastDays }, context) => contactEffort(context, recordIds, checkedDays(lastDays)),
  }),
  handoffs: t.field({
    type: HandoffConnection,
    description: 'How their tickets went from one to another, newest first.',
    args: {
      ...pageArguments(t.arg),
      kind: t.arg({ type: HandoffKindRef, description: 'Only those between agents, teams or departments.' }),
    },
    resolve: async ({ recordIds }, { kind, ...page }, context) =>
      handoffs(context, await ticketIdsOfParty(context, recordIds), page, { kind }),
  }),
}));
