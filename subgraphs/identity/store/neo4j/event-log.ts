import type { IdentityEvent } from '../../resolution/events.ts';
import type { EventLogQuery } from '../customers.ts';
import { integer, type Run } from './connection.ts';
import { type EventNode, toEvent } from './lists.ts';

const concerning = `CALL () {
    UNWIND $customerIds AS id MATCH (event:Event {customerId: id}) RETURN event
    UNION
    UNWIND $customerIds AS id MATCH (event:Event {otherCustomerId: id}) RETURN event
  }
  WITH event`;

export async function eventLog(
  run: Run,
  { after, limit, customerIds, types }: EventLogQuery,
): Promise<IdentityEvent[]> {
  const rows = await run<{ event: EventNode }>(
    `${customerIds ? concerning : 'MATCH (event:Event)'} WHERE event.sequence > $after
     ${types ? 'AND event.type IN $types' : ''}
     WITH event ORDER BY event.sequence LIMIT $limit
     RETURN event {.*} AS event ORDER BY event.sequence`,
    { after: integer(after), limit: integer(limit), customerIds: customerIds ?? [], types: types ?? [] },
  );
  return rows.map(({ event }) => toEvent(event));
}

/** The condition lets the server walk its index from the end; `max` would read every event. */
export async function newestEvent(run: Run): Promise<number> {
  const [row] = await run<{ newest: number }>(
    `MATCH (event:Event) WHERE event.sequence > 0
     RETURN event.sequence AS newest ORDER BY newest DESC LIMIT 1`,
  );
  return row?.newest ?? 0;
}
