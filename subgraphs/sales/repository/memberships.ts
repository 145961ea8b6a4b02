import { sql } from 'kysely';
import { connection } from '../../kit/connection.ts';
import { now } from '../../kit/known-statement.ts';
import type { MembershipRow } from '../tables.ts';
import { present } from './values.ts';

const toMembership = (row: MembershipRow) => ({
  id: row.id,
  contactId: row.contact_id,
  accountId: row.account_id,
  roles: row.roles?.split(/\s*;\s*/).filter(Boolean) ?? [],
  isCurrent: row.active !== 0 && (row.ended_at === null || row.ended_at > Date.now()),
  startedAt: row.started_at || null,
  endedAt: row.ended_at,
});
export type Membership = ReturnType<typeof toMembership>;

export interface MembershipFilter {
  current?: boolean | null;
}

/** The contact's own row and a relation may both name the same account: the relation says more and is the one shown. */
const bestOfItsPair = sql`not exists (
  select 1 from membership as better
  where better.contact_id = item.contact_id and better.account_id = item.account_id and better.deleted = 0
    and (better.relation > item.relation or (better.relation = item.relation and better.id < item.id)))`;

const ofTheLiving = sql`
  not exists (select 1 from account as gone where gone.id = item.account_id and gone.deleted = 1)
  and not exists (select 1 from contact as gone where gone.id = item.contact_id and gone.deleted = 1)`;

/** A person's account was once taken for a company that its contact belongs to. */
const ofTwo = sql`not exists (
  select 1 from account as self where self.id = item.account_id and self.person_contact_id = item.contact_id)`;

const memberships = (parentColumn: 'contact_id' | 'account_id') =>
  connection<MembershipRow, Membership, MembershipFilter>({
    table: 'membership',
    parentColumn,
    sortBy: 'started_at',
    direction: 'desc',
    where: ({ current }) => [
      present,
      bestOfItsPair,
      ofTheLiving,
      ofTwo,
      ...(current ? [sql`coalesce(item.active, 1) = 1 and (item.ended_at is null or item.ended_at > ${now})`] : []),
    ],
    toNode: toMembership,
  });

export const membershipsOfContacts = memberships('contact_id');
export const membershipsOfAccounts = memberships('account_id');
