import { unsaid } from './comparison.ts';
import { editDistance, lettersApart } from './similarity.ts';

export const birthDateLevels = [
  'different',
  'the same year',
  'two slips apart',
  'two of day, month and year the same',
  'one slip apart, or day and month swapped',
  'the same',
] as const;

/** Where of one of two dates no more than the year is known. */
export const birthYearLevels = ['different', 'nearly the same', 'the same'] as const;

const wholeDate = 8;
const yearAlone = 4;
/** How far off a year may be that somebody guessed. */
const guessedYears = 2;

/**
 * How alike two dates of birth are, as `YYYYMMDD` or `YYYYMM`: 0 to 5 as in `birthDateLevels`; `unsaid` where of one only the
 * year is known.
 */
export function birthDateLevel(a: string, b: string): number {
  if (a.length === yearAlone || b.length === yearAlone) return unsaid;
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

/** Of one the year and the month are known. */
function partialLevel(a: string, b: string): number {
  if (!sameDigits(a, 0, b, 0, 4)) return 0;
  return sameDigits(a, 4, b, 4, 2) ? 3 : 1;
}

/** The same of the years alone, as in `birthYearLevels`; `unsaid` where more is known of both. */
export function birthYearLevel(a: string, b: string): number {
  if (a.length > yearAlone && b.length > yearAlone) return unsaid;
  const [one, other] = [yearOf(a), yearOf(b)];
  if (one === other) return 2;
  return editDistance(one, other, 1) <= 1 || Math.abs(Number(one) - Number(other)) <= guessedYears ? 1 : 0;
}

export function yearOf(date: string): string {
  return date.slice(0, yearAlone);
}

function sameDigits(a: string, fromA: number, b: string, fromB: number, count: number): boolean {
  for (let index = 0; index < count; index++) {
    if (a.charCodeAt(fromA + index) !== b.charCodeAt(fromB + index)) return false;
  }
  return true;
}
