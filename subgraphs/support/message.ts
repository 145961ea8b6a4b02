import { pageArguments } from '../kit/builder.ts';
import { personal } from '../kit/masking.ts';
import { AgentRef } from './agent.ts';
import { authorKindOfUser, type Message, messagesOfTicket } from './repository/messages.ts';
import { agentById, requesterById } from './repository/people.ts';
import { RequesterRef } from './requester.ts';
import { builder, type SupportContext } from './schema.ts';
import { TicketRef } from './ticket.ts';
import { TicketChannelRef } from './ticket-words.ts';

const MessageKindRef = builder.enumType('SupportMessageKind', {
  description: 'What a message is.',
  values: {
    TEXT: { description: 'Something written.' },
    CALL: { description: 'A phone call or voicemail.' },
    FILE: { description: 'A file that was sent.' },
    EVENT: { description: 'Something that happened in a chat, e.g. somebody joined or left.' },
  } as const,
});

const AuthorKindRef = builder.enumType('SupportAuthorKind', {
  description: 'Who a message is from.',
  values: {
    CUSTOMER: { description: 'The requester, or another customer on the ticket.' },
    AGENT: { description: 'One of our agents.' },
    BOT: { description: 'An automatic assistant.' },
    SYSTEM: { description: 'The help desk itself, e.g. one of its rules.' },
    UNKNOWN: { description: "Somebody whose record support hasn't seen." },
  } as const,
});

/**
 * Only the author's user tells an agent from a customer, unless the message does or they ask on their own ticket. Whose ticket it is
 * is not told when another customer on it arrives.
 */
async function authorKindOf({ authorKind, authorId, ticket }: Message, context: SupportContext) {
  if (authorKind || !authorId) return authorKind ?? 'UNKNOWN';
  const kind = await authorKindOfUser(context, [authorId]);
  return authorId === ticket.requesterId ? 'CUSTOMER' : (kind ?? 'UNKNOWN');
}

const MessageRef = builder.objectRef<Message>('SupportMessage').implement({
  description: 'One thing that was said on a ticket or in its chat.',
  fields: (t) => ({
    id: t.exposeID('id', { description: "The message's id: the help desk's, or chat, time and place in it." }),
    kind: t.expose('kind', { type: MessageKindRef, description: 'What it is.' }),
    from: t.field({
      type: AuthorKindRef,
      description: 'Who it is from.',
      directives: { cacheControl: { maxAge: 1 } },
      resolve: (message, _args, context) => authorKindOf(message, context),
    }),
    agent: t.field({
      type: AgentRef,
      nullable: true,
      description: 'The agent who wrote it; null when no agent did.',
      resolve: async (message, _args, context) =>
        message.authorId && (await authorKindOf(message, context)) === 'AGENT'
          ? agentById(context, message.authorId)
          : null,
    }),
    requester: t.field({
      type: RequesterRef,
      nullable: true,
      description: 'The customer who wrote it; null when none did.',
      resolve: async (message, _args, context) =>
        message.authorId && (await authorKindOf(message, context)) === 'CUSTOMER'
          ? requesterById(context, message.authorId)
          : null,
    }),
    isPublic: t.exposeBoolean('isPublic', {
      description: 'Whether the customer can read it; false for an internal note.',
    }),
    channel: t.expose('channel', {
      type: TicketChannelRef,
      nullable: true,
      description: "How it came, where that is known; else by the ticket's channel.",
    }),
    event: t.exposeString('event', {
      nullable: true,
      description: 'What happened in the chat, in the words of the help desk, e.g. ChatJoin.',
    }),
    text: t.string({
      nullable: true,
      description: 'What was said; masked without the scope personal-data:read.',
      resolve: ({ body }, _args, { caller }) => personal(caller, 'text', body),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was said.' }),
  }),
});

const MessageConnection = builder.connectionObject(
  {
    type: MessageRef,
    name: 'SupportMessageConnection',
    description: 'Messages, oldest first.',
    directives: { cacheControl: { inheritMaxAge: true } },
  },
  { description: 'One message.' },
);

builder.objectField(TicketRef, 'messages', (t) =>
  t.field({
    type: MessageConnection,
    description: 'What was said, by everybody and in its chats too, oldest first.',
    args: {
      ...pageArguments(t.arg),
      isPublic: t.arg.boolean({ description: 'Only what the customer can read, or only internal notes.' }),
      kind: t.arg({ type: MessageKindRef, description: 'Only messages of this kind.' }),
    },
    resolve: (ticket, { isPublic, kind, ...page }, context) =>
      messagesOfTicket(context, ticket, page, { isPublic, kind }),
  }),
);
