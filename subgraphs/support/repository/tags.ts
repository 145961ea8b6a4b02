import { type RawBuilder, sql } from 'kysely';
import { computed } from '../../kit/rows.ts';

/** Where a row lists all of its tags, one that is not in the list was taken away since. */
export function isStillTagged(tag: string, owner: string): RawBuilder<boolean> {
  return isListed(tag, 'tag', owner, 'tag_list');
}

/** Whether what a row says is in its owner's list of all that there is, if the owner has one. */
export function isListed(item: string, column: string, owner: string, listColumn: string): RawBuilder<boolean> {
  const list = sql.ref(`${owner}.${listColumn}`);
  return sql`${sql.ref(`${item}.deleted`)} = 0
    and (${list} is null or replace(${list}, '"' || ${sql.ref(`${item}.${column}`)} || '"', '') <> ${list})`;
}

const tagsOf = (owner: 'ticket' | 'user' | 'organization', table: string) =>
  computed<{ tag: string }, string[]>(
    (parents) => sql`
      select parent.ordinal as parent_ordinal, tag.tag
      from ${parents}
        join tag on tag.owner = ${`${owner}:`} || parent.value
        join ${sql.table(table)} as owner on owner.id = parent.value
      where ${isStillTagged('tag', 'owner')}
      order by tag.tag`,
    (rows) => rows.map(({ tag }) => tag),
  );

export const tagsOfTicket = tagsOf('ticket', 'ticket');
export const tagsOfRequester = tagsOf('user', 'requester');
export const tagsOfOrganization = tagsOf('organization', 'organization');
