import { areKnownApart, mayBeginWith, shareNickname } from '../values/given-name.ts';
import { mandarin } from '../values/heard/mandarin.ts';
import { isPatronymic } from '../values/patronymic.ts';
import { isOneEdit, jaroWinkler, jaroWinklerAtMost, lettersOf } from './similarity.ts';

/** A name that many records may bear, read once: comparing two of them costs no reading. */
export class NameWord {
  readonly id: number;
  readonly text: string;
  readonly words: readonly string[];
  /** Its words without what parts them: `al rashid` and `alrashid` are one name. */
  readonly joined: string;
  /** A bit for each letter: two words without enough letters in common are not alike, whatever their order. */
  readonly letters: number;
  /** Names in two scripts have no letter in common, and may be one all the same: 山田, ヤマダ and Yamada. */
  readonly script: Script;
  /** Nothing but initials: `j`, `m p`. */
  readonly isInitials: boolean;
  /** The name without the initials of middle names: `elizabeth` of `elizabeth j`; itself where it has none. */
  readonly bare: NameWord;
  /** `Accounts Payable`: another's than a person's, and who has the same need not be the same. */
  readonly isRole: boolean;
  /** First letters of all middle names, in full or not: `mp` of `anna maria p`. */
  readonly middleInitials: string;

  constructor(text: string) {
    this.text = text;
    this.words = text.split(' ');
    this.joined = this.words.join('');
    this.letters = lettersOf(text);
    this.script = scriptOf(text);
    const isLatin = this.script === 'Latin';
    this.isRole = text.startsWith(roleMark);
    const last = this.words.findLastIndex((word) => word.length > 1);
    this.isInitials = isLatin && last < 0;
    const isBare = !isLatin || last < 0 || last === this.words.length - 1;
    this.bare = isBare ? this : nameOf(this.words.slice(0, last + 1).join(' '));
    const hasMiddle = isLatin && text.charAt(1) !== ' ' && text.length > 1;
    this.middleInitials = hasMiddle ? initialsOf(this.words.slice(1)) : '';
    this.id = all.push(this);
  }
}

type Script = 'Latin' | 'Han' | 'Kana' | 'Hangul' | 'other';

/** A name that has a Han character is written in these, also where its ending is in kana. */
function scriptOf(text: string): Script {
  if (/\p{Script=Latin}/u.test(text)) return 'Latin';
  if (/\p{Script=Han}/u.test(text)) return 'Han';
  if (/[\p{Script=Katakana}\p{Script=Hiragana}]/u.test(text)) return 'Kana';
  return /\p{Script=Hangul}/u.test(text) ? 'Hangul' : 'other';
}

const known = new Map<string, NameWord>();
const all: NameWord[] = [];

/** The one object for a name; the same text gives the same object. */
export function nameOf(text: string): NameWord {
  const found = known.get(text);
  if (found) return found;
  const name = new NameWord(text);
  known.set(text, name);
  return name;
}

/** No name has one. */
const roleMark = '#';

/** What stands for the name of somebody who is named by a role alone. */
export function nameOfRole(role: string): NameWord {
  return nameOf(roleMark + role);
}

function initialsOf(words: readonly string[]): string {
  return words.map((word) => word.charAt(0)).join('');
}

/** @returns null for 0, which is no name's id */
export function nameWithId(id: number): NameWord | null {
  return all[id - 1] ?? null;
}

export const nameLevels = [
  'different',
  'somewhat alike',
  'alike',
  'one slip apart',
  'a short form or part of the other',
  'the same',
] as const;

const [leastAlike, alike] = [nameLevels.indexOf('somewhat alike'), nameLevels.indexOf('alike')];
const oneSlip = nameLevels.indexOf('one slip apart');

/** Whether names of this level look as if one were a slip of the other. */
export function isSlip(level: number): boolean {
  return level >= leastAlike && level <= oneSlip;
}

/** What `nameLevel` says besides where one name is but an initial, which fits many names and is compared on its own. */
export const sameInitial = nameLevels.length;
export const otherInitial = nameLevels.length + 1;

/**
 * Pairs of names come again and again; the last million of them are remembered, each in two numbers that stand together in one line of
 * the processor's cache: the lower id, and the higher with the level in its lowest bits.
 */
const remembered = new Int32Array(2 << 20);
const bitsOfLevel = 3;

/**
 * How alike two given or two family names are, 0 to 5 as in `nameLevels`; or `sameInitial`, or `otherInitial`. Initials of middle
 * names are not part of it: they are compared on their own.
 */
export function nameLevel({ bare: a }: NameWord, { bare: b }: NameWord): number {
  if (a === b) return a.isInitials ? sameInitial : 5;
  const [low, high] = a.id < b.id ? [a, b] : [b, a];
  const slot = ((Math.imul(low.id, 0x9e3779b1) ^ Math.imul(high.id, 0x85ebca6b)) >>> 12) << 1;
  const kept = remembered[slot + 1] ?? 0;
  if (remembered[slot] === low.id && kept >>> bitsOfLevel === high.id) return kept & ((1 << bitsOfLevel) - 1);
  const level = freshLevel(low, high);
  remembered[slot] = low.id;
  remembered[slot + 1] = (high.id << bitsOfLevel) | level;
  return level;
}

function freshLevel(a: NameWord, b: NameWord): number {
  if (a.isInitials || b.isInitials) return isInitialOf(a, b) || isInitialOf(b, a) ? sameInitial : otherInitial;
  if (a.joined === b.joined) return 5;
  if (isAbbreviation(a, b) || isAbbreviation(b, a)) return 4;
  if (areHerAndHisTurnedRound(a, b)) return 0;
  if (isPartOf(a, b) || isPartOf(b, a) || anyNickname(a, b)) return 4;
  if (areNamedAlikeInPart(a, b) || areOtherCharacters(a, b)) return 0;
  if (jaroWinklerAtMost(a.text, a.letters, b.text, b.letters) < 0.7) return 0;
  const level = spellingLevel(a.text, b.text);
  return level > 0 && areKnownApart(a.text, b.text)
    ? Math.min(level, Number(isBeginningOf(a, b) || isBeginningOf(b, a)))
    : level;
}

