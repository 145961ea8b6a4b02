import type { ImportFormat } from '../../kit/import/format.ts';
import type { RowChange, UpsertRow } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';
import { changedValue, channelOf, fieldOf, priorities, scores, statuses, types } from './words.ts';

/** The plain columns that a mapping file can fill, for a help desk whose exports nobody here has seen. */
function requester(row: SourceRow): RowChange[] {
  return mergeable(row, {
    ...identified(row, 'requester'),
    values: {
      name: row.text('name'),
      email: row.text('email'),
      phone: row.text('phone'),
      external_id: row.text('external_id'),
      organization_id: row.key('organization_id'),
      locale: row.text('locale'),
      time_zone: row.text('time_zone'),
      created_at: row.timestamp('created_at') ?? 0,
    },
  });
}

function organization(row: SourceRow): RowChange[] {
  const base = identified(row, 'organization');
  const domain = row.key('domain')?.toLowerCase();
  const values = {
    name: row.text('name'),
    external_id: row.text('external_id'),
    created_at: row.timestamp('created_at') ?? 0,
  };
  const changes = mergeable(row, { ...base, values });
  if (!domain) return changes;
  const domainRow: UpsertRow = {
    ...base,
    entity: 'organization_domain',
    id: `${base.id}:${domain}`,
    values: { organization_id: base.id, domain },
  };
  return [...changes, domainRow];
}

function agent(row: SourceRow): UpsertRow {
  const { deleted, ...base } = identified(row, 'agent');
  return {
    ...base,
    deleted: false,
    values: { name: row.text('name'), email: row.text('email'), role: 'AGENT', active: deleted ? 0 : 1 },
  };
}

function ticket(row: SourceRow): RowChange[] {
  const base = identified(row, 'ticket');
  const followed = row.key('follow_up_of');
  const ticketRow: UpsertRow = {
    ...base,
    values: {
      requester_id: row.key('requester_id'),
      organization_id: row.key('organization_id'),
      assignee_id: row.key('assignee_id'),
      group_id: row.key('group_id'),
      subject: row.text('subject'),
      description: row.text('description'),
      status: row.oneOf('status', statuses) ?? 'OPEN',
      priority: row.oneOf('priority', priorities),
      type: row.oneOf('type', types),
      channel: channelOf(row.text('channel')),
      due_at: row.timestamp('due_at'),
      updated_at: row.timestamp('updated_at'),
      created_at: row.timestamp('created_at') ?? 0,
    },
  };
  if (!followed) return [ticketRow];
  const values = { kind: 'FOLLOW_UP', ticket_id: base.id, continued_id: followed };
  return [ticketRow, { ...base, entity: 'ticket_link', id: `FOLLOW_UP:${base.id}`, values }];
}

const authors = { customer: 'CUSTOMER', agent: 'AGENT', bot: 'BOT', system: 'SYSTEM' } as const;

function message(row: SourceRow): UpsertRow {
  return {
    ...identified(row, 'message'),
    values: {
      conversation_id: `ticket:${row.id('ticket_id')}`,
      kind: 'TEXT',
      author_kind: row.oneOf('author', authors),
      author_id: row.key('author_id'),
      public: row.flag('public') ?? 1,
      channel: channelOf(row.text('channel')),
      event: null,
      body: row.text('text'),
      created_at: row.timestamp('created_at') ?? 0,
    },
  };
}

function change(row: SourceRow): UpsertRow {
  const ticketId = row.id('ticket_id');
  const name = row.id('field');
  const changedAt = row.required('changed_at', row.timestamp('changed_at'));
  const field = fieldOf(name);
  return {
    kind: 'row',
    entity: 'ticket_change',
    id: `${ticketId}:${name}:${changedAt}`,
    version: row.version('updated_at', 'changed_at'),
    deleted: row.isTrue('deleted'),
    values: {
      ticket_id: ticketId,
      field,
      field_name: name,
      value: changedValue(field, row.text('value')),
      changed_by: row.key('changed_by'),
      changed_at: changedAt,
    },
  };
}

function rating(row: SourceRow): UpsertRow {
  return {
    ...identified(row, 'rating'),
    values: {
      ticket_id: row.id('ticket_id'),
      score: row.required('score', row.oneOf('score', scores)),
      comment: row.text('comment'),
      reason: row.text('reason'),
      embedded: 0,
      rated_at: row.timestamp('rated_at') ?? 0,
    },
  };
}

function identified(row: SourceRow, entity: string): Omit<UpsertRow, 'values'> {
  return { kind: 'row', entity, id: row.id('id'), version: row.version('updated_at'), deleted: row.isTrue('deleted') };
}

function mergeable(row: SourceRow, own: UpsertRow): RowChange[] {
  const survivor = row.key('merged_into');
  return survivor ? [own, { kind: 'merge', entity: own.entity, loser: own.id, survivor, version: own.version }] : [own];
}

export const plain: ImportFormat = { tables: { requester, organization, agent, ticket, message, change, rating } };
