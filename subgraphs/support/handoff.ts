import { pageArguments } from '../kit/builder.ts';
import { AgentRef, GroupRef } from './agent.ts';
import { handoffs, previousHolder, type TicketChange } from './repository/changes.ts';
import { agentById, groupById } from './repository/people.ts';
import { ticketById } from './repository/tickets.ts';
import { builder, type SupportContext } from './schema.ts';
import { TicketRef } from './ticket.ts';

export const HandoffKindRef = builder.enumType('HandoffKind', {
  description: 'Between whom a ticket was handed over.',
  values: {
    AGENT: { description: 'From one agent to another.' },
    GROUP: { description: 'From one team to another.' },
    DEPARTMENT: { description: 'From one department to another.' },
  } as const,
});

const kindOf = ({ field }: TicketChange) =>
  field === 'ASSIGNEE' ? 'AGENT' : field === 'GROUP' ? 'GROUP' : 'DEPARTMENT';

type Side = (handoff: TicketChange, context: SupportContext) => Promise<string | null> | string | null;
const giver: Side = ({ id }, context) => previousHolder(context, [id]);
const taker: Side = ({ value }) => value;

const agent = async (side: Side, handoff: TicketChange, context: SupportContext) => {
  const id = handoff.field === 'ASSIGNEE' ? await side(handoff, context) : null;
  return id ? agentById(context, id) : null;
};

const group = async (side: Side, handoff: TicketChange, context: SupportContext) => {
  const id = handoff.field === 'GROUP' ? await side(handoff, context) : null;
  return id ? groupById(context, id) : null;
};

const department = (side: Side, handoff: TicketChange, context: SupportContext) =>
  handoff.field === 'DEPARTMENT' ? side(handoff, context) : null;

const HandoffRef = builder.objectRef<TicketChange>('Handoff').implement({
  description: 'A ticket going from one agent, team or department to another. The first who gets it is no handoff.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Ticket, field and time of the change.' }),
    kind: t.field({ type: HandoffKindRef, description: 'Between whom.', resolve: kindOf }),
    fromAgent: t.field({
      type: AgentRef,
      nullable: true,
      description: 'The agent who had it, for AGENT.',
      resolve: (handoff, _args, context) => agent(giver, handoff, context),
    }),
    toAgent: t.field({
      type: AgentRef,
      nullable: true,
      description: 'The agent who got it, for AGENT.',
      resolve: (handoff, _args, context) => agent(taker, handoff, context),
    }),
    fromGroup: t.field({
      type: GroupRef,
      nullable: true,
      description: 'The team that had it, for GROUP.',
      resolve: (handoff, _args, context) => group(giver, handoff, context),
    }),
    toGroup: t.field({
      type: GroupRef,
      nullable: true,
      description: 'The team that got it, for GROUP.',
      resolve: (handoff, _args, context) => group(taker, handoff, context),
    }),
    fromDepartment: t.string({
      nullable: true,
      description: 'The department that had it, for DEPARTMENT.',
      resolve: (handoff, _args, context) => department(giver, handoff, context),
    }),
    toDepartment: t.string({
      nullable: true,
      description: 'The department that got it, for DEPARTMENT.',
      resolve: (handoff, _args, context) => department(taker, handoff, context),
    }),
    ticket: t.field({
      type: TicketRef,
      nullable: true,
      description: 'The ticket that was handed over.',
      resolve: ({ ticketId }, _args, context) => (ticketId ? ticketById(context, ticketId) : null),
    }),
    handedOverBy: t.field({
      type: AgentRef,
      nullable: true,
      description: 'The agent who handed it over; null when a rule did.',
      resolve: ({ changedBy }, _args, context) => (changedBy ? agentById(context, changedBy) : null),
    }),
    at: t.expose('changedAt', { type: 'DateTime', description: 'When it was handed over.' }),
  }),
});

export const HandoffConnection = builder.connectionObject(
  {
    type: HandoffRef,
    name: 'HandoffConnection',
    description: 'Handoffs, newest first.',
    directives: { cacheControl: { inheritMaxAge: true } },
  },
  { description: 'One handoff.' },
);

builder.objectField(TicketRef, 'handoffs', (t) =>
  t.field({
    type: HandoffConnection,
    description: 'From whom to whom it went, newest first.',
    args: {
      ...pageArguments(t.arg),
      kind: t.arg({ type: HandoffKindRef, description: 'Only those between agents, teams or departments.' }),
    },
    resolve: ({ id }, { kind, ...page }, context) => handoffs(context, [id], page, { kind }),
  }),
);
