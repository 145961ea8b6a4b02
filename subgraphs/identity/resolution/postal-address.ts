import { isPlaceholder, isPlaceholderNumber } from './blocked.ts';
import { foldedWords, foldLetters } from './text.ts';

/** One spelling for the words that everyone shortens. */
const shortForms = new Map(
  Object.entries({
    avenida: 'av',
    avenue: 'av',
    ave: 'av',
    boulevard: 'blvd',
    calle: 'c',
    court: 'ct',
    drive: 'dr',
    lane: 'ln',
    number: '',
    no: '',
    nr: '',
    place: 'pl',
    platz: 'pl',
    road: 'rd',
    square: 'sq',
    strasse: 'str',
    street: 'st',
    ulica: 'ul',
    via: 'v',
  }).map(([word, short]) => [foldLetters(word), short]),
);

/** Street and house number in one spelling: `Hauptstraße 5` and `Haupt-Str. 5` are `hauptstr5`. */
export function streetKey(street: string | null): string | null {
  if (street === null || isPlaceholder(street)) return null;
  const words = foldedWords(street).map((word) => shortForms.get(word) ?? word.replace(/strasse$/, 'str'));
  const key = words.join('');
  return /\p{L}/u.test(key) && /\p{N}/u.test(key) ? key : null;
}

export function postalCodeKey(postalCode: string | null): string | null {
  if (postalCode === null || isPlaceholder(postalCode)) return null;
  const key = postalCode.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  return key.length < 3 || isPlaceholderNumber(key) ? null : key;
}
