import { isPlaceholder } from './blocked.ts';
import type { PartyRecord } from './record.ts';
import { remembered } from './remembered.ts';
import { latinNames } from './text.ts';
import { wordList } from './word-list.ts';

export interface PersonName {
  given: string[];
  family: string[];
  /** Jr, II and alike: what tells a father from a son of the same name. `i` may be an initial as well. */
  generation: string | null;
}

type Named = Pick<PartyRecord, 'name' | 'givenName' | 'familyName'>;

const titles = wordList(
  'mr, mrs, ms, miss, mx, dr, prof, professor, sir, dame, herr, frau, mme, mlle, monsieur, madame, sig, sra, srta, dipl, phd, md',
);
const generations: ReadonlyMap<string, string> = new Map([
  ['jr', 'jr'],
  ['junior', 'jr'],
  ['sr', 'sr'],
  ['senior', 'sr'],
  ['ii', 'ii'],
  ['iii', 'iii'],
  ['iv', 'iv'],
]);

const nothing: PersonName = { given: [], family: [], generation: null };

/** Given and family names, in plain Latin letters, without titles, `chr.` for an abbreviation; from the separate fields where a source has them, else from the display name. */
export function readPersonName({ name, givenName, familyName }: Named): PersonName {
  const given = wordsOf(givenName);
  const family = wordsOf(familyName);
  if (given.length === 0 && family.length === 0) return fromDisplayName(name);
  const generation = generationOf([...given, ...family]) ?? (given.length > 1 && given.at(-1) === 'i' ? 'i' : null);
  return { given: withoutGeneration(given), family: withoutGeneration(family), generation };
}

function fromDisplayName(name: string | null): PersonName {
  if (name === null || isPlaceholder(name) || /[@\d]/.test(name)) return nothing;
  const [beforeComma = [], afterComma = []] = name.split(',').map(wordsOf);
  const generation = generationOf([...beforeComma, ...afterComma]);
  const first = withoutGeneration(beforeComma);
  const second = withoutGeneration(afterComma);
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
  return latinNames(text)
    .map(withoutStop)
    .filter((word) => !titles.has(word));
});

function withoutStop(word: string): string {
  return word.endsWith('.') && isWord(word.slice(0, -1)) ? word.slice(0, -1) : word;
}

/** Before a full stop: an initial, a title or a generation; anything else is an abbreviation, and keeps the stop. */
function isWord(word: string): boolean {
  return [...word].length === 1 || titles.has(word) || generations.has(word);
}

function generationOf(words: readonly string[]): string | null {
  const found = words.find((word) => generations.has(word));
  return found === undefined ? null : (generations.get(found) ?? null);
}

function withoutGeneration(words: readonly string[]): string[] {
  return words.filter((word) => !generations.has(word));
}
