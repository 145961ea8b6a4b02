import { editDistance } from '../similarity.ts';

export const birthDateLevels = [
  'different',
  'the same year',
  'two slips apart',
  'two of day, month and year the same',
  'one slip apart, or day and month swapped',
  'the same',
] as const;

/** How alike two dates of birth are, as `YYYYMMDD`, `YYYYMM` or `YYYY`: 0 to 5 as in `birthDateLevels`. */
export function birthDateLevel(a: string, b: string): number {
  if (a.length < 8 || b.length < 8) return partialLevel(a, b);
  if (a === b) return 5;
  const sameYear = a.slice(0, 4) === b.slice(0, 4);
  const [monthA, dayA, monthB, dayB] = [a.slice(4, 6), a.slice(6), b.slice(4, 6), b.slice(6)];
  if ((sameYear && monthA === dayB && dayA === monthB) || editDistance(a, b, 1) <= 1) return 4;
  if (Number(sameYear) + Number(monthA === monthB) + Number(dayA === dayB) === 2) return 3;
  if (editDistance(a, b, 2) <= 2) return 2;
  return sameYear ? 1 : 0;
}

/** What both know decides: it may agree without making the date more than likely. */
function partialLevel(a: string, b: string): number {
  const common = Math.min(a.length, b.length);
  if (a.slice(0, common) === b.slice(0, common)) return common >= 6 ? 3 : 1;
  return editDistance(a.slice(0, 4), b.slice(0, 4), 1) <= 1 ? 1 : 0;
}
