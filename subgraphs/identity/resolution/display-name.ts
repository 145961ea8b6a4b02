import type { PartyRecord } from './record.ts';
import { plainLetters } from './values/text.ts';

/** A record's name as people read it. */
export function fullName({
  name,
  givenName,
  familyName,
}: Pick<PartyRecord, 'name' | 'givenName' | 'familyName'>): string | null {
  return name?.trim() || [givenName, familyName].filter(Boolean).join(' ').trim() || null;
}

/** Indexes take no more than some thousand bytes, and a letter may be several in plain letters. */
const longestSortName = 500;

export function sortName(name: string | null): string {
  return plainLetters(name ?? '')
    .slice(0, longestSortName)
    .toWellFormed();
}
