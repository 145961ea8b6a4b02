import { pageArguments } from '../kit/builder.ts';
import { allTickets, followUpIds, mergedIds, ticketsWithId } from './repository/tickets.ts';
import { builder } from './schema.ts';
import { TicketRef } from './ticket.ts';
import { TicketChannelRef, TicketPriorityRef, TicketStatusRef } from './ticket-words.ts';

export const TicketConnection = builder.connectionObject(
  {
    type: TicketRef,
    name: 'TicketConnection',
    description: 'Tickets, newest first.',
    directives: { cacheControl: { inheritMaxAge: true } },
  },
  { description: 'One ticket.' },
);

/** Others may have opened them, and this one's customer is not told of what becomes of theirs. */
const maybeOfOthers = { cacheControl: { maxAge: 1 } };

builder.objectFields(TicketRef, (t) => ({
  followUps: t.field({
    type: TicketConnection,
    description: 'Later tickets that name this one as the earlier one about the same matter, newest first.',
    directives: maybeOfOthers,
    args: pageArguments(t.arg),
    resolve: async ({ id }, page, context) => ticketsWithId(context, await followUpIds(context, [id]), page, {}),
  }),
  mergedTickets: t.field({
    type: TicketConnection,
    description: 'Tickets about the same matter that an agent joined into this one, newest first.',
    directives: maybeOfOthers,
    args: pageArguments(t.arg),
    resolve: async ({ id }, page, context) => ticketsWithId(context, await mergedIds(context, [id]), page, {}),
  }),
}));

/** Which tickets are wanted; a ticket must meet all that is given. */
export const ticketFilter = builder.args((t) => ({
  status: t.field({ type: [TicketStatusRef], description: 'Only those that stand in one of these.' }),
  channel: t.field({ type: TicketChannelRef, description: 'Only those that came this way.' }),
  priority: t.field({ type: TicketPriorityRef, description: 'Only those of this urgency.' }),
  tag: t.string({ description: 'Only those with this tag.' }),
  since: t.field({ type: 'DateTime', description: 'Only those opened at this time or later.' }),
  assigneeId: t.id({ description: 'Only those that this agent has now.' }),
  groupId: t.id({ description: 'Only those that this team has now.' }),
}));

builder.queryField('tickets', (t) =>
  t.field({
    type: TicketConnection,
    nullable: true,
    description: 'Tickets of all customers, newest first.',
    args: { ...pageArguments(t.arg), ...ticketFilter },
    resolve: (_root, { first, after, ...filter }, context) => allTickets(context, [], { first, after }, filter),
  }),
);
