import { type RowChange, RowError, type UpsertRow } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';
import type { TicketLinkKind } from '../tables.ts';
import { changedValue, channelOf, fieldOf, priorities, scores, statuses, types } from './words.ts';
import { tagList } from './zendesk-tags.ts';

const statusesAndDeleted = { ...statuses, deleted: 'DELETED' } as const;

export function ticket(row: SourceRow): RowChange[] {
  const id = row.id('id');
  const version = row.version('updated_at', '_fivetran_synced');
  const status = row.oneOf('status', statusesAndDeleted);
  const deleted = status === 'DELETED' || row.isTrue('_fivetran_deleted');
  const link = (kind: TicketLinkKind, ticketId: string, continuedId: string): UpsertRow => ({
    kind: 'row',
    entity: 'ticket_link',
    id: `${kind}:${ticketId}`,
    version,
    deleted: false,
    values: { kind, ticket_id: ticketId, continued_id: continuedId },
  });
  // Whose it was then stays as it is stored.
  if (deleted && !row.has('requester_id')) return [{ kind: 'row', entity: 'ticket', id, version, deleted, values: {} }];
  const followed = row.key('via_followup_source_id');
  return [
    {
      kind: 'row',
      entity: 'ticket',
      id,
      version,
      deleted,
      values: {
        requester_id: row.key('requester_id'),
        submitter_id: row.key('submitter_id'),
        organization_id: row.key('organization_id'),
        assignee_id: row.key('assignee_id'),
        group_id: row.key('group_id'),
        subject: row.text('subject'),
        description: row.text('description'),
        status: status === 'DELETED' ? null : status,
        priority: row.oneOf('priority', priorities),
        type: row.oneOf('type', types),
        channel: channelOf(row.text('via_channel')),
        tag_list: tagList(row),
        due_at: row.timestamp('due_at'),
        updated_at: row.timestamp('updated_at'),
        created_at: row.timestamp('created_at') ?? 0,
      },
    },
    ...(followed ? [link('FOLLOW_UP', id, followed)] : []),
    ...ticketIds(row, 'followup_ids').map((later) => link('FOLLOW_UP', later, id)),
    ...ticketIds(row, 'merged_ticket_ids').map((merged) => link('MERGED', merged, id)),
  ];
}

/** `[1967,1970]` in a cell, or a list in the API. */
function ticketIds(row: SourceRow, column: string): string[] {
  const ids = row.json(column) ?? [];
  if (Array.isArray(ids)) return ids.map(String);
  throw new RowError(column, JSON.stringify(ids), `${column} must be a list of ticket ids`);
}

export function fieldChange(row: SourceRow): UpsertRow {
  const ticketId = row.id('ticket_id');
  const name = row.id('field_name');
  const changedAt = row.required('updated', row.timestamp('updated'));
  const field = fieldOf(name);
  return {
    kind: 'row',
    entity: 'ticket_change',
    id: `${ticketId}:${name}:${changedAt}`,
    version: row.version('updated', '_fivetran_synced'),
    deleted: row.isTrue('_fivetran_deleted'),
    values: {
      ticket_id: ticketId,
      field,
      field_name: name,
      value: changedValue(field, row.text('value')),
      changed_by: row.key('user_id'),
      changed_at: changedAt,
    },
  };
}

export function satisfactionRating(row: SourceRow): UpsertRow {
  return {
    kind: 'row',
    entity: 'rating',
    id: row.id('id'),
    version: row.version('updated_at', '_fivetran_synced'),
    deleted: row.isTrue('_fivetran_deleted'),
    values: {
      ticket_id: row.id('ticket_id'),
      requester_id: row.key('requester_id'),
      assignee_id: row.key('assignee_id'),
      score: row.required('score', row.oneOf('score', scores)),
      comment: row.text('comment'),
      reason: row.text('reason'),
      embedded: row.flag('embedded') ?? 0,
      rated_at: row.timestamp('created_at') ?? row.timestamp('updated_at') ?? 0,
    },
  };
}
