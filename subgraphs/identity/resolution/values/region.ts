import type { CountryCode } from 'libphonenumber-js/min';
import { getCountries } from 'libphonenumber-js/min';
import { plainLetters, seenText } from './text.ts';

const regions: ReadonlySet<string> = new Set(getCountries());
const languages = 'en de fr es it pt nl pl sv da nb fi cs sk hu ro bg el tr ru uk ja ko zh'.split(' ');

/** What people write besides the names and codes of CLDR and ISO 3166. */
const otherNames: Record<string, CountryCode> = {
  america: 'US',
  burma: 'MM',
  'ceska republika': 'CZ',
  'czech republic': 'CZ',
  czechia: 'CZ',
  'dr congo': 'CD',
  eire: 'IE',
  england: 'GB',
  'great britain': 'GB',
  holland: 'NL',
  'hong kong': 'HK',
  'hong kong sar': 'HK',
  'ivory coast': 'CI',
  korea: 'KR',
  'kyrgyz republic': 'KG',
  macau: 'MO',
  macedonia: 'MK',
  'northern ireland': 'GB',
  oesterreich: 'AT',
  palestine: 'PS',
  'peoples republic of china': 'CN',
  'pr china': 'CN',
  prc: 'CN',
  'republic of ireland': 'IE',
  'republic of korea': 'KR',
  russia: 'RU',
  'russian federation': 'RU',
  scotland: 'GB',
  'slovak republic': 'SK',
  swaziland: 'SZ',
  'syrian arab republic': 'SY',
  turkey: 'TR',
  uae: 'AE',
  uk: 'GB',
  'united states of america': 'US',
  us: 'US',
  usa: 'US',
  'viet nam': 'VN',
  wales: 'GB',
};

const threeLetterCodes =
  'ARE:AE ARG:AR AUS:AU AUT:AT BEL:BE BGR:BG BRA:BR CAN:CA CHE:CH CHL:CL CHN:CN COL:CO CYP:CY CZE:CZ DEU:DE DNK:DK EGY:EG ESP:ES ' +
  'EST:EE FIN:FI FRA:FR GBR:GB GRC:GR HKG:HK HRV:HR HUN:HU IDN:ID IND:IN IRL:IE ISL:IS ISR:IL ITA:IT JPN:JP KOR:KR LTU:LT ' +
  'LUX:LU LVA:LV MEX:MX MLT:MT MYS:MY NGA:NG NLD:NL NOR:NO NZL:NZ PER:PE PHL:PH POL:PL PRT:PT ROU:RO RUS:RU SAU:SA SGP:SG ' +
  'SVK:SK SVN:SI SWE:SE THA:TH TUR:TR TWN:TW UKR:UA USA:US VNM:VN ZAF:ZA';

/** Reads a country as a source writes it, a code or a name in a common language, as the region that telephone numbers go by. */
export function regionOf(country: string | null): CountryCode | null {
  const code = seenText(country ?? '')
    .trim()
    .toUpperCase();
  return isRegion(code) ? code : (regionsByName.get(nameKey(country ?? '')) ?? null);
}

/** What ISO 3166 puts behind a name: `Korea, Republic of`, `Venezuela (Bolivarian Republic of)`. There are two Congos. */
const formOfState = /(?:, | \()(?!(?:the )?democratic)[a-z ]+ of(?: china)?\)?$/;

/** Without accents, full stops and the article. */
function nameKey(name: string): string {
  const said = plainLetters(name).replace(/[.'’]/g, '').replaceAll('&', 'and').trim();
  return said.replace(/^the /, '').replace(formOfState, '');
}

function isRegion(code: string): code is CountryCode {
  return regions.has(code);
}

const regionsByName = new Map<string, CountryCode>([
  ...languages.flatMap((language) => {
    const names = new Intl.DisplayNames(language, { type: 'region' });
    return getCountries().map((code): [string, CountryCode] => [nameKey(names.of(code) ?? code), code]);
  }),
  ...threeLetterCodes.split(' ').flatMap((pair): [string, CountryCode][] => {
    const [three = '', two = ''] = pair.split(':');
    return isRegion(two) ? [[three.toLowerCase(), two]] : [];
  }),
  ...Object.entries(otherNames),
]);
