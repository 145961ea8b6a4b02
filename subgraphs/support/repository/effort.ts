import { sql } from 'kysely';
import type { AnyDatabase } from '../../kit/database.ts';
import { batchedVariants } from '../../kit/loading.ts';
import { computed } from '../../kit/rows.ts';
import { boundParents, parentList } from '../../kit/statement-parts.ts';
import { customerMessages } from './messages.ts';
import { ticketsOfParties } from './tickets.ts';

export const openTicketCount = computed<{ count: number }, number>(
  (parents) => sql`
    select parent_ordinal, count(*) as count from (${ticketsOfParties(parents)}) as ticket_of_party
    where status in ('NEW', 'OPEN', 'PENDING', 'ON_HOLD')
    group by parent_ordinal`,
  ([row]) => row?.count ?? 0,
);

/** Epoch milliseconds of the newest ticket or message of the customer. */
export const lastContactAt = computed<{ newest: number }, number | null>(
  (parents) => sql`
    with ticket_of_party as (${ticketsOfParties(parents)})
    select parent_ordinal, max(created_at) as newest from (
      select parent_ordinal, created_at from ticket_of_party
      union all
      select parent_ordinal, created_at from (${customerMessages(sql`ticket_of_party`)}) as written
    ) as contact
    group by parent_ordinal`,
  ([row]) => row?.newest ?? null,
);

const figures = [
  'tickets',
  'customerMessages',
  'agentHandoffs',
  'groupHandoffs',
  'departmentHandoffs',
  'reopenings',
  'repeatContacts',
] as const;
export type ContactEffort = Record<(typeof figures)[number], number>;

interface WithDatabase {
  database: AnyDatabase;
}

const dayMs = 24 * 60 * 60 * 1000;

/** What a customer had to do to be helped, in the last so many days or ever. */
export const contactEffort = batchedVariants<WithDatabase, number | null, readonly string[], ContactEffort>(
  async (parents, lastDays, { database }) => {
    const since = lastDays === null ? 0 : Date.now() - lastDays * dayMs;
    const source = sql`${parentList(database.dialect, sql`${boundParents(database.dialect, parents)}`)} as parent`;
    const { rows } = await sql<{ parent_ordinal: number; figure: keyof ContactEffort; count: number }>`
      with ticket_of_party as (${ticketsOfParties(source)}),
      step as (
        select ticket.parent_ordinal, change.field, change.value, change.changed_at as happened_at,
          lag(change.value) over (partition by ticket.parent_ordinal, change.ticket_id, change.field_name
            order by change.changed_at, change.id) as previous
        from ticket_of_party as ticket cross join ticket_change as change
        where change.ticket_id = ticket.id and change.deleted = 0 and change.value is not null
          and change.field in ('STATUS', 'ASSIGNEE', 'GROUP', 'DEPARTMENT')
      ),
      counted as (
        select parent_ordinal, created_at as happened_at, 'tickets' as figure from ticket_of_party
        union all
        select parent_ordinal, created_at, 'repeatContacts' from ticket_of_party as ticket
        where exists (select 1 from ticket_link as link where link.ticket_id = ticket.id and link.deleted = 0)
        union all
        select parent_ordinal, created_at, 'customerMessages'
        from (${customerMessages(sql`ticket_of_party`)}) as written
        union all
        select parent_ordinal, happened_at, case field when 'ASSIGNEE' then 'agentHandoffs' when 'GROUP' then 'groupHandoffs'
          else 'departmentHandoffs' end
        from step where field <> 'STATUS' and previous <> value
        union all
        select parent_ordinal, happened_at, 'reopenings' from step
        where field = 'STATUS' and previous in ('SOLVED', 'CLOSED') and value in ('NEW', 'OPEN', 'PENDING', 'ON_HOLD')
      )
      select parent_ordinal, figure, count(*) as count from counted where happened_at >= ${since}
      group by parent_ordinal, figure`.execute(database.untyped);
    const efforts = parents.map(noEffort);
    for (const { parent_ordinal, figure, count } of rows) {
      const effort = efforts[parent_ordinal];
      if (effort) effort[figure] = count;
    }
    return efforts;
  },
);

function noEffort() {
  return {
    tickets: 0,
    customerMessages: 0,
    agentHandoffs: 0,
    groupHandoffs: 0,
    departmentHandoffs: 0,
    reopenings: 0,
    repeatContacts: 0,
  };
}
