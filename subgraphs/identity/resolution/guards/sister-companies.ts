import type { NameWord } from '../comparison/name.ts';
import type { Profile } from '../profile.ts';
import { regionOf } from '../values/region.ts';
import { foldLetters } from '../values/text.ts';
import { wordList } from '../values/word-list.ts';
import { shareId } from './shared-id.ts';

/**
 * Whether the names of two companies are one but for a number, a point of the compass or a country, as those of funds, schools, branches and
 * companies of a group are, and nothing that only one company has tells that this is a slip.
 */
export function areSisterCompanies(a: Profile, b: Profile): boolean {
  if (a.kind !== 'ORGANISATION' || a.names.length === 0 || b.names.length === 0 || shareId(a, b)) return false;
  return a.names.every(({ given }) =>
    b.names.every((other) => given && other.given && areToldApart(given, other.given)),
  );
}

function areToldApart(one: NameWord, other: NameWord): boolean {
  if (one.words.length !== other.words.length) return false;
  const [words, others] = [one.words.map(foldLetters), other.words.map(foldLetters)];
  const ours = words.filter((word) => !others.includes(word));
  const theirs = others.filter((word) => !words.includes(word));
  if (ours.length === 0 || ours.length !== theirs.length) return false;
  const areLikeAll = ours.length === words.length ? haveOtherDigits : tellApart;
  return ours.every((word, place) => areLikeAll(word, theirs[place] ?? ''));
}

function tellApart(one: string, other: string): boolean {
  if (haveOtherDigits(one, other)) return true;
  const [ours, theirs] = [tellingOf(one), tellingOf(other)];
  return ours !== null && theirs !== null && ours !== theirs && ours.charAt(0) === theirs.charAt(0);
}

/** `fund2024` and `fund2025` */
function haveOtherDigits(one: string, other: string): boolean {
  return one !== other && /\d/.test(one) && /\d/.test(other) && one.replace(/\d/g, '') === other.replace(/\d/g, '');
}

/** Each begins with a sign of what it is. */
type Telling = string | null;

function tellingOf(word: string): Telling {
  return numberOf(word) ?? pointOf(word) ?? countryOf(word);
}

const romanNumbers = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');

function numberOf(word: string): Telling {
  if (/^\d+$/.test(word)) return `#${Number(word)}`;
  const roman = romanNumbers.indexOf(word);
  return roman === -1 ? null : `#${roman + 1}`;
}

const points = [
  wordList('nord, norden, nordre, noord, norr, norra, north, northern, norte, polnoc, sever, severni'),
  wordList('south, southern, sud, sudden, suden, sur, sul, sor, sodra, zuid, jih, poludnie'),
  wordList('east, eastern, est, este, leste, ost, osten, ostra, oost, vychod, wschod'),
  wordList('west, western, westen, ouest, oeste, ovest, vest, vastra, zapad, zachod'),
];

function pointOf(word: string): Telling {
  const point = points.findIndex((words) => words.has(word));
  return point === -1 ? null : `^${point}`;
}

const shortestCountry = 3;

function countryOf(word: string): Telling {
  const region = word.length < shortestCountry ? null : regionOf(word);
  return region && `@${region}`;
}
