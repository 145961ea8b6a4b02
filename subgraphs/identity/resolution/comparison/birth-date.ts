import { editDistance, lettersApart } from '../similarity.ts';

export const birthDateLevels = [
  'different',
  'the same year',
  'two slips apart',
  'two of day, month and year the same',
  'one slip apart, or day and month swapped',
  'the same',
] as const;

const wholeDate = 8;

/** How alike two dates of birth are, as `YYYYMMDD`, `YYYYMM` or `YYYY`: 0 to 5 as in `birthDateLevels`. */
export function birthDateLevel(a: string, b: string): number {
  if (a === b && a.length === wholeDate) return 5;
  if (a.length < wholeDate || b.length < wholeDate) return partialLevel(a, b);
  const year = sameDigits(a, 0, b, 0, 4);
  const month = sameDigits(a, 4, b, 4, 2);
  const day = sameDigits(a, 6, b, 6, 2);
  if (year && sameDigits(a, 4, b, 6, 2) && sameDigits(a, 6, b, 4, 2)) return 4;
  const edits = lettersApart(a, b) <= 4 ? editDistance(a, b, 2) : 3;
  if (edits <= 1) return 4;
  if (Number(year) + Number(month) + Number(day) === 2) return 3;
  if (edits <= 2) return 2;
  return year ? 1 : 0;
}

/** What both know decides: it may agree without making the date more than likely. */
function partialLevel(a: string, b: string): number {
  const common = Math.min(a.length, b.length);
  if (a.slice(0, common) === b.slice(0, common)) return common >= 6 ? 3 : 1;
  return editDistance(a.slice(0, 4), b.slice(0, 4), 1) <= 1 ? 1 : 0;
}

function sameDigits(a: string, fromA: number, b: string, fromB: number, count: number): boolean {
  for (let index = 0; index < count; index++) {
    if (a.charCodeAt(fromA + index) !== b.charCodeAt(fromB + index)) return false;
  }
  return true;
}
