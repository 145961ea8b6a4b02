import type { PartyRecord } from './record.ts';
import type { Member } from './state.ts';
import { plainLetters } from './text.ts';

/** A record's name as people read it. */
export function fullName({
  name,
  givenName,
  familyName,
}: Pick<PartyRecord, 'name' | 'givenName' | 'familyName'>): string | null {
  return name?.trim() || [givenName, familyName].filter(Boolean).join(' ').trim() || null;
}

/** The name that a customer goes by: the one in the record that its source changed last. */
export function newestName(members: readonly Member[]): string | null {
  const named = members.filter(({ name }) => name !== null);
  const [newest] = named.sort((a, b) => (b.updatedAt ?? 0) - (a.updatedAt ?? 0) || (a.key < b.key ? -1 : 1));
  return newest?.name ?? null;
}

export function sortName(name: string | null): string {
  return plainLetters(name ?? '');
}
