import { birthDateLevel } from '../comparison/birth-date.ts';
import { idLevel } from '../comparison/contact.ts';
import type { Hold } from '../match.ts';
import type { Profile } from '../profile.ts';
import { areBornLikeParents } from './parents.ts';

/** A reason that forbids a link whatever the weight. */
export type Conflict = Extract<Hold, 'GENERATION' | 'BIRTH_DATE_AND_TAX_ID'>;

const wholeDate = 8;
const slipInDate = 2;
const slipInId = 2;

const none: readonly Conflict[] = [];

/** What makes it impossible that two records of one kind are one party. Symmetric. */
export function conflictsBetween(a: Profile, b: Profile): readonly Conflict[] {
  const isBornTwice = birthDatesDiffer(a.birthDate, b.birthDate) && taxIdsDiffer(a.taxIds, b.taxIds);
  const born: readonly Conflict[] = isBornTwice ? ['BIRTH_DATE_AND_TAX_ID'] : none;
  return generationsDiffer(a, b) ? ['GENERATION', ...born] : born;
}

function generationsDiffer(a: Profile, b: Profile): boolean {
  if (a.generations.length === 0 && b.generations.length === 0) return false;
  if (a.generations.length === 0 || b.generations.length === 0) return areBornLikeParents(a.birthDate, b.birthDate);
  return !a.generations.some((generation) => b.generations.includes(generation));
}

function birthDatesDiffer(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a.length < wholeDate || b.length < wholeDate) return false;
  return birthDateLevel(a, b) < slipInDate;
}

function taxIdsDiffer(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  return !a.some((one) => b.some((other) => idLevel(one, other) >= slipInId));
}
