import { flatten, type TableRow } from '../../kit/import/format.ts';
import { isObject, type JsonObject } from '../../kit/import/read-json.ts';
import type { Cell } from '../../kit/import/source-row.ts';
import { deletedTicket, eventRow } from './zendesk-events.ts';

/** What the API calls otherwise than a connector. */
const tableOfName: Record<string, string> = {
  user: 'user',
  end_user: 'user',
  organization: 'organization',
  group: 'group',
  ticket: 'ticket',
  satisfaction_rating: 'satisfaction_rating',
  comment: 'ticket_comment',
  ticket_comment: 'ticket_comment',
  audit: 'audit',
  ticket_audit: 'audit',
  deleted_user: 'user',
  deleted_ticket: 'deleted_ticket',
};

export const objectNames: ReadonlySet<string> = new Set(Object.keys(tableOfName));

/** Cells that hold JSON of their own, and are not taken apart. */
const keepWhole = new Set(['user_fields', 'organization_fields', 'custom_fields', 'fields', 'photo', 'metadata']);

const commentTypes: ReadonlySet<unknown> = new Set([
  'Comment',
  'VoiceComment',
  'TweetComment',
  'FbComment',
  'FbPrivateMessageComment',
]);

/** Turns an object of Zendesk's API into the rows that a connector exports for it. */
export function fromJson(object: JsonObject, fileTable: string): TableRow[] {
  const wrapped = onlyObjectIn(object);
  if (wrapped) return fromJson(wrapped.object, wrapped.name);
  const told = eventRow(object);
  if (told) return [told];
  const table = tableOf(object, fileTable);
  if (table === 'ticket') return ticketRows(object);
  if (table === 'deleted_ticket') return [deletedTicket(object)];
  if (table === 'user') return [plainRow('user', object), ...tagRows('user', object)];
  if (table === 'organization') return organizationRows(object);
  if (table === 'ticket_comment') return [commentRow(object, ticketOfFile(fileTable))];
  if (table === 'audit') return auditRows(object);
  return [plainRow(table, object)];
}

/** `{ "ticket": { … } }`, as the API answers when asked for one. */
function onlyObjectIn(object: JsonObject): { name: string; object: JsonObject } | null {
  const [[name, value] = ['', null], ...others] = Object.entries(object);
  return others.length === 0 && name in tableOfName && isObject(value) ? { name, object: value } : null;
}

/** An object names its kind in the end of its address; comments and audits have none but are unlike all others. */
function tableOf(object: JsonObject, fileTable: string): string {
  const url = String(object.url ?? '');
  // What readers say below an article is called a comment too.
  if (url.includes('/api/v2/help_center/') || /^(article|post)_/.test(fileTable)) return 'help_center';
  const [, named = fileTable] = /\/api\/v2\/(?:.*\/)?(\w+?)s?\/[^/]+$/.exec(url) ?? [];
  if (commentTypes.has(object.type) && 'author_id' in object) return 'ticket_comment';
  if (Array.isArray(object.events) && 'ticket_id' in object) return 'audit';
  if (/comments?$/.test(named)) return 'ticket_comment';
  const singular = named.replace(/s$/, '').replace(/ie$/, 'y');
  return tableOfName[named] ?? tableOfName[singular] ?? singular;
}

function ticketRows(object: JsonObject): TableRow[] {
  const { satisfaction_rating: rating, comments, via, ...own } = object;
  const cells = plainRow('ticket', own).cells;
  const rows: TableRow[] = [{ table: 'ticket', cells: { ...cells, ...viaCells(via) } }, ...tagRows('ticket', object)];
  if (isObject(rating) && rating.score !== 'unoffered') rows.push(ratingRow(object, rating));
  if (Array.isArray(comments))
    rows.push(...comments.filter(isObject).map((comment) => commentRow(comment, toCell(object.id))));
  return rows;
}

function viaCells(via: unknown): Record<string, Cell> {
  if (!isObject(via)) return {};
  const { from, to, rel } = isObject(via.source) ? via.source : {};
  const cells: Record<string, Cell> = {
    via_channel: toCell(via.channel),
    via_source_rel: toCell(rel),
    ...(isObject(from) && flatten(from, keepWhole, 'via_source_from_')),
    ...(isObject(to) && flatten(to, keepWhole, 'via_source_to_')),
  };
  const { via_source_from_ticket_id: earlier, ...rest } = cells;
  return rel === 'follow_up' ? { ...rest, via_followup_source_id: earlier } : cells;
}

/** A ticket carries a copy of its newest rating, which does not say when it was given. */
function ratingRow(ticket: JsonObject, rating: JsonObject): TableRow {
  const { id, requester_id, assignee_id, updated_at } = ticket;
  const { score, comment, reason } = rating;
  const cells = flatten({ id: `ticket:${id}`, ticket_id: id, requester_id, assignee_id, updated_at });
  return { table: 'satisfaction_rating', cells: { ...cells, ...flatten({ score, comment, reason }), embedded: true } };
}

function organizationRows(object: JsonObject): TableRow[] {
  const { domain_names: domains, ...own } = object;
  const { id, updated_at } = object;
  return [
    plainRow('organization', { ...own, domain_names: domains }),
    ...tagRows('organization', object),
    ...listOf(domains).map((domain) => ({
      table: 'domain_name',
      cells: flatten({ organization_id: id, domain_name: domain, updated_at }),
    })),
  ];
}

function tagRows(owner: string, { id, tags, updated_at }: JsonObject): TableRow[] {
  return listOf(tags).map((tag) => ({
    table: `${owner}_tag`,
    cells: flatten({ [`${owner}_id`]: id, tag, updated_at }),
  }));
}

/** The API's list of one ticket's comments does not repeat the ticket's id: the file's name may, `ticket_35_comments`. */
function commentRow(object: JsonObject, ticketId: Cell): TableRow {
  const { author_id, created_at, plain_body, html_body: _, via, type, attachments, ...own } = object;
  return {
    table: 'ticket_comment',
    cells: {
      ticket_id: ticketId,
      ...flatten({ ...own, user_id: author_id, created: created_at, body: object.body ?? plain_body }, keepWhole),
      voice_comment: type === 'VoiceComment',
      tweet: type === 'TweetComment',
      facebook_comment: /^Fb/.test(String(type ?? '')),
      ...(isObject(via) && { via_channel: toCell(via.channel) }),
      attachments: listOf(attachments).length > 0 ? toCell(attachments) : null,
    },
  };
}

function ticketOfFile(fileTable: string): Cell {
  return /(\d+)_comments?$/.exec(fileTable)?.[1] ?? null;
}

/** An audit is what one person did to a ticket at one moment: comments and changed fields. */
function auditRows({ ticket_id, author_id, created_at, events }: JsonObject): TableRow[] {
  return listOf(events)
    .filter(isObject)
    .flatMap((event): TableRow[] => {
      if (commentTypes.has(event.type)) return [commentRow({ author_id, created_at, ...event, ticket_id }, null)];
      if ((event.type !== 'Create' && event.type !== 'Change') || typeof event.field_name !== 'string') return [];
      const { field_name, value } = event;
      const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
      const cells = flatten({ ticket_id, field_name, value: text, updated: created_at, user_id: author_id });
      return [{ table: 'ticket_field_history', cells }];
    });
}

function plainRow(table: string, object: JsonObject): TableRow {
  return { table, cells: flatten(object, keepWhole) };
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function toCell(value: unknown): Cell {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return Array.isArray(value) ? value : null;
}
