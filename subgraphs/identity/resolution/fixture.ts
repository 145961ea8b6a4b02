import { type PartyRecord, recordKey, recordName } from './record.ts';

/** A person's record with nothing but what the test says. */
export function person(key: string, values: Partial<PartyRecord> = {}): PartyRecord {
  const { department, type, sourceId } = recordName(key);
  return {
    ...{ key: recordKey({ department, type, sourceId }), department, type, sourceId, kind: 'PERSON' },
    ...{ name: null, givenName: null, familyName: null, birthDate: null, updatedAt: null },
    ...{ emails: [], phones: [], addresses: [], externalIds: [], taxIds: [], domains: [] },
    ...{ otherNames: [], attributes: [] },
    ...values,
  };
}
