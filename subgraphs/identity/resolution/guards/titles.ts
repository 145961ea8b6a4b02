import type { Profile } from '../profile.ts';
import { shareId } from './shared-id.ts';

/** One is Mr and the other Mrs, and nothing that only one person has tells that this is a slip. */
export function areHeAndShe(a: Profile, b: Profile): boolean {
  if (a.spokenOf === null || b.spokenOf === null || a.spokenOf === b.spokenOf) return false;
  return (a.birthDate === null || a.birthDate !== b.birthDate) && !shareId(a, b);
}
