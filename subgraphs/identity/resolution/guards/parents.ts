import { birthDateLevel, birthYearLevel, yearOf } from '../comparison/birth-date.ts';
import { unsaid } from '../comparison/comparison.ts';
import type { Profile } from '../profile.ts';
import { shareId } from './shared-id.ts';

const wholeDate = 8;
const slipInDate = 2;
const [youngestParent, oldestParent] = [15, 60];

/** Whether one may be the other's parent, by two whole dates of birth, and no id in common that is given to one person says otherwise. */
export function areLikeParentAndChild(a: Profile, b: Profile): boolean {
  const areWhole = a.birthDate?.length === wholeDate && b.birthDate?.length === wholeDate;
  return areWhole && areBornLikeParents(a.birthDate, b.birthDate) && !shareId(a, b);
}

/** Whether one may be the other's parent, and no slip in a date explains it. */
export function areBornLikeParents(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false;
  const years = Math.abs(Number(yearOf(a)) - Number(yearOf(b)));
  if (years < youngestParent || years > oldestParent) return false;
  const level = birthDateLevel(a, b);
  return level === unsaid ? birthYearLevel(a, b) === 0 : level < slipInDate;
}
