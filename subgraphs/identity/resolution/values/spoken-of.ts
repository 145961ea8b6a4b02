import type { Address, PartyRecord } from '../record.ts';
import { regionOf } from './region.ts';

/** How a title speaks of somebody. */
export type SpokenOf = 'HE' | 'SHE';

/** In front of a name, or behind a family name and a comma; not of a couple, `Mr & Mrs Miller`. */
const title =
  /(?:^|,)\s{0,3}(?:(?<he>dhr|herrn?|hr|mister|mr|monsieur|señor|senor|senhor|shri|sig(?!\.ra)|signor|sr)|(?<she>frau|frk|madame|mevr|mevrouw|miss|mlle|mme|mrs|ms|mw|señora|señorita|senora|senhora|shrimati|sig\.ra|signora|smt|sra|srta))(?:\.\s?|\s)(?!\s{0,3}(?:&|\+|\/|and|e|et|o|og|u|und|y)\s)/i;

/** Monsieur where French is spoken, and elsewhere an initial. */
const monsieur = /^\s{0,3}M(?:\.\s?|\s)(?!\s{0,3}(?:&|\+|\/|et)\s)\p{L}/u;
const frenchSpeaking: ReadonlySet<string> = new Set([
  'BE',
  'CI',
  'FR',
  'GF',
  'GP',
  'LU',
  'MC',
  'MQ',
  'NC',
  'PF',
  'RE',
  'SN',
  'YT',
]);

/** Most names begin otherwise, and to look for a title takes a while. */
const mayBeTitled = /^\s*[dfhms]\p{L}{1,9}[.\s]|,/iu;

/** Whether a title tells that a record is about a man or a woman; null where none does. */
export function spokenOfAs({
  name,
  givenName,
  familyName,
  addresses,
}: Pick<PartyRecord, 'name' | 'givenName' | 'familyName' | 'addresses'>): SpokenOf | null {
  for (const text of [givenName, familyName, name]) {
    if (text === null) continue;
    const said = mayBeTitled.test(text) ? title.exec(text) : null;
    if (said) return said.groups?.he === undefined ? 'SHE' : 'HE';
    if (monsieur.test(text) && addresses.some(isFrenchSpeaking)) return 'HE';
  }
  return null;
}

function isFrenchSpeaking({ country }: Address): boolean {
  return frenchSpeaking.has(regionOf(country) ?? '');
}
