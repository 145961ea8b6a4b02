import type { PartyRecord } from '../record.ts';
import { remembered } from '../remembered.ts';
import { isPlaceholder } from './blocked.ts';
import { latinNames, seenText } from './text.ts';
import { wordList } from './word-list.ts';

export interface PersonName {
  given: string[];
  family: string[];
  /** Jr, II and alike: what tells a father from a son of the same name. `i` may be an initial as well. */
  generation: string | null;
}

type Named = Pick<PartyRecord, 'name' | 'givenName' | 'familyName'>;

const titles = wordList(
  'mr, mrs, ms, miss, mx, dr, prof, professor, sir, herr, frau, mme, mlle, monsieur, madame, sig, sra, srta, dipl, phd, md',
);
const generations: ReadonlyMap<string, string> = new Map([
  ['jr', 'jr'],
  ['junior', 'jr'],
  ['sr', 'sr'],
  ['senior', 'sr'],
  ['ii', 'ii'],
  ['iii', 'iii'],
  ['iv', 'iv'],
  ['2nd', 'ii'],
  ['3rd', 'iii'],
  ['4th', 'iv'],
]);
const ordinals = /\b(?:2nd|3rd|4th)\b/gi;
/** Behind a name a title or a generation, in front of one a given name: `Md Rahman`, who is Mohammad, and `Junior Silva`. */
const givenInFront = wordList('junior, md');

const nothing: PersonName = { given: [], family: [], generation: null };

/** Given and family names, in plain Latin letters, without titles, `chr.` for an abbreviation; from the separate fields where a source has them, else from the display name. */
export function readPersonName({ name, givenName, familyName }: Named): PersonName {
  const [givenWords, familyWords] = [wordsOf(givenName), wordsOf(familyName)];
  const [given, family] = [namesIn(givenWords), familyWords.filter(isNameBehind)];
  if (given.length === 0 && family.length === 0) return fromDisplayName(name);
  const generation =
    generationOf([...behindFront(givenWords), ...familyWords]) ??
    (given.length > 1 && given.at(-1) === 'i' ? 'i' : null);
  return { given, family, generation };
}

function fromDisplayName(name: string | null): PersonName {
  if (name === null || isPlaceholder(name) || /[@\d]/.test(seenText(name).replace(ordinals, ''))) return nothing;
  const [beforeComma = [], afterComma = []] = name.split(',').map(wordsOf);
  const generation = generationOf([...behindFront(beforeComma), ...afterComma]);
  const first = namesIn(beforeComma);
  const second = afterComma.filter(isNameBehind);
  if (second.length > 0) return { given: second, family: first, generation };
  return { given: first.slice(0, Math.max(1, first.length - 1)), family: first.slice(1).slice(-1), generation };
}

/** Where the family name of three words or more begins nobody can tell: `Susan Meyer Thomas`, `Juan García López`. */
export function otherReadings(name: string | null): PersonName[] {
  if (name === null || name.includes(',')) return [];
  const { given, family, generation } = fromDisplayName(name);
  const [first, ...rest] = [...given, ...family];
  return first === undefined || rest.length < 2 ? [] : [{ given: [first], family: rest, generation }];
}

function wordsOf(text: string | null | undefined): readonly string[] {
  return text ? wordsOfName(text) : [];
}

const wordsOfName = remembered((text): readonly string[] => {
  if (isPlaceholder(text)) return [];
  return latinNames(text).map(withoutStop);
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

/** What comes first tells no generation: in Spanish `Sr.` is a title. */
function behindFront(words: readonly string[]): readonly string[] {
  return words.slice(frontOf(words) + 1);
}

function generationOf(words: readonly string[]): string | null {
  const found = words.find((word) => generations.has(word));
  return found === undefined ? null : (generations.get(found) ?? null);
}
