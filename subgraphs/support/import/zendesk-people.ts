import type { RowChange, UpsertRow } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';
import { domainList, tagList } from './zendesk-tags.ts';

const roles = { 'end-user': 'END_USER', agent: 'AGENT', admin: 'ADMIN' } as const;

/** One table holds whoever asks and whoever answers; only the first are customers. */
export function user(row: SourceRow): RowChange[] {
  const role = row.required('role', row.oneOf('role', roles));
  return role === 'END_USER' ? [requester(row)] : [agent(row, role), noLongerRequester(row)];
}

function requester(row: SourceRow): UpsertRow {
  return {
    kind: 'row',
    entity: 'requester',
    id: row.id('id'),
    version: row.version('updated_at', '_fivetran_synced'),
    deleted: row.flag('active') === 0 || row.isTrue('permanently_deleted') || row.isTrue('_fivetran_deleted'),
    values: {
      name: row.text('name'),
      email: row.text('email'),
      phone: row.text('phone'),
      external_id: row.text('external_id'),
      organization_id: row.key('organization_id'),
      locale: row.text('locale'),
      time_zone: row.text('time_zone'),
      suspended: row.flag('suspended'),
      verified: row.flag('verified'),
      tag_list: tagList(row),
      last_login_at: row.timestamp('last_login_at'),
      created_at: row.timestamp('created_at') ?? 0,
    },
  };
}

/** One who left stays, since the tickets they worked on still name them. */
function agent(row: SourceRow, role: 'AGENT' | 'ADMIN'): UpsertRow {
  const gone = row.isTrue('permanently_deleted') || row.isTrue('_fivetran_deleted');
  return {
    kind: 'row',
    entity: 'agent',
    id: row.id('id'),
    version: row.version('updated_at', '_fivetran_synced'),
    deleted: false,
    values: {
      name: row.text('name'),
      email: row.text('email'),
      role,
      active: row.flag('active') === 0 || gone ? 0 : 1,
    },
  };
}

/** An end user who was made an agent is not a customer from then on. */
function noLongerRequester(row: SourceRow): UpsertRow {
  return {
    kind: 'row',
    entity: 'requester',
    id: row.id('id'),
    version: row.version('updated_at', '_fivetran_synced'),
    deleted: true,
    derived: true,
    values: {},
  };
}

export function organization(row: SourceRow): UpsertRow {
  return {
    kind: 'row',
    entity: 'organization',
    id: row.id('id'),
    version: row.version('updated_at', '_fivetran_synced'),
    deleted: row.timestamp('deleted_at') !== null || row.isTrue('_fivetran_deleted'),
    values: {
      name: row.text('name'),
      external_id: row.text('external_id'),
      tag_list: tagList(row),
      domain_list: domainList(row),
      created_at: row.timestamp('created_at') ?? 0,
    },
  };
}

/** Its `index` is not unique in real exports, the domain is. */
export function domainName(row: SourceRow): UpsertRow {
  const organizationId = row.id('organization_id');
  const domain = row.id('domain_name').toLowerCase();
  row.leaveOut('index');
  return {
    kind: 'row',
    entity: 'organization_domain',
    id: `${organizationId}:${domain}`,
    version: row.version('updated_at', '_fivetran_synced'),
    deleted: row.isTrue('_fivetran_deleted'),
    values: { organization_id: organizationId, domain },
  };
}

export function group(row: SourceRow): UpsertRow {
  return {
    kind: 'row',
    entity: 'group',
    id: row.id('id'),
    version: row.version('updated_at', '_fivetran_synced'),
    deleted: false,
    values: { name: row.text('name'), active: row.isTrue('_fivetran_deleted') || row.isTrue('deleted') ? 0 : 1 },
  };
}
