import type { PartyRecord } from '../record.ts';
import { remembered } from '../remembered.ts';
import { isPlaceholder, mayBeFamilyName, mayBeGivenName, mayBeginPlaceholder } from './blocked.ts';
import { isEastAsianFamilyInFront } from './east-asian-name.ts';
import { generations } from './generations.ts';
import { isGivenName } from './given-name.ts';
import { isPatronymic } from './patronymic.ts';
import { latinNames, seenText } from './text.ts';
import { degreeOrInitials, isDegree, titles, withoutDegrees, withoutPeerage } from './titles.ts';
import { wordList } from './word-list.ts';

export interface PersonName {
  given: string[];
  family: string[];
  /** Jr, II and alike: what tells a father from a son of the same name. `i` may be an initial as well. */
  generation: string | null;
}

type Named = Pick<PartyRecord, 'name' | 'givenName' | 'familyName'>;

const ordinals = /\b(?:2nd|3rd|4th)\b/gi;
/** Within a word of several a digit is a letter misread or mistyped, as in `R0bert Allen`. */
const misreadLetter = /(?<=\p{L})\d(?=\p{L})/gu;
/** Behind a name a title or a generation, in front of one a given name: `Md Rahman`, who is Mohammad, and `Junior Silva`. */
const givenInFront = wordList('junior, md');
const hungarianGenerations = wordList('ifj., id.');

