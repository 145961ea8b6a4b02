import { areKnownApart, mayBeginWith, shareNickname } from '../given-name.ts';
import { isOneEdit, jaroWinkler, jaroWinklerAtMost, lettersOf } from '../similarity.ts';

/** A name that many records may bear, read once: comparing two of them costs no reading. */
export interface NameWord {
  id: number;
  text: string;
  words: readonly string[];
  /** A bit for each letter: two words without enough letters in common are not alike, whatever their order. */
  letters: number;
  /** Whether it is short for others or may be one of several names, so that spelling alone does not decide. */
  isPart: boolean;
  /** Names in Latin letters and in others have none in common, and may be one all the same. */
  isLatin: boolean;
}

const known = new Map<string, NameWord>();

/** The one object for a name; the same text gives the same object. */
export function nameOf(text: string): NameWord {
  const found = known.get(text);
  if (found) return found;
  const words = text.split(' ');
  const isPart = text.length === 1 || text.includes('.') || words.length > 1;
  const name = {
    id: known.size + 1,
    text,
    words,
    letters: lettersOf(text),
    isPart,
    isLatin: /\p{Script=Latin}/u.test(text),
  };
  known.set(text, name);
  return name;
}

export const nameLevels = [
  'different',
  'somewhat alike',
  'alike',
  'one slip apart',
  'a short form or part of the other',
  'the same',
] as const;

/** Pairs of names come again and again; the last million of them are remembered. */
const slots = 1 << 20;
const memoryOfA = new Int32Array(slots);
const memoryOfB = new Int32Array(slots);
const memoryOfLevel = new Int8Array(slots);

/** How alike two given or two family names are, 0 to 5 as in `nameLevels`. */
export function nameLevel(a: NameWord, b: NameWord): number {
  if (a === b) return 5;
  const [low, high] = a.id < b.id ? [a, b] : [b, a];
  const slot = (Math.imul(low.id, 0x9e3779b1) ^ Math.imul(high.id, 0x85ebca6b)) >>> 12;
  if (memoryOfA[slot] === low.id && memoryOfB[slot] === high.id) return memoryOfLevel[slot] ?? 0;
  const level = freshLevel(low, high);
  memoryOfA[slot] = low.id;
  memoryOfB[slot] = high.id;
  memoryOfLevel[slot] = level;
  return level;
}

function freshLevel(a: NameWord, b: NameWord): number {
  if (((a.isPart || b.isPart) && (isPartOf(a, b) || isPartOf(b, a))) || anyNickname(a, b)) return 4;
  if (jaroWinklerAtMost(a.text, a.letters, b.text, b.letters) < 0.7) return 0;
  const level = spellingLevel(a.text, b.text);
  return level > 1 && areKnownApart(a.text, b.text) ? 1 : level;
}

function spellingLevel(a: string, b: string): number {
  const alike = jaroWinkler(a, b);
  if (alike >= 0.92 || (Math.min(a.length, b.length) >= 3 && isOneEdit(a, b))) return 3;
  return alike >= 0.8 ? 2 : alike >= 0.7 ? 1 : 0;
}

function anyNickname(a: NameWord, b: NameWord): boolean {
  return a.words.some((word) => b.words.some((other) => word !== other && shareNickname(word, other)));
}

/** An initial (of a pet name too), an abbreviation, or some of several names: `j`, `chr.`, `anna` of `anna maria`. */
function isPartOf(part: NameWord, whole: NameWord): boolean {
  if (part.text.length === 1) return whole.text.startsWith(part.text) || mayBeginWith(part.text, whole.text);
  if (part.text.endsWith('.')) return whole.text.startsWith(part.text.slice(0, -1));
  if (whole.words.length < 2 || part.words.length > whole.words.length) return false;
  const hasWord = part.words.some((word) => word.length > 1 && whole.words.includes(word));
  return hasWord && part.words.every((word) => whole.words.some((other) => word === other || isInitial(word, other)));
}

function isInitial(word: string, other: string): boolean {
  return (word.length === 1 || other.length === 1) && word.charAt(0) === other.charAt(0);
}
