import { pageArguments } from '../kit/builder.ts';
import { personal } from '../kit/masking.ts';
import { AgentRef } from './agent.ts';
import { changesOfTicket, previousValue, type TicketChange } from './repository/changes.ts';
import { agentById } from './repository/people.ts';
import { builder, type SupportContext } from './schema.ts';
import { TicketRef } from './ticket.ts';

const TicketFieldRef = builder.enumType('TicketField', {
  description: 'What of a ticket changed.',
  values: {
    STATUS: { description: 'Where it stands.' },
    PRIORITY: { description: 'How urgent it is.' },
    ASSIGNEE: { description: 'Which agent has it.' },
    GROUP: { description: 'Which team has it.' },
    DEPARTMENT: { description: 'Which department has it.' },
    REQUESTER: { description: 'Who asks.' },
    OTHER: { description: 'Something else; fieldName says what.' },
  } as const,
});

/** Values of other fields are whatever people typed. */
function shown(value: string | null, { field }: TicketChange, { caller }: SupportContext): string | null {
  return field === 'OTHER' ? personal(caller, 'text', value) : value;
}

const TicketChangeRef = builder.objectRef<TicketChange>('TicketChange').implement({
  description: 'One change of one thing about a ticket.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Ticket, field and time of the change.' }),
    field: t.expose('field', { type: TicketFieldRef, description: 'What changed.' }),
    fieldName: t.exposeString('fieldName', { description: "The field's name in the help desk." }),
    from: t.string({
      nullable: true,
      description:
        'What it was before; null for the first value. Statuses and priorities in capitals, people and teams by id.',
      resolve: async (change, _args, context) => shown(await previousValue(context, [change.id]), change, context),
    }),
    to: t.string({
      nullable: true,
      description: 'What it is from then on; null when it was taken away. Other fields need personal-data:read.',
      resolve: (change, _args, context) => shown(change.value, change, context),
    }),
    changedBy: t.field({
      type: AgentRef,
      nullable: true,
      description: 'The agent who changed it; null when a customer, a rule or nobody known did.',
      resolve: ({ changedBy }, _args, context) => (changedBy ? agentById(context, changedBy) : null),
    }),
    changedAt: t.expose('changedAt', { type: 'DateTime', description: 'When it changed.' }),
  }),
});

const TicketChangeConnection = builder.connectionObject(
  {
    type: TicketChangeRef,
    name: 'TicketChangeConnection',
    description: 'Changes of a ticket, oldest first.',
    directives: { cacheControl: { inheritMaxAge: true } },
  },
  { description: 'One change.' },
);

builder.objectField(TicketRef, 'history', (t) =>
  t.field({
    type: TicketChangeConnection,
    description: 'How it came to be what it is, oldest first; field: STATUS is its status history.',
    args: {
      ...pageArguments(t.arg),
      field: t.arg({ type: TicketFieldRef, description: 'Only changes of this.' }),
    },
    resolve: ({ id }, { field, ...page }, context) => changesOfTicket(context, [id], page, { field }),
  }),
);
