import { isObject, type JsonObject } from '../../kit/import/read-json.ts';
import type { UpsertRow } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';
import { named } from '../../kit/named.ts';
import type { AuthorKind, MessageKind, TicketChannel } from '../tables.ts';
import { channelOf } from './words.ts';

export function comment(row: SourceRow): UpsertRow {
  const voice = row.isTrue('voice_comment');
  return {
    kind: 'row',
    entity: 'message',
    id: row.id('id'),
    version: row.version('created', '_fivetran_synced'),
    deleted: row.isTrue('_fivetran_deleted'),
    values: {
      conversation_id: `ticket:${row.id('ticket_id')}`,
      kind: voice ? 'CALL' : 'TEXT',
      author_kind: isBotChannel(row.text('via_channel')) ? 'BOT' : null,
      author_id: row.key('user_id'),
      public: row.flag('public') ?? 1,
      channel: commentChannel(row, voice),
      event: null,
      body: row.text('body'),
      created_at: row.timestamp('created') ?? 0,
    },
  };
}

function commentChannel(row: SourceRow, voice: boolean): TicketChannel | null {
  if (voice) return 'PHONE';
  if (row.isTrue('tweet') || row.isTrue('facebook_comment')) return 'SOCIAL';
  return channelOf(row.text('via_channel'));
}

function isBotChannel(channel: string | null): boolean {
  return channel !== null && /bot/i.test(channel);
}

/** Several tickets may name one chat, and one ticket several chats. */
export function chat(row: SourceRow): UpsertRow {
  const chatId = row.id('chat_id');
  const ticketId = row.id('ticket_id');
  return {
    kind: 'row',
    entity: 'ticket_chat',
    id: `${chatId}:${ticketId}`,
    version: row.version('_fivetran_synced'),
    deleted: row.isTrue('_fivetran_deleted'),
    values: { conversation_id: `chat:${chatId}`, ticket_id: ticketId },
  };
}

const kinds: Record<string, MessageKind> = { ChatMessage: 'TEXT', ChatFileAttachment: 'FILE' };

export function chatEvent(row: SourceRow): UpsertRow {
  const chatId = row.id('chat_id');
  const createdAt = row.required('created_at', row.timestamp('created_at'));
  const type = row.id('type');
  const parsed = row.json('original_message');
  const original = isObject(parsed) ? parsed : {};
  return {
    kind: 'row',
    entity: 'message',
    id: `${chatId}:${createdAt}:${row.integer('chat_index') ?? 0}`,
    // A copied export has a company's name where the connector's stood.
    version: row.version('created_at', 'status_updated_at', '_fivetran_synced', '_Company_synced'),
    deleted: row.isTrue('_fivetran_deleted'),
    values: {
      conversation_id: `chat:${chatId}`,
      kind: named(kinds, type) ?? 'EVENT',
      ...author(row.key('actor_id') ?? '', original, row.text('message_source')),
      public: 1,
      channel: 'CHAT',
      event: type,
      body: row.text('message') ?? textOf(original),
      created_at: createdAt,
    },
  };
}

/** `agent:403`, `403`, `__system`, `__trigger`, `agent:` without an id, or nothing; the original message knows bots. */
function author(actor: string, original: JsonObject, source: string | null) {
  const [, prefix = '', id = ''] = /^(?:(\w+):)?(\d*)$/.exec(actor) ?? [];
  const { type: origin } = isObject(original.source) ? original.source : {};
  const kind = (): AuthorKind | null => {
    if (/bot/i.test(String(origin ?? source ?? ''))) return 'BOT';
    if (actor.startsWith('__')) return 'SYSTEM';
    return prefix === 'agent' ? 'AGENT' : prefix === 'visitor' ? 'CUSTOMER' : null;
  };
  return { author_kind: kind(), author_id: id || null };
}

/** What the original message said: `{ content: { text: { text } } }`. */
function textOf({ content }: JsonObject): string | null {
  const text = isObject(content) ? content.text : undefined;
  return isObject(text) && typeof text.text === 'string' ? text.text : null;
}
