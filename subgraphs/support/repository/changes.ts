import { sql } from 'kysely';
import { connection } from '../../kit/connection.ts';
import { computed } from '../../kit/rows.ts';
import type { TicketChangeRow, TicketField } from '../tables.ts';

const toChange = (row: TicketChangeRow) => ({
  id: row.id,
  ticketId: row.ticket_id,
  field: row.field ?? 'OTHER',
  fieldName: row.field_name ?? '',
  value: row.value,
  changedBy: row.changed_by,
  changedAt: row.changed_at,
});
export type TicketChange = ReturnType<typeof toChange>;

export const changesOfTicket = connection<TicketChangeRow, TicketChange, { field?: TicketField | null }>({
  table: 'ticket_change',
  parentColumn: 'ticket_id',
  sortBy: 'changed_at',
  direction: 'asc',
  where: ({ field }) => [sql`item.deleted = 0`, ...(field ? [sql`item.field = ${field}`] : [])],
  toNode: toChange,
});

/**
 * Asked when reading, since an earlier change may arrive after a later one. Time and id as one comparison, by which the index leads
 * to the change just before: with an "or" between them all later ones were looked at for each, of a ticket of 20,000 changes for 50 s.
 */
const valueBefore = (which = sql``) => sql`
  (select earlier.value from ticket_change as earlier
    where earlier.ticket_id = item.ticket_id and earlier.field_name = item.field_name and earlier.deleted = 0 ${which}
      and (earlier.changed_at, earlier.id) < (item.changed_at, item.id)
    order by earlier.changed_at desc, earlier.id desc limit 1)`;

/** Who held the ticket last: a ticket put back on the pile in between was still theirs. */
const lastHolder = valueBefore(sql`and earlier.value is not null`);

const before = (value: typeof lastHolder) =>
  computed<{ value: string | null }, string | null>(
    (parents) => sql`
      select parent.ordinal as parent_ordinal, ${value} as value
      from ${parents} join ticket_change as item on item.id = parent.value`,
    ([row]) => row?.value ?? null,
  );

/** By the id of a change. */
export const previousValue = before(valueBefore());
export const previousHolder = before(lastHolder);

export type HandoffKind = 'AGENT' | 'GROUP' | 'DEPARTMENT';
const handoffFields = { AGENT: 'ASSIGNEE', GROUP: 'GROUP', DEPARTMENT: 'DEPARTMENT' } as const;

/** The changes with which a ticket went from one holder to another; a first assignment is none. */
export const handoffs = connection<TicketChangeRow, TicketChange, { kind?: HandoffKind | null }>({
  table: 'ticket_change',
  parentColumn: 'ticket_id',
  sortBy: 'changed_at',
  direction: 'desc',
  where: ({ kind }) => [
    sql`item.deleted = 0`,
    sql`item.field in (${sql.join(kind ? [handoffFields[kind]] : Object.values(handoffFields))})`,
    sql`${lastHolder} <> item.value`,
  ],
  toNode: toChange,
});

/** The newest department that a ticket was given to. */
export const departmentOfTicket = computed<{ value: string | null }, string | null>(
  (parents) => sql`
    select parent.ordinal as parent_ordinal, item.value
    from ${parents} join ticket_change as item on item.ticket_id = parent.value
    where item.field = 'DEPARTMENT' and item.deleted = 0
    order by item.changed_at desc, item.id desc`,
  ([newest]) => newest?.value ?? null,
);
