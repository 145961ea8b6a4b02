import { type RawBuilder, sql } from 'kysely';
import { connection } from '../../kit/connection.ts';
import type { AnyDatabase } from '../../kit/database.ts';
import type { Page, PageArguments } from '../../kit/page.ts';
import { computed } from '../../kit/rows.ts';
import type { MessageRow } from '../tables.ts';
import type { Ticket } from './tickets.ts';

const toMessage = (row: MessageRow) => ({
  id: row.id,
  kind: row.kind ?? 'TEXT',
  authorKind: row.author_kind,
  authorId: row.author_id,
  isPublic: row.public !== 0,
  channel: row.channel,
  event: row.event,
  body: row.body,
  createdAt: row.created_at,
});
export type Message = ReturnType<typeof toMessage> & { ticket: Ticket };

export interface MessageFilter {
  isPublic?: boolean | null;
  kind?: string | null;
}

const messagesOfConversations = connection<MessageRow, ReturnType<typeof toMessage>, MessageFilter>({
  table: 'message',
  parentColumn: 'conversation_id',
  sortBy: 'created_at',
  direction: 'asc',
  where: ({ isPublic, kind }) => [
    sql`item.deleted = 0`,
    ...(isPublic == null ? [] : [sql`item.public = ${isPublic ? 1 : 0}`]),
    ...(kind ? [sql`item.kind = ${kind}`] : []),
  ],
  toNode: toMessage,
});

const chatsOfTicket = computed<{ conversation_id: string }, string[]>(
  (parents) => sql`
    select parent.ordinal as parent_ordinal, chat.conversation_id
    from ${parents} join ticket_chat as chat on chat.ticket_id = parent.value
    where chat.deleted = 0`,
  (rows) => rows.map(({ conversation_id }) => conversation_id),
);

/** What kind of user this is; one who was an agent stays one for what they wrote. */
export const authorKindOfUser = computed<{ kind: 'AGENT' | 'CUSTOMER' }, 'AGENT' | 'CUSTOMER' | null>(
  (parents) => sql`
    select parent.ordinal as parent_ordinal, 'AGENT' as kind
    from ${parents} join agent on agent.id = parent.value where agent.deleted = 0
    union all
    select parent.ordinal, 'CUSTOMER'
    from ${parents} join requester on requester.id = parent.value where requester.deleted = 0`,
  (rows) => (rows.some(({ kind }) => kind === 'AGENT') ? 'AGENT' : (rows[0]?.kind ?? null)),
);

/** What was written on a ticket and what was said in its chats, in one order. */
export async function messagesOfTicket(
  context: { database: AnyDatabase },
  ticket: Ticket,
  page: PageArguments,
  filter: MessageFilter,
): Promise<Page<Message>> {
  const conversations = [`ticket:${ticket.id}`, ...(await chatsOfTicket(context, [ticket.id]))];
  const found = await messagesOfConversations(context, conversations, page, filter);
  return { ...found, edges: found.edges.map(({ cursor, node }) => ({ cursor, node: { ...node, ticket } })) };
}

/**
 * What customers wrote on tickets, as a row source with `parent_ordinal`; a chat that belongs to two tickets counts once.
 *
 * SQLite takes a cross join in the order in which it is written; left to itself it reads all messages first.
 *
 * @param tickets names a row source with `parent_ordinal`, `id` and `requester_id`.
 */
export function customerMessages(tickets: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select ticket.parent_ordinal, message.id, message.created_at
    from ${tickets} as ticket cross join message
    where message.conversation_id = 'ticket:' || ticket.id and ${isByCustomer}
    union
    select ticket.parent_ordinal, message.id, message.created_at
    from ${tickets} as ticket cross join ticket_chat as chat cross join message
    where chat.ticket_id = ticket.id and chat.deleted = 0 and message.conversation_id = chat.conversation_id
      and ${isByCustomer}`;
}

const isByCustomer = sql`message.deleted = 0 and message.kind <> 'EVENT' and (
  message.author_kind = 'CUSTOMER' or (message.author_kind is null and (
    message.author_id = ticket.requester_id or (
      exists (select 1 from requester where requester.id = message.author_id and requester.deleted = 0)
      and not exists (select 1 from agent where agent.id = message.author_id and agent.deleted = 0)))))`;
