import type { NameForm } from '../profile.ts';
import { areOtherEastAsianNames, isEastAsianFamily } from '../values/east-asian-name.ts';
import { isGivenName } from '../values/given-name.ts';
import { areUnlikeGivenNames, isSlip, nameLevels } from './name.ts';
import { areTwoNames } from './two-names.ts';

const [somewhatAlike, alike, oneSlip] = [1, 2, 3];
const partOfOther = nameLevels.indexOf('a short form or part of the other');
const sameName = nameLevels.length - 1;

/**
 * What two are called alike who are told apart by given names that stand where a name alone does not tell: in the middle, as of Jean Paul Martin
 * and Jean Pierre Martin, or behind the family name, as of Nagy Anna and Nagy Péter. Null where that is not so.
 *
 * @param given the level of what is read as their given names
 * @param family … and as their family names
 */
export function familyOfSiblings(a: NameForm, b: NameForm, given: number, family: number): string | null {
  if (given !== sameName && family < partOfOther) return null;
  const [words, others] = [wordsIn(a), wordsIn(b)];
  if (words === 2 && others === 2) return given === sameName && family <= somewhatAlike ? familyInFront(a, b) : null;
  return words > 2 && words === others ? familyBehind(a, b) : null;
}

function wordsIn({ given, family }: NameForm): number {
  return (given?.words.length ?? 0) + (family?.words.length ?? 0);
}

/**
 * Whether family names tell him from her, as Novák and Nováková do, and given names do as well: Jan and Jana, however alike. Abroad she may be
 * called as he is.
 *
 * @param given the level of their given names
 * @param family … and of their family names
 */
export function areHisAndHers(a: NameForm, b: NameForm, given: number, family: number): boolean {
  if (family !== alike && family !== oneSlip) return false;
  return given < partOfOther && (isHerOf(a, b) || isHerOf(b, a));
}

/**
 * Whether given names that look like slips of each other are those of two of one family.
 *
 * @param given the level of their given names
 * @param family … and of their family names
 */
export function areTwoOfOneFamily(a: NameForm, b: NameForm, given: number, family: number): boolean {
  if (family !== sameName || !isSlip(given) || !a.given || !b.given || !a.family) return false;
  const [one, other] = [a.given.bare, b.given.bare];
  if (isEastAsianFamily(a.family.text)) return areOtherEastAsianNames(one.joined, other.joined, a.family.text);
  return areTwoNames(one, other);
}

function isHerOf(her: NameForm, his: NameForm): boolean {
  const [hers, name] = [her.family?.text ?? '', his.family?.text ?? ''];
  return isWrittenAsHers(hers, name) && /^..+a$/.test(firstOf(her)) && /^..+[^aeiouy]$/.test(firstOf(his));
}

/** `Nováková`, `Ivanova`, `Kowalska`; not `Novotná`, since names of other languages end in -ny as well. */
function isWrittenAsHers(hers: string, his: string): boolean {
  if (hers === `${his}ova` || (hers === `${his}a` && /(?:[eo]v|[iy]n)$/.test(his))) return true;
  const stem = /[cs]k(?:i|ii|y|yi)$/.test(his) ? his.replace(/[iy]+$/, '') : null;
  return stem !== null && [`${stem}a`, `${stem}aia`, `${stem}aya`].includes(hers);
}

function firstOf({ given }: NameForm): string {
  return given?.words[0] ?? '';
}

/** Whoever reads two words of which none is a known given name takes the first for it, be it the family name. */
function familyInFront({ given, family }: NameForm, other: NameForm): string | null {
  if (!given || !family || !other.family || isGivenName(given.text)) return null;
  return areUnlikeGivenNames(family.text, other.family.text) ? given.text : null;
}

/** Of several words all but one are the same, which is not the last. */
function familyBehind(a: NameForm, b: NameForm): string | null {
  const [words, others] = [allWords(a), allWords(b)];
  const last = words.at(-1);
  if (last === undefined || last !== others.at(-1)) return null;
  const place = words.findIndex((word, index) => word !== others[index]);
  const [one, other] = [words[place], others[place]];
  if (one === undefined || other === undefined) return null;
  if (words.some((word, index) => index > place && word !== others[index])) return null;
  return areUnlikeGivenNames(one, other) || areOtherEastAsianNames(one, other, last) ? last : null;
}

function allWords({ given, family }: NameForm): readonly string[] {
  return [...(given?.words ?? []), ...(family?.words ?? [])];
}
