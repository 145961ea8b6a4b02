import type { Place } from '../profile.ts';
import { editDistance, isAlike, isOneEdit, lettersApart } from './similarity.ts';

export const streetLevels = ['different', 'some words the same', 'nearly the same', 'the same'] as const;

export function streetLevel(a: Place, b: Place): number {
  if (a.street !== null && a.street === b.street) return 3;
  const overlap = commonShare(a.words, b.words);
  const numbers = numbersAgree(a.words, b.words);
  const near = a.street !== null && b.street !== null && isNearStreet(a.street, b.street);
  if (near || (overlap >= 0.7 && numbers)) return 2;
  return overlap >= 0.5 && (numbers || a.street === null || b.street === null) ? 1 : 0;
}

function isNearStreet(a: string, b: string): boolean {
  const apart = lettersApart(a, b);
  return (apart <= 4 && editDistance(a, b, 2) <= 2) || (isAlike(a, b, 0.92) && digitsOf(a) === digitsOf(b));
}

function digitsOf(text: string): string {
  return text.replace(/\D+/g, ' ').trim();
}

/** Shared words of the one that has fewer. Both are sorted. */
function commonShare(a: readonly string[], b: readonly string[]): number {
  const [few, many] = a.length < b.length ? [a, b] : [b, a];
  const common = few.filter((word) => many.includes(word)).length;
  return few.length < 2 ? 0 : common / few.length;
}

function numbersAgree(a: readonly string[], b: readonly string[]): boolean {
  return a.some((word) => /\d/.test(word) && b.includes(word));
}

export const postalCodeLevels = ['different', 'the same beginning', 'one slip apart', 'the same'] as const;

export function postalCodeLevel(a: string, b: string): number {
  if (a === b) return 3;
  if (isOneEdit(a, b)) return 2;
  return a.slice(0, 3) === b.slice(0, 3) ? 1 : 0;
}

export const cityLevels = ['different', 'somewhat alike', 'nearly the same', 'the same'] as const;

export function cityLevel(a: string, b: string): number {
  if (a === b) return 3;
  if (isAlike(a, b, 0.9)) return 2;
  return a.startsWith(b) || b.startsWith(a) || isAlike(a, b, 0.8) ? 1 : 0;
}

export const textLevels = ['different', 'alike', 'the same'] as const;

/** Words that nobody gave a meaning, such as a birthplace. */
export function textLevel(a: string, b: string): number {
  if (a === b) return 2;
  const [wordsA, wordsB] = [a.split(' '), b.split(' ')];
  const sharesAll = wordsA.every((word) => wordsB.includes(word)) || wordsB.every((word) => wordsA.includes(word));
  return sharesAll || isAlike(a, b, 0.9) ? 1 : 0;
}