/** How somebody was called before, behind the name of today: `Jane Smith née Brown`. */
const maidenName = /[\s(,]+(?:n[ée]e|NÉE|geb\.|geborene|z domu|roz\.|rozen[aá])\s+([\p{L}\p{M}'’ -]+?)\)?\s*$/u;
/** What is said of somebody behind the name: `Jane Doe (she/her)`, `Jane Doe (Acme, Inc.)`, `Jane Doe | Acme`, `Jane Doe via Acme Support`. */
const asides =
  /(?<=\S)\s*(?:[([{<（【](?<said>[^()[\]{}<>（）【】]*)[)\]}>）】](?=\s*(?:[,([{<（【]|$))|\|.*$|(?<=\s)via\s+\S.*$)/gu;
/** For whom somebody works, behind a whole name: `Jane Doe – Acme`, `Jane Doe c/o Acme`. A hyphen may join family names. */
const employer = /(?<=\S\s+\S+)\s+(?:[–—]|at|c\/o|d\/?b\/?a)\s.*$/iu;
const beginsAside = /[([{<（【|]|\svia\s/;
const eastAsian = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}ー]+$/u;

const nothing: PersonName = { given: [], family: [], generation: null };

/** Nobody is called more, and some of what is looked for takes as long as the square of a name. */
const longestName = 500;

/** Given and family names, in plain Latin letters, without titles, `chr.` for an abbreviation; from the separate fields where a source has them, else from the display name. */
export function readPersonName(named: Named): PersonName {
  const [name, givenName, familyName] = [named.name, named.givenName, named.familyName].map(beginningOf);
  const [givenWords, familyWords] = wordsOfBoth(withoutAsides(givenName, unlessNickname), withoutAsides(familyName));
  const [given, family] = [namesIn(givenWords), familyWords.filter(isNameBehind)];
  if (given.length === 0 && family.length === 0) return fromDisplayName(name ?? null);
  if (isFamilyName(given, familyWords)) return { given, family: [...familyWords], generation: null };
  const generation =
    generationOf([...behindFront(givenWords), ...familyWords]) ??
    (given.length > 1 && given.at(-1) === 'i' ? 'i' : null);
  return { given, family, generation };
}

function beginningOf(name: string | null): string | null {
  return name && name.length > longestName ? name.slice(0, longestName) : name;
}

function fromDisplayName(name: string | null): PersonName {
  const called = calledToday(name);
  if (isPlaceholder(called) || isNoName(called)) return nothing;
  const [before = '', ...behind] = called.split(',');
  const [next, ...others] = behind;
  const [afterComma, beforeComma] = wordsOfBoth(next, before);
  const afterCommas = next === undefined ? [] : [afterComma, ...others.map(wordsOf)];
  const generation = generationOf([...behindFront(beforeComma), ...afterCommas.flat()]);
  const first = namesIn(beforeComma);
  if (next === undefined && isFamilyName(first, beforeComma.slice(1)))
    return { given: first, family: beforeComma.slice(1), generation: null };
  // A generation or a degree may stand between two commas or behind the last one: `Smith, Jr., John`, `Smith, John, PhD`.
  const degree = first.length > 1 ? behind.findIndex((text) => isDegree(wordsOf(text), text, before)) : -1;
  const named = degree === -1 ? afterCommas : afterCommas.slice(0, degree);
  const second = named.map((words) => words.filter(isNameBehind)).find(({ length }) => length > 0);
  if (second) return { given: second, family: first, generation };
  if (isFamilyNameInFront(first, called) || isEastAsianInFront(first))
    return { given: first.slice(1), family: first.slice(0, 1), generation };
  return { given: first.slice(0, Math.max(1, first.length - 1)), family: first.slice(1).slice(-1), generation };
}

/** Where there is no other, it is the family name that may be a generation: `Dave Senior`. */
function isFamilyName(given: readonly string[], [word = '', ...others]: readonly string[]): boolean {
  return given.length === 1 && others.length === 0 && familyNames.has(word);
}

const familyNames = wordList('junior, senior');

/** Where people have their father's name behind their own, the family name is in front as often as not: `Иванов Пётр Сергеевич`. */
function isFamilyNameInFront(
  [family = '', given = '', father = '', ...others]: readonly string[],
  name: string,
): boolean {
  if (others.length > 0 || !isPatronymic(father) || isPatronymic(given) || isGivenName(family)) return false;
  return cyrillic.test(name) || slavicFamilyName.test(family);
}

/** `鈴木 太郎`, `Kim Min Jun` */
function isEastAsianInFront(words: readonly string[]): boolean {
  return words.length > 1 && (words.every((word) => eastAsian.test(word)) || isEastAsianFamilyInFront(words));
}

const cyrillic = /\p{sc=Cyrl}/u;
/** As far as it is nobody's given name. */
const slavicFamilyName = /(?:[eo]va?|sk(?:ii|iy|yi|aia|aya)|enko|chuk)$/;

function calledToday(name: string | null): string {
  return withoutEmployer(withoutPeerage(withoutAsides(name?.replace(maidenName, ''))));
}

/** `Acme Tools – Jane Doe` is the other way round. */
function withoutEmployer(name: string): string {
  if (!employer.test(name)) return name;
  const first = wordsOf(name).find((word) => !titles.has(word)) ?? '';
  return isGivenName(first) ? name.replace(employer, '') : name;
}

/** Most names have none, and looking for one takes longer than all else here. */
function withoutAsides(name: string | null | undefined, unless = unlessGeneration): string {
  return name && beginsAside.test(name) ? seenText(name).replace(asides, unless) : (name ?? '');
}

/** `Robert Miller (Jr.)` */
function unlessGeneration(aside: string): string {
  const [word = '', ...others] = wordsOf(aside);
  return others.length === 0 && generations.has(word) ? aside : '';
}

/** Behind a given name one word is what its bearer is called: `Katarzyna (Inka)`. */
function unlessNickname(aside: string): string {
  return wordsOf(aside).length > 1 ? '' : aside;
}

/** An address, or a name with a number in it, as what somebody is called by who does not tell: `customer 5`. */
function isNoName(name: string): boolean {
  const text = seenText(name).trim();
  const meant = /\p{L}\s+\p{L}/u.test(text) ? text.replace(misreadLetter, '') : text;
  return /[@\d]/.test(meant.replace(ordinals, ''));
}

/**
 * Where the family name of three words or more begins nobody can tell: `Susan Meyer Thomas`, `Juan García López`. A maiden name is
 * another family name.
 */
export function otherReadings(displayName: string | null): PersonName[] {
  if (displayName === null) return [];
  const name = beginningOf(displayName) ?? '';
  const { given, family, generation } = fromDisplayName(name);
  const maiden = wordsOf(maidenName.exec(name)?.[1]);
  const former = maiden.length > 0 && given.length > 0 ? [{ given, family: [...maiden], generation }] : [];
  const graduate =
    degreeOrInitials.test(name) && given.length > 0 ? [fromDisplayName(name.replace(degreeOrInitials, ''))] : [];
  const others = [...former, ...graduate, ...inOtherScript(name)];
  const names = [...given, ...family];
  // Where the father's name is, the family name is the other.
  if (names.length < 3 || isPatronymic(given.at(-1) ?? '')) return others;
  const called = calledToday(name);
  const first = wordsInFront(called, names);
  if (names.length - first < 2 || called.includes(',')) return others;
  return [...others, { given: names.slice(0, first), family: names.slice(first), generation }];
}

/** How many words the given name has that a name begins with: two in `Jean-Pierre Martin`. */
function wordsInFront(name: string, [first = '']: readonly string[]): number {
  if (!name.includes('-')) return 1;
  const inFront = name.split(/\s+/).map(wordsOf);
  return inFront.find((words) => words.includes(first))?.length ?? 1;
}

/** `Wei Wang (王伟)` */
function inOtherScript(name: string): PersonName[] {
  if (!beginsAside.test(name)) return [];
  const said = [...seenText(name).matchAll(asides)].map(({ groups }) => groups?.said ?? '');
  const others = said.filter((text) => /\p{L}/u.test(text) && isLatin(text) !== isLatin(calledToday(name)));
  return others.map(fromDisplayName);
}

function isLatin(text: string): boolean {
  return /\p{sc=Latin}/u.test(text);
}

/** In East Asia the family name comes first, and as often as not nothing parts it from the other: 李静静 and 李 静静. */
export function unpartedReading({ given, family }: PersonName): PersonName[] {
  const written = [...family, ...given];
  const isEastAsian = written.length > 1 && written.every((word) => eastAsian.test(word));
  return isEastAsian ? [{ given: [written.join('')], family: [], generation: null }] : [];
}

/** Of what may stand for nothing a name beside it tells that it is one: `Nil` with `Puig`, `Judy` with `Guest`. */
function wordsOfBoth(givenName = '', familyName = ''): [given: readonly string[], family: readonly string[]] {
  const [given, family] = [wordsOf(givenName), wordsOf(familyName)];
  if (mayBeginPlaceholder(given[0] ?? '') && isPlaceholder(`${givenName} ${familyName}`)) return [[], []];
  if (family.length > 0 && given.length === 0 && mayBeGivenName(givenName.trim()))
    return [latinNames(givenName), family];
  if (given.length > 0 && family.length === 0 && mayBeFamilyName(familyName.trim()))
    return [given, latinNames(familyName)];
  return [given, family];
}

function wordsOf(text: string | null | undefined): readonly string[] {
  return text ? wordsOfName(text) : [];
}

const wordsOfName = remembered((text): readonly string[] => {
  if (isPlaceholder(text)) return [];
  return latinNames(withoutDegrees(text)).map(withoutStop);
});

function withoutStop(word: string): string {
  return word.endsWith('.') && isWord(word.slice(0, -1)) ? word.slice(0, -1) : word;
}

/** Before a full stop: an initial, a title or a generation; anything else is an abbreviation, and keeps the stop. */
function isWord(word: string): boolean {
  return [...word].length === 1 || titles.has(word) || generations.has(word);
}

/** The names among the words of a whole name, or of given names. */
function namesIn(words: readonly string[]): string[] {
  const front = frontOf(words);
  return words.filter((word, place) => isNameBehind(word) || (place === front && givenInFront.has(word)));
}

function isNameBehind(word: string): boolean {
  return !titles.has(word) && !generations.has(word);
}

/** Where the first word is that is not just a title. */
function frontOf(words: readonly string[]): number {
  return words.findIndex((word) => !titles.has(word) || givenInFront.has(word));
}

/** What comes first tells no generation but in Hungary: in Spanish `Sr.` is a title. */
function behindFront(words: readonly string[]): readonly string[] {
  const front = frontOf(words);
  return words.filter((word, place) => place > front || hungarianGenerations.has(word));
}

function generationOf(words: readonly string[]): string | null {
  const found = words.find((word) => generations.has(word));
  return found === undefined ? null : (generations.get(found) ?? null);
}
