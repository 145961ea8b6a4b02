import type { IdentityEvent } from '../../resolution/events.ts';
import type { EventLogQuery } from '../identity-store.ts';
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
     RETURN event {.*} AS event ORDER BY event.sequence LIMIT $limit`,
    { after: integer(after), limit: integer(limit), customerIds: customerIds ?? [], types: types ?? [] },
  );
  return rows.map(({ event }) => toEvent(event));
}
