import type { PartyRecord } from './record.ts';
import { foldedWords } from './text.ts';

/** The words that a record is found by, folded. */
export function searchWords({
  name,
  givenName,
  familyName,
}: Pick<PartyRecord, 'name' | 'givenName' | 'familyName'>): string[] {
  return [...new Set(foldedWords([name, givenName, familyName].filter(Boolean).join(' ')))];
}
