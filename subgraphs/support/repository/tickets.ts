import { type RawBuilder, sql } from 'kysely';
import { connection } from '../../kit/connection.ts';
import { computed, rowById } from '../../kit/rows.ts';
import type { TicketLinkKind, TicketRow } from '../tables.ts';
import { isStillTagged } from './tags.ts';

const toTicket = (row: TicketRow) => ({
  id: row.id,
  requesterId: row.requester_id,
  organizationId: row.organization_id,
  assigneeId: row.assignee_id,
  groupId: row.group_id,
  subject: row.subject,
  description: row.description,
  status: row.status,
  priority: row.priority,
  type: row.type,
  channel: row.channel,
  dueAt: row.due_at,
  updatedAt: row.updated_at,
  createdAt: row.created_at,
});
export type Ticket = ReturnType<typeof toTicket>;
export const ticketById = rowById('ticket', toTicket);

export interface TicketFilter {
  status?: readonly string[] | null;
  channel?: string | null;
  priority?: string | null;
  tag?: string | null;
  since?: number | null;
  assigneeId?: string | null;
  groupId?: string | null;
}

function matching(filter: TicketFilter): RawBuilder<unknown>[] {
  const { status, channel, priority, tag, since, assigneeId, groupId } = filter;
  return [
    sql`item.deleted = 0`,
    ...(status ? [status.length > 0 ? sql`item.status in (${sql.join(status)})` : sql`1 = 0`] : []),
    ...(channel ? [sql`item.channel = ${channel}`] : []),
    ...(priority ? [sql`item.priority = ${priority}`] : []),
    ...(since ? [sql`item.created_at >= ${since}`] : []),
    ...(assigneeId ? [sql`item.assignee_id = ${assigneeId}`] : []),
    ...(groupId ? [sql`item.group_id = ${groupId}`] : []),
    ...(tag
      ? [
          sql`exists (select 1 from tag where tag.owner = 'ticket:' || item.id and tag.tag = ${tag}
            and ${isStillTagged('tag', 'item')})`,
        ]
      : []),
  ];
}

const newestFirst = {
  table: 'ticket',
  sortBy: 'created_at',
  direction: 'desc',
  where: matching,
  toNode: toTicket,
} as const;

export const allTickets = connection<TicketRow, Ticket, TicketFilter>(newestFirst);
export const ticketsWithId = connection<TicketRow, Ticket, TicketFilter>({ ...newestFirst, parentColumn: 'id' });

/**
 * The tickets of parties as a row source with `parent_ordinal`: those a requester opened and those that belong to an
 * organization. A parent's values are record ids, `requester:370` or `organization:390`.
 */
export function ticketsOfParties(parents: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select parent.ordinal as parent_ordinal, ticket.id, ticket.requester_id, ticket.status, ticket.created_at
    from ${parents} join ticket on ticket.requester_id = substr(parent.value, ${'requester:'.length + 1})
    where parent.value like 'requester:%' and ticket.deleted = 0
    union
    select parent.ordinal, ticket.id, ticket.requester_id, ticket.status, ticket.created_at
    from ${parents} join ticket on ticket.organization_id = substr(parent.value, ${'organization:'.length + 1})
    where parent.value like 'organization:%' and ticket.deleted = 0`;
}

const toIds = (rows: { id: string }[]): string[] => rows.map(({ id }) => id);

/** The ids behind a party's lists: a party may have tickets by two columns, and a list hangs off one. */
export const ticketIdsOfParty = computed<{ id: string }, string[]>(ticketsOfParties, toIds);

const continuedBy = (kind: TicketLinkKind) =>
  computed<{ id: string }, string[]>(
    (parents) => sql`
      select parent.ordinal as parent_ordinal, link.ticket_id as id
      from ${parents} join ticket_link as link on link.continued_id = parent.value
      where link.kind = ${kind} and link.deleted = 0
      order by link.ticket_id`,
    toIds,
  );
export const followUpIds = continuedBy('FOLLOW_UP');
export const mergedIds = continuedBy('MERGED');

const continues = (kind: TicketLinkKind) =>
  computed<{ id: string }, string | null>(
    (parents) => sql`
      select parent.ordinal as parent_ordinal, link.continued_id as id
      from ${parents} join ticket_link as link on link.ticket_id = parent.value
      where link.kind = ${kind} and link.deleted = 0`,
    ([link]) => link?.id ?? null,
  );
export const followUpOf = continues('FOLLOW_UP');
export const mergedInto = continues('MERGED');
