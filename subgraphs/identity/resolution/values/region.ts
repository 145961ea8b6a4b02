import type { CountryCode } from 'libphonenumber-js/min';
import { getCountries } from 'libphonenumber-js/min';
import { seenText } from './text.ts';

const regions: ReadonlySet<string> = new Set(getCountries());
const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'da', 'tr', 'ru', 'ja', 'zh'];

/** What people write besides the names and codes of CLDR and ISO 3166. */
const otherNames: Record<string, CountryCode> = {
  america: 'US',
  czechia: 'CZ',
  'czech republic': 'CZ',
  england: 'GB',
  'great britain': 'GB',
  holland: 'NL',
  korea: 'KR',
  'northern ireland': 'GB',
  russia: 'RU',
  scotland: 'GB',
  turkey: 'TR',
  uk: 'GB',
  'united states of america': 'US',
  usa: 'US',
  'u.s.': 'US',
  'u.s.a.': 'US',
  wales: 'GB',
};

const threeLetterCodes =
  'ARG:AR AUS:AU AUT:AT BEL:BE BGR:BG BRA:BR CAN:CA CHE:CH CHL:CL CHN:CN COL:CO CYP:CY CZE:CZ DEU:DE DNK:DK EGY:EG ESP:ES ' +
  'EST:EE FIN:FI FRA:FR GBR:GB GRC:GR HKG:HK HRV:HR HUN:HU IDN:ID IND:IN IRL:IE ISL:IS ISR:IL ITA:IT JPN:JP KOR:KR LTU:LT ' +
  'LUX:LU LVA:LV MEX:MX MLT:MT MYS:MY NGA:NG NLD:NL NOR:NO NZL:NZ PER:PE PHL:PH POL:PL PRT:PT ROU:RO RUS:RU SAU:SA SGP:SG ' +
  'SVK:SK SVN:SI SWE:SE THA:TH TUR:TR TWN:TW UKR:UA USA:US VNM:VN ZAF:ZA';

/** Reads a country as a source writes it, a code or a name in a common language, as the region that telephone numbers go by. */
export function regionOf(country: string | null): CountryCode | null {
  const text = seenText(country ?? '').trim();
  const code = text.toUpperCase();
  return isRegion(code) ? code : (regionsByName.get(text.toLowerCase()) ?? null);
}

function isRegion(code: string): code is CountryCode {
  return regions.has(code);
}

const regionsByName = new Map<string, CountryCode>([
  ...languages.flatMap((language) => {
    const names = new Intl.DisplayNames(language, { type: 'region' });
    return getCountries().map((code): [string, CountryCode] => [(names.of(code) ?? code).toLowerCase(), code]);
  }),
  ...threeLetterCodes.split(' ').flatMap((pair): [string, CountryCode][] => {
    const [three = '', two = ''] = pair.split(':');
    return isRegion(two) ? [[three.toLowerCase(), two]] : [];
  }),
  ...Object.entries(otherNames),
]);
