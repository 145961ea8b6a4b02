import { type Kysely, sql } from 'kysely';
import { limitTo, valueList } from '../../../kit/statement-parts.ts';
import type { IdentityEvent } from '../../resolution/events.ts';
import type { EventLogQuery } from '../customers.ts';
import { type EventRow, eventColumns, toEvent } from './lists.ts';
import type { IdentityTables } from './tables.ts';

export async function eventLog(
  kysely: Kysely<IdentityTables>,
  { after, limit, customerIds, types }: EventLogQuery,
): Promise<IdentityEvent[]> {
  const asked = sql`(select customer.ordinal from ${valueList('sqlite', customerIds ?? [])} as asked
    join customer on customer.id = asked.value)`;
  const concerning = sql`and sequence in (
    select sequence from event where customer in ${asked} and sequence > ${after}
    union select sequence from event where other_customer in ${asked} and sequence > ${after})`;
  const { rows } = await sql<EventRow>`
    select ${eventColumns} from event where sequence > ${after} ${customerIds ? concerning : sql``}
      ${types ? sql`and type in (select value from ${valueList('sqlite', types)})` : sql``}
    order by sequence ${limitTo(limit)}`.execute(kysely);
  return rows.map(toEvent);
}

export async function newestEvent(kysely: Kysely<IdentityTables>): Promise<number> {
  const { rows } = await sql<{ newest: number | null }>`select max(sequence) as newest from event`.execute(kysely);
  return rows[0]?.newest ?? 0;
}
