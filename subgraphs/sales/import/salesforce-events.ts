import { isObject, type JsonObject } from '../../kit/import/read-json.ts';

/** What an event of Salesforce's change data capture says for certain. Of what else has changed it brings but some fields. */
export interface ChangeEvent {
  /** As the API calls it, `Contact`. */
  entity: string;
  deleted: { id: unknown; deletedDate: unknown }[];
}

/** An overflow names no record, and a change of many the beginning of their ids: `001*`. */
const recordId = /^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/;

/** The event that an object is or holds, or null. */
export function changeEventIn(object: JsonObject): ChangeEvent | null {
  const header = headerIn(object);
  if (!header) return null;
  const { changeType, entityName, recordIds, commitTimestamp } = header;
  const isDeletion = changeType === 'DELETE' || changeType === 'GAP_DELETE';
  const ids = isDeletion && Array.isArray(recordIds) ? recordIds.filter((id) => recordId.test(String(id))) : [];
  return { entity: String(entityName), deleted: ids.map((id) => ({ id, deletedDate: commitTimestamp })) };
}

/** As the Pub/Sub API gives it, or within what the Streaming API and EventBridge put around it. */
function headerIn({ ChangeEventHeader: header, payload, data, detail }: JsonObject): JsonObject | null {
  if (isObject(header)) return header;
  const inner = [payload, data, detail].find(isObject);
  return inner ? headerIn(inner) : null;
}
