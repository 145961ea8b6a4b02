import { builder } from './schema.ts';

export const TicketStatusRef = builder.enumType('TicketStatus', {
  description: 'Where a ticket stands.',
  values: {
    NEW: { description: 'Nobody has looked at it yet.' },
    OPEN: { description: 'An agent has it and it is our turn.' },
    PENDING: { description: "It is the customer's turn." },
    ON_HOLD: { description: 'It waits for somebody outside support.' },
    SOLVED: { description: 'Answered; the customer can still object.' },
    CLOSED: { description: 'Finished for good; only a follow-up can continue it.' },
  } as const,
});

export const TicketPriorityRef = builder.enumType('TicketPriority', {
  description: 'How urgent a ticket is.',
  values: {
    LOW: { description: 'It can wait.' },
    NORMAL: { description: 'In its turn.' },
    HIGH: { description: 'Before the normal ones.' },
    URGENT: { description: 'Now.' },
  } as const,
});

export const TicketTypeRef = builder.enumType('TicketType', {
  description: 'What kind of case a ticket is.',
  values: {
    QUESTION: { description: 'The customer wants to know something.' },
    INCIDENT: { description: 'Something does not work, and others may report the same.' },
    PROBLEM: { description: 'The cause of several incidents.' },
    TASK: { description: 'Something to be done by a date.' },
  } as const,
});

export const TicketChannelRef = builder.enumType('TicketChannel', {
  description: 'How a customer comes to us.',
  values: {
    EMAIL: { description: 'By email.' },
    WEB: { description: 'Through a form, the help centre or an app.' },
    PHONE: { description: 'By phone or voicemail.' },
    CHAT: { description: 'In a live chat.' },
    MESSAGING: { description: 'In a messenger, e.g. WhatsApp or SMS.' },
    SOCIAL: { description: 'Through a social network.' },
    API: { description: 'Another system opened it.' },
    OTHER: { description: 'Some other way.' },
  } as const,
});
