import { remembered } from '../remembered.ts';
import { isPlaceholder, isPlaceholderNumber } from './blocked.ts';
import { foldLetters, latinWords, seenText } from './text.ts';

/** One spelling for the words that everyone shortens. */
const shortForms = new Map(
  Object.entries({
    apartment: 'apt',
    avenida: 'av',
    avenue: 'av',
    avda: 'av',
    ave: 'av',
    bd: 'blvd',
    boulevard: 'blvd',
    calle: 'c',
    circle: 'cir',
    court: 'ct',
    crescent: 'cres',
    drive: 'dr',
    east: 'e',
    fort: 'ft',
    highway: 'hwy',
    lane: 'ln',
    mount: 'mt',
    north: 'n',
    northeast: 'ne',
    northwest: 'nw',
    number: '',
    no: '',
    nr: '',
    parkway: 'pkwy',
    place: 'pl',
    platz: 'pl',
    road: 'rd',
    saint: 'st',
    sankt: 'st',
    south: 's',
    southeast: 'se',
    southwest: 'sw',
    square: 'sq',
    strasse: 'str',
    street: 'st',
    suite: 'ste',
    terrace: 'ter',
    trail: 'trl',
    ul: '',
    ulica: '',
    via: 'v',
    west: 'w',
  }).map(([word, short]) => [foldLetters(word), short]),
);

/** Street and house number in one spelling: `Hauptstraße 5` and `Haupt-Str. 5` are `hauptstr5`, `1/23 High St` is not `123highst`. */
export function streetKey(street: string | null, words = latinWords(street ?? '')): string | null {
  if (street === null || isPlaceholder(street)) return null;
  const key = together(words.map(streetWord));
  return /\p{L}/u.test(key) && /\p{N}/u.test(key) ? key : null;
}

/** Two numbers stay apart, as those of a flat and of its house. */
function together(words: readonly string[]): string {
  let [key, last] = ['', ''];
  for (const word of words) {
    const areNumbers = isDigit(word.charCodeAt(0)) && isDigit(last.charCodeAt(last.length - 1));
    key += areNumbers ? `/${word}` : word;
    if (word !== '') last = word;
  }
  return key;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** With one spelling for what German and the Nordic languages write in two ways (ü, ue). */
const streetWord = remembered((word) => {
  const folded = foldLetters(word);
  return shortForms.get(folded) ?? folded.replace(/strasse$/, 'str');
});

/** `D-10115`, `CH-8001`, `CA 94105`, `S-123 45`: a code of digits needs no country or state. */
const country = /^\s*[A-Z]{1,3}[-\s]+(?=\d{4}|\d{2,3}[-\s]\d{2,4}\s*$)/;
/** What tells a part of a street in `94105-2718`, which few write. */
const plusFour = /(?<=^\s*\d{5})[-\s]\d{4}\s*$/;

export function postalCodeKey(postalCode: string | null): string | null {
  if (postalCode === null || isPlaceholder(postalCode)) return null;
  const code = seenText(postalCode);
  const key = /^\d+$/.test(code) ? code : bareCode(code);
  return key.length < 3 || isPlaceholderNumber(key) ? null : key;
}

function bareCode(code: string): string {
  const bare = code.toUpperCase().replace(country, '').replace(plusFour, '');
  return bare.replace(/[^\p{L}\p{N}]/gu, '');
}
