import { isTrade } from '../values/organisation-name.ts';
import { best, type Comparison, unsaid } from './comparison.ts';
import type { NameWord } from './name.ts';
import { says } from './says.ts';
import { isAlike, isTypoOf } from './similarity.ts';

export const organisationNameLevels = [
  'different',
  'some words the same',
  'alike',
  'slips apart',
  'one is the other with more words, or its initials',
  'the same',
] as const;

/** How alike two companies' names are, without their legal forms: 0 to 5 as in `organisationNameLevels`; `unsaid` in two scripts, and where one only says a trade. */
export function organisationNameLevel(one: NameWord, other: NameWord): number {
  if (one === other) return 5;
  const [a, b] = one.text < other.text ? [one, other] : [other, one];
  if (a.script !== b.script) return unsaid;
  const [joinedA, joinedB] = [a.joined, b.joined];
  if (joinedA === joinedB) return 5;
  const others = [...b.words];
  let [common, slips] = [0, 0];
  for (const word of a.words) {
    const place = others.indexOf(word);
    if (place === -1) continue;
    others.splice(place, 1);
    common += 1;
  }
  const own = a.words.filter((word) => !b.words.includes(word));
  slips += takeAlike(own, others, isTypoOf);
  if (common + slips > 0) slips += takeAlike(own, others, isCutShort);
  if (common + slips > 0 && (own.length === 0 || others.length === 0)) {
    if (own.length === 0 && others.length === 0) return 3;
    return saysTradeOnly(own.length === 0 ? a : b) ? unsaid : 4;
  }
  if (initialsOf(a) === joinedB || initialsOf(b) === joinedA) return 4;
  if (common > 0) return isLetterLost(joinedA, joinedB) ? 3 : 1;
  return isAlike(joinedA, joinedB, 0.88) ? 2 : 0;
}

/** `Handel` may be how anybody's name is cut short who trades. */
function saysTradeOnly({ words: [word = '', ...others] }: NameWord): boolean {
  return others.length === 0 && isTrade(word);
}

/** Takes each word out of both of which the other has one alike, and counts them. */
function takeAlike(own: string[], others: string[], areAlike: (a: string, b: string) => boolean): number {
  let taken = 0;
  for (const word of [...own]) {
    const place = others.findIndex((each) => areAlike(word, each));
    if (place === -1) continue;
    others.splice(place, 1);
    own.splice(own.indexOf(word), 1);
    taken += 1;
  }
  return taken;
}

const longEnough = 8;

/**
 * Whether a letter was left out, or two next to each other changed places, in a word that is too short to tell by itself: `uto repair`.
 * Another letter in its place is none, as in ABB and ABC, nor is a digit.
 */
function isLetterLost(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < longEnough || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const isLeftOut = short.slice(at) === long.slice(at + 1);
  const areSwapped =
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
  const isOne = long.length > short.length ? isLeftOut : areSwapped;
  return isOne && !/\d/.test(long.slice(at, at + 2));
}

const shortestCut = 3;

/** Whether one is how the other is abbreviated: `tech` of `technologies`. */
function isCutShort(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= shortestCut && (a.startsWith(b) || b.startsWith(a));
}

function initialsOf({ words }: NameWord): string {
  return words.length < 2 ? '' : words.map((word) => word.charAt(0)).join('');
}

export const organisationName: Comparison = {
  ...best({
    ...{ name: 'name', needs: says.name, levels: organisationNameLevels, levelOf: organisationNameLevel },
    valuesOf: ({ names }) => names.flatMap(({ given }) => given ?? []),
    textOf: ({ text }) => text,
  }),
  countsValues: true,
};
