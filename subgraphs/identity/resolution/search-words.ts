import type { PartyRecord } from './record.ts';
import { plainWords } from './text.ts';

/** The words that a record is found by, in plain letters. */
export function searchWords({
  name,
  givenName,
  familyName,
}: Pick<PartyRecord, 'name' | 'givenName' | 'familyName'>): string[] {
  return [...new Set(plainWords([name, givenName, familyName].filter(Boolean).join(' ')))];
}
