import { flatten, type TableRow } from '../../kit/import/format.ts';
import { isObject, type JsonObject } from '../../kit/import/read-json.ts';

/**
 * The row of an event that Zendesk sends to a webhook or to EventBridge, or null where the object is none. An event says for
 * certain what was deleted; of any other change it brings a few fields, which are no row.
 */
export function eventRow({ type, time, detail, event, ...rest }: JsonObject): TableRow | null {
  const [, kind = null] = /^zen:event-type[:/](\w+\.\w+)$/.exec(String(type)) ?? [];
  if (!isObject(detail) || (kind === null && !('detail-type' in rest))) return null;
  return deletedRow(kind, String(time), detail, event) ?? { table: 'webhook_event', cells: {} };
}

function deletedRow(kind: string | null, time: string, { id, role }: JsonObject, event: unknown): TableRow | null {
  const isInactive = kind === 'user.active_changed' && isObject(event) && String(event.current) === 'false';
  // Of an agent the name stays, which no event repeats.
  if ((kind === 'user.deleted' || isInactive) && role === 'end-user')
    return { table: 'user', cells: flatten({ id, role, active: false, updated_at: time }) };
  if (kind === 'organization.deleted')
    return { table: 'organization', cells: flatten({ id, deleted_at: time, updated_at: time }) };
  if (kind === 'ticket.soft_deleted' || kind === 'ticket.permanently_deleted')
    return deletedTicket({ id, deleted_at: time });
  return null;
}

/** Neither the API's list of deleted tickets nor an event says whose they were. */
export function deletedTicket({ id, deleted_at }: JsonObject): TableRow {
  return { table: 'ticket', cells: flatten({ id, status: 'deleted', updated_at: deleted_at }) };
}
