import type { PartyRecord } from '../record.ts';
import { plainWords } from './text.ts';

/** More of a word tells no name from another, and is too much for an index. */
const longestWord = 100;

/** The words that a record is found by, in plain letters. */
export function searchWords({
  name,
  givenName,
  familyName,
}: Pick<PartyRecord, 'name' | 'givenName' | 'familyName'>): string[] {
  return wordsOfName([name, givenName, familyName].filter(Boolean).join(' '));
}

/** The different words of a name, each as records are found by it. */
export function wordsOfName(text: string): string[] {
  return [...new Set(plainWords(text).map((word) => word.slice(0, longestWord).toWellFormed()))];
}
