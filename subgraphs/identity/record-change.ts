import type { Change } from '../kit/change-feed.ts';
import type { Party } from '../kit/party.ts';
import type { RecordChange } from './resolution/changes.ts';
import { type PartyRecord, recordKey } from './resolution/record.ts';

/** What a department's change means for its record of a party; null when it is about something else. */
export function recordChange(department: string, { entity, entityId, type, payload }: Change): RecordChange | null {
  const key = recordKey({ department, type: entity, sourceId: entityId });
  if (payload.mergedInto !== undefined) {
    return { type: 'merged', key, into: recordKey({ department, type: entity, sourceId: payload.mergedInto }) };
  }
  if (type === 'deleted') return { type: 'deleted', key };
  if (!payload.party) return null;
  return { type: 'upserted', record: recordOf(department, entity, entityId, payload.party) };
}

/** Identity keeps what it needs to link records and nothing else; the employer, for one, is read live. */
function recordOf(department: string, type: string, sourceId: string, party: Party): PartyRecord {
  return {
    key: recordKey({ department, type, sourceId }),
    department,
    type,
    sourceId,
    kind: party.kind,
    name: party.name,
    givenName: party.givenName,
    familyName: party.familyName,
    otherNames: [],
    emails: party.emails,
    phones: party.phones,
    addresses: party.addresses.map(({ street, city, region, postalCode, country }) => {
      return { street, city, region, postalCode, country };
    }),
    birthDate: party.birthDate,
    externalIds: party.externalIds.map(({ system, value }) => ({ system, value })),
    taxIds: party.taxIds,
    domains: party.domains,
    attributes: [],
    updatedAt: party.updatedAt,
  };
}
