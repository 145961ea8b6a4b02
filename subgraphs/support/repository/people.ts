import { sql } from 'kysely';
import { connection } from '../../kit/connection.ts';
import { computed, rowById } from '../../kit/rows.ts';
import type { AgentRow, GroupRow, OrganizationRow, RequesterRow } from '../tables.ts';
import { isListed } from './tags.ts';

const toRequester = (row: RequesterRow) => ({
  id: row.id,
  recordIds: [`requester:${row.id}`],
  name: row.name,
  email: row.email,
  phone: row.phone,
  externalId: row.external_id,
  organizationId: row.organization_id,
  locale: row.locale,
  timeZone: row.time_zone,
  isSuspended: row.suspended === 1,
  isVerified: row.verified === null ? null : row.verified === 1,
  lastLoginAt: row.last_login_at,
  createdAt: row.created_at,
});
export type Requester = ReturnType<typeof toRequester>;
export const requesterById = rowById('requester', toRequester);
export const requestersOfOrganization = connection<RequesterRow, Requester>({
  table: 'requester',
  parentColumn: 'organization_id',
  sortBy: 'created_at',
  direction: 'desc',
  where: () => [sql`item.deleted = 0 and item.merged_into is null`],
  toNode: toRequester,
});

const toOrganization = (row: OrganizationRow) => ({
  id: row.id,
  recordIds: [`organization:${row.id}`],
  name: row.name,
  externalId: row.external_id,
  createdAt: row.created_at,
});
export type Organization = ReturnType<typeof toOrganization>;
export const organizationById = rowById('organization', toOrganization);

export const domainsOfOrganization = computed<{ domain: string }, string[]>(
  (parents) => sql`
    select parent.ordinal as parent_ordinal, item.domain
    from ${parents} join organization_domain as item on item.organization_id = parent.value
      join organization as owner on owner.id = parent.value
    where ${isListed('item', 'domain', 'owner', 'domain_list')}
    order by item.domain`,
  (rows) => rows.map(({ domain }) => domain),
);

const toAgent = (row: AgentRow) => ({
  id: row.id,
  name: row.name,
  email: row.email,
  isAdmin: row.role === 'ADMIN',
  isActive: row.active !== 0,
});
export type Agent = ReturnType<typeof toAgent>;
export const agentById = rowById('agent', toAgent);

const toGroup = (row: GroupRow) => ({ id: row.id, name: row.name, isActive: row.active !== 0 });
export type Group = ReturnType<typeof toGroup>;
export const groupById = rowById('agent_group', toGroup);