/** Whether two names of which one has an initial of a middle name have one in common, 0 or 1; null where that cannot be told. */
export function middleInitialLevel(a: NameWord, b: NameWord): number | null {
  if ((a.bare === a && b.bare === b) || a.middleInitials === '' || b.middleInitials === '') return null;
  return [...a.middleInitials].some((letter) => b.middleInitials.includes(letter)) ? 1 : 0;
}

/** Whether both are given names that people are known to have, and neither may stand for the other. */
export function areOtherGivenNames(a: NameWord, b: NameWord): boolean {
  if (a.isInitials || b.isInitials || nameLevel(a, b) > 1) return false;
  return a.words.every((word) => b.words.every((other) => areKnownApart(word, other)));
}

function spellingLevel(a: string, b: string): number {
  const alike = jaroWinkler(a, b);
  if (alike >= 0.92 || (Math.min(a.length, b.length) >= 3 && isOneEdit(a, b))) return 3;
  return alike >= 0.8 ? 2 : alike >= 0.7 ? 1 : 0;
}

/** Of several given names all but one are the same, and that is another: `jean pierre` and `jean paul`, who are brothers. */
function areNamedAlikeInPart({ words: ours }: NameWord, { words: theirs }: NameWord): boolean {
  if (ours.length < 2 || theirs.length < 2) return false;
  const [one, ...more] = ours.filter((word) => !theirs.includes(word));
  const [other, ...others] = theirs.filter((word) => !ours.includes(word));
  if (one === undefined || other === undefined || more.length > 0 || others.length > 0) return false;
  if (ours.some(isPatronymic) && theirs.some(isPatronymic)) return spellingLevel(one, other) < alike;
  return areUnlikeGivenNames(one, other);
}

/** Whether both are given names that people are known to have, and neither is a slip of the other: Paul and Pierre, but not Maria and Marie. */
export function areUnlikeGivenNames(one: string, other: string): boolean {
  return areKnownApart(one, other) && spellingLevel(one, other) < alike;
}

/** In Chinese characters and in Hangul each is a syllable: who is 李小明 and who is 李小红, 김민준 and 김민지, the last tells. */
function areOtherCharacters(a: NameWord, b: NameWord): boolean {
  if (a.script !== b.script || (a.script !== 'Han' && a.script !== 'Hangul')) return false;
  const [one, other] = [a.joined.normalize('NFC'), b.joined.normalize('NFC')];
  if (one.charAt(0) !== other.charAt(0)) return false;
  return one.length === other.length && one.at(-1) !== other.at(-1) && !areHeardAlike(one, other);
}

function areHeardAlike(one: string, other: string): boolean {
  const [a, b] = [mandarin(one), mandarin(other)];
  return a !== null && b !== null && a.every((step, place) => step.some((sound) => b[place]?.includes(sound)));
}

function anyNickname(a: NameWord, b: NameWord): boolean {
  return a.words.some((word) => b.words.some((other) => word !== other && shareNickname(word, other)));
}

/**
 * Kat and Katarina may be one all the same. John and Jane may not, nor may he and she of one name, Michael and Michaela, Jean and Jeanne, or
 * who leaves no more than a letter out, Julia and Julian.
 */
function isBeginningOf({ text: part }: NameWord, { text: whole }: NameWord): boolean {
  return whole.startsWith(part) && !(part.length > 3 && oneLetterMore.test(whole.slice(part.length - 1)));
}

/** After the last letter of the shorter name, which may be doubled. */
const oneLetterMore = /^(.)(?:.|\1e)$/;

/** Of the name itself, of another name of several, or of what its bearers are called. */
function isInitialOf({ text, isInitials }: NameWord, { words }: NameWord): boolean {
  const initial = text.charAt(0);
  return isInitials && words.some((word) => word.startsWith(initial) || mayBeginWith(initial, word));
}

/** María José is a woman, and José María a man; Anna Maria and Maria Anna may be one. */
function areHerAndHisTurnedRound({ words }: NameWord, { words: others }: NameWord): boolean {
  if (words.length !== 2 || others.length !== 2 || words[0] !== others[1] || words[1] !== others[0]) return false;
  return words.some((word) => herName.has(word)) && words.some((word) => hisNames.has(word));
}

const herName: ReadonlySet<string> = new Set(['maria', 'marie']);
const hisNames: ReadonlySet<string> = new Set([
  'angel',
  'jean',
  'jesus',
  'joan',
  'joao',
  'jose',
  'josep',
  'joseph',
  'juan',
]);

/** What stands before a full stop: `chr.`. */
function isAbbreviation({ text: short }: NameWord, { text: whole }: NameWord): boolean {
  return short.endsWith('.') && whole.startsWith(short.slice(0, -1));
}

/** Some of several names: `anna` of `anna maria`, `anna m` of it too. */
function isPartOf({ words: part }: NameWord, { words: whole }: NameWord): boolean {
  if (whole.length < 2 || part.length > whole.length) return false;
  const hasWord = part.some((word) => word.length > 1 && whole.includes(word));
  return hasWord && part.every((word) => whole.some((other) => word === other || isInitial(word, other)));
}

function isInitial(word: string, other: string): boolean {
  return (word.length === 1 || other.length === 1) && word.charAt(0) === other.charAt(0);
}
