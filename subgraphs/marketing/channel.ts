import { builder } from './schema.ts';

export const ChannelRef = builder.enumType('ContactChannel', {
  description: 'A way to reach a customer.',
  values: {
    EMAIL: { description: 'By email.' },
    PHONE: { description: 'By a call.' },
    SMS: { description: 'By text message.' },
    POST: { description: 'By letter.' },
    PUSH: { description: 'By a notification of the app.' },
    CHAT: { description: 'By chat.' },
    OTHER: { description: 'By a channel that has no word here.' },
  } as const,
});
