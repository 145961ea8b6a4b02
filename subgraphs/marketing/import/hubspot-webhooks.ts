import type { TableRow } from '../../kit/import/format.ts';
import type { JsonObject } from '../../kit/import/read-json.ts';
import { named } from '../../kit/named.ts';

const tableOfType: Record<string, string> = {
  contact: 'contact',
  '0-1': 'contact',
  company: 'company',
  '0-2': 'company',
};

/**
 * The rows of an event that HubSpot sends to a webhook, or null where the object is none. An event says for certain what was
 * deleted or merged; of any other change it brings one property, which is no row.
 */
export function webhookRows(event: JsonObject): TableRow[] | null {
  const { subscriptionType, occurredAt, objectId, objectTypeId } = event;
  if (typeof subscriptionType !== 'string' || !('eventId' in event)) return null;
  const [, object = '', change = ''] = /^(\w+)\.(\w+)$/.exec(subscriptionType) ?? [];
  const table = named(tableOfType, object === 'object' ? String(objectTypeId) : object);
  if (table && (change === 'deletion' || change === 'privacyDeletion'))
    return [{ table, cells: { id: asText(objectId), _fivetran_deleted: 'true', updated_at: String(occurredAt) } }];
  // Companies say it themselves, in a property.
  if (table === 'contact' && change === 'merge') return merges(event);
  return [{ table: 'webhook_event', cells: {} }];
}

/** Some merges make a third contact of two. */
function merges({ occurredAt, primaryObjectId, mergedObjectIds, newObjectId }: JsonObject): TableRow[] {
  const survivor = asText(newObjectId ?? primaryObjectId);
  const merged = Array.isArray(mergedObjectIds) ? mergedObjectIds : [];
  const losers = [primaryObjectId, ...merged].map(asText).filter((id) => id !== survivor);
  return losers.map((loser) => ({
    table: 'contact_merge_audit',
    cells: { vid_to_merge: loser, canonical_vid: survivor, timestamp: String(occurredAt) },
  }));
}

function asText(id: unknown): string | null {
  return id === undefined || id === null ? null : String(id);
}
