import type { NameWord } from './name.ts';
import { editDistance } from './similarity.ts';

/**
 * Whether two given names that look alike are two, though no list has them, rather than one with slips or a pet name: Karl-Heinz and Karl-Otto,
 * Gianluca and Gianmarco, Adriano and Adriana.
 */
export function areTwoNames(a: NameWord, b: NameWord): boolean {
  if (a.words.length === 1 && b.words.length === 1) return areTwoWords(a.text, b.text);
  if (a.words.length !== b.words.length) return false;
  const place = a.words.findIndex((word, index) => word !== b.words[index]);
  if (a.words.some((word, index) => index > place && word !== b.words[index])) return false;
  const [one, other] = [a.words[place] ?? '', b.words[place] ?? ''];
  return !isBeginningOfOther(one, other) && editDistance(one, other, 1) > 1;
}

/** Oluwa-seun and Oluwa-tobi. */
const fewestInCommon = 4;
const fewestOfTheOther = 3;
const mostSlips = 2;

function areTwoWords(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (isHisAndHers(short, long)) return true;
  if (isBeginningOfOther(short, long) || isPetNameOf(short, long)) return false;
  const inCommon = commonBeginning(short, long);
  return (
    inCommon >= fewestInCommon &&
    short.length - inCommon >= fewestOfTheOther &&
    editDistance(short, long, mostSlips) > mostSlips
  );
}

/** Amin and Amina, Adriano and Adriana, André and Andrée. */
function isHisAndHers(short: string, long: string): boolean {
  if (short.length < long.length)
    return (long === `${short}a` && /..[^aeiouy]$/.test(short)) || (long === `${short}e` && /..e$/.test(short));
  const stem = short.slice(0, -1);
  return stem.length > 2 && long.startsWith(stem) && /^(?:ao|oa)$/.test(short.slice(-1) + long.slice(-1));
}

/** As those who are called Wolfgang, Franziska and Łukasz are for short. */
function isPetNameOf(short: string, long: string): boolean {
  return short.length < long.length && petEnding.test(short);
}

const petEnding = /(?:i|ie|y|ek|ko|ka|is|ik)$/;

function isBeginningOfOther(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

function commonBeginning(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one.charAt(length) === other.charAt(length)) length += 1;
  return length;
}
