import { maskedField } from '../kit/masking.ts';
import { AgentRef, GroupRef } from './agent.ts';
import { OrganizationRef } from './organization.ts';
import { departmentOfTicket } from './repository/changes.ts';
import { agentById, groupById, organizationById, requesterById } from './repository/people.ts';
import { tagsOfTicket } from './repository/tags.ts';
import { followUpOf, mergedInto, type Ticket, ticketById } from './repository/tickets.ts';
import { RequesterRef } from './requester.ts';
import { builder } from './schema.ts';
import { TicketChannelRef, TicketPriorityRef, TicketStatusRef, TicketTypeRef } from './ticket-words.ts';

export const TicketRef = builder.objectRef<Ticket>('Ticket');

TicketRef.implement({
  description: 'One case a customer opened, in any channel.',
  fields: (t) => ({
    id: t.exposeID('id', { description: "The ticket's number in the help desk." }),
    subject: t.string(maskedField('subject', 'text', 'What it is about')),
    description: t.string(maskedField('description', 'text', 'What the customer first wrote')),
    status: t.expose('status', {
      type: TicketStatusRef,
      nullable: true,
      description: 'Where it stands; null where the source did not say.',
    }),
    priority: t.expose('priority', {
      type: TicketPriorityRef,
      nullable: true,
      description: 'How urgent it is; null while nobody has judged it.',
    }),
    type: t.expose('type', { type: TicketTypeRef, nullable: true, description: 'What kind of case it is.' }),
    channel: t.expose('channel', {
      type: TicketChannelRef,
      nullable: true,
      description: 'How the customer came to us.',
    }),
    tags: t.stringList({
      description: 'What agents and rules marked it with, in alphabetical order.',
      resolve: ({ id }, _args, context) => tagsOfTicket(context, [id]),
    }),
    requester: t.field({
      type: RequesterRef,
      nullable: true,
      description: 'Who asked; null while support has not seen their record, or once it was deleted.',
      resolve: ({ requesterId }, _args, context) => (requesterId ? requesterById(context, requesterId) : null),
    }),
    organization: t.field({
      type: OrganizationRef,
      nullable: true,
      description: 'The company it is for.',
      resolve: ({ organizationId }, _args, context) =>
        organizationId ? organizationById(context, organizationId) : null,
    }),
    assignee: t.field({
      type: AgentRef,
      nullable: true,
      description: 'The agent who has it now.',
      resolve: ({ assigneeId }, _args, context) => (assigneeId ? agentById(context, assigneeId) : null),
    }),
    group: t.field({
      type: GroupRef,
      nullable: true,
      description: 'The team that has it now.',
      resolve: ({ groupId }, _args, context) => (groupId ? groupById(context, groupId) : null),
    }),
    department: t.string({
      nullable: true,
      description: 'The department that it was last given to; null when it never left support.',
      resolve: ({ id }, _args, context) => departmentOfTicket(context, [id]),
    }),
    followUpOf: t.field({
      type: TicketRef,
      nullable: true,
      description: 'The earlier ticket about the same matter that this one names.',
      resolve: async ({ id }, _args, context) => {
        const earlier = await followUpOf(context, [id]);
        return earlier ? ticketById(context, earlier) : null;
      },
    }),
    mergedInto: t.field({
      type: TicketRef,
      nullable: true,
      description: 'The ticket that goes on with this matter, because an agent joined the two.',
      resolve: async ({ id }, _args, context) => {
        const survivor = await mergedInto(context, [id]);
        return survivor ? ticketById(context, survivor) : null;
      },
    }),
    dueAt: t.expose('dueAt', { type: 'DateTime', nullable: true, description: 'When a task is due.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', nullable: true, description: 'When it last changed.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was opened.' }),
  }),
});

builder.queryField('ticket', (t) =>
  t.field({
    type: TicketRef,
    nullable: true,
    description: 'One ticket by its number in the help desk; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'Number in the help desk.' }) },
    resolve: (_root, { id }, context) => ticketById(context, id),
  }),
);
