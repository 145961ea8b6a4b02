import { createHash } from 'node:crypto';
import type { Change } from '../../kit/change-feed.ts';
import type { RecordChange } from '../resolution/changes.ts';
import { recordKey } from '../resolution/record.ts';
import { isStorable, readToldParty } from './told-party.ts';

/** A change of which nobody can say what it means for a record. */
export interface UnreadableChange {
  type: 'unreadable';
  key: string;
}

/** Stores index keys, and an index takes no more than some thousand bytes. */
const longestKey = 1000;

/** What a department's change means for its record of a party; null when it is about something else. */
export function recordChange(
  department: string,
  { entity, entityId, type, payload }: Change,
): RecordChange | UnreadableChange | null {
  const { mergedInto, party, unreadable } = payload;
  const isDeleted = type === 'deleted' && mergedInto === undefined;
  if (!isDeleted && !unreadable && mergedInto === undefined && !party) return null;
  const key = recordKey({ department, type: entity, sourceId: entityId });
  // Whatever else cannot be read: what its department deleted is not kept.
  if (isDeleted) return { type: 'deleted', key: presentable(key) };
  if (unreadable || !isKey(key)) return { type: 'unreadable', key: presentable(key) };
  if (mergedInto !== undefined) {
    const into = recordKey({ department, type: entity, sourceId: mergedInto });
    return mergedInto && isKey(into) ? { type: 'merged', key, into } : { type: 'unreadable', key };
  }
  const told = readToldParty(party);
  if (told === null) return { type: 'unreadable', key };
  const record = { key, department, type: entity, sourceId: entityId, otherNames: [], attributes: [], ...told };
  return { type: 'upserted', record };
}

function isKey(key: string): boolean {
  return key.length <= longestKey && isStorable(key);
}

/** A key that can be stored in place of one that cannot, and stands for no other. */
function presentable(key: string): string {
  if (isKey(key)) return key;
  const hash = createHash('sha256').update(JSON.stringify(key)).digest('hex');
  return `${key.slice(0, 100).replaceAll('\0', '').toWellFormed()}…${hash.slice(0, 16)}`;
}
