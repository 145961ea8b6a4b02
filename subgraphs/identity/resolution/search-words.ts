import type { PartyRecord } from './record.ts';
import { plainWords } from './text.ts';

/** More of a word tells no name from another, and is too much for an index. */
const longestWord = 100;

/** The words that a record is found by, in plain letters. */
export function searchWords({
  name,
  givenName,
  familyName,
}: Pick<PartyRecord, 'name' | 'givenName' | 'familyName'>): string[] {
  const words = plainWords([name, givenName, familyName].filter(Boolean).join(' '));
  return [...new Set(words.map((word) => word.slice(0, longestWord).toWellFormed()))];
}
