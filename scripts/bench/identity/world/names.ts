import { countries } from '../../../sample-world/countries/countries.ts';
import type { Random } from '../../../sample-world/random.ts';
import { commonSurnames, femaleNames, maleNames, rootNames } from '../../accuracy/kept-aside/words.ts';
import { drawFrequent } from './frequent.ts';

export interface GivenName {
  full: string;
  short: readonly string[];
}

const starts =
  'A Ba Be Bo Ca Ce Da De Di E Fa Fe Ga Ge Ha He I Ja Je Ka Ke La Le Li Ma Me Mi Na Ne O Pa Ra Re Ri Sa Se Ta Te U Va Vi Ya Za'.split(
    ' ',
  );
const middles = 'bri da de di la le li lo ma me mi na ne ni ra re ri ro sa se ta ti va vi'.split(' ');
const femaleEnds = 'na ra lia ta nia sha ne lle nda ssa'.split(' ');
const maleEnds = 'n r s k l rd nd no ton rt'.split(' ');
const familyEnds = 'man ner son ski ez ini er ard sen berg ova let ardo ides'.split(' ');

/** Names of one kind of the countries and of England, the common ones in front, and behind them rare ones of syllables. */
export const drawFemaleName = drawFrequent(givenNames('femaleNames', femaleNames, femaleEnds), 8);
export const drawMaleName = drawFrequent(givenNames('maleNames', maleNames, maleEnds), 8);
export const drawFamilyName: (random: Random) => string = drawFrequent(familyNames(), 15);

function givenNames(
  kind: 'femaleNames' | 'maleNames',
  english: readonly GivenName[],
  ends: readonly string[],
): GivenName[] {
  const ofCountries = inTurn(countries.map(([country]) => country[kind])).map(({ latin, nicknames }) => ({
    full: latin,
    short: nicknames.map((name) => name.latin),
  }));
  const rare = ofSyllables(ends, 1200).map((full) => ({ full, short: [] }));
  return distinct([...inTurn([ofCountries, english]), ...rare], ({ full }) => full);
}

function familyNames(): string[] {
  const ofCountries = inTurn(countries.map(([country]) => country.familyNames)).map(({ male }) => male.latin);
  const known = inTurn([ofCountries, commonSurnames]);
  return distinct([...known, ...inTurn([rootNames, ofSyllables(familyEnds, 8000)])], (name) => name);
}

/** Evenly spread over all combinations, so that no beginning is more common than another. */
function ofSyllables(ends: readonly string[], count: number): string[] {
  const all = starts.length * middles.length * ends.length;
  return Array.from({ length: count }, (_, index) => {
    const at = (index * 7_919) % all;
    const [start, middle] = [starts[at % starts.length], middles[Math.floor(at / starts.length) % middles.length]];
    return `${start}${middle}${ends[Math.floor(at / starts.length / middles.length)]}`;
  });
}

/** The first of each list, the second of each, and so on. */
function inTurn<Item>(lists: readonly (readonly Item[])[]): Item[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list.slice(index, index + 1))).flat();
}

function distinct<Item>(items: readonly Item[], nameOf: (item: Item) => string): Item[] {
  return [...new Map(items.toReversed().map((item) => [nameOf(item), item])).values()].toReversed();
}
