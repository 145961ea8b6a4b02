import type { Address } from '../../../../subgraphs/identity/resolution/record.ts';
import { countries } from '../../../sample-world/countries/countries.ts';
import type { Country } from '../../../sample-world/countries/country.ts';
import type { Random } from '../../../sample-world/random.ts';
import { sometimesWrong } from '../../accuracy/kept-aside/slips.ts';
import { rootNames, streetKinds } from '../../accuracy/kept-aside/words.ts';
import { drawFrequent } from './frequent.ts';

export interface Home {
  country: Country;
  street: string;
  postalCode: string;
  city: string;
  landline: string;
}

interface Town {
  country: Country;
  name: string;
  /** `#` stands for a digit, `@` for a letter. */
  postalCode: string;
}

const drawTown = drawFrequent(towns(), 12);
const drawStreet = drawFrequent(streetNames(), 40);

export function drawHome(random: Random): Home {
  const { country, name, postalCode } = drawTown(random);
  const number = random.between(1, 180);
  const street = drawStreet(random);
  const line = country.streetLine.startsWith('{number}') ? `${number} ${street}` : `${street} ${number}`;
  return {
    ...{ country, street: line, city: name, postalCode: filled(postalCode, random) },
    landline: drawNumber(country.landlines, random),
  };
}

export function drawMobile(country: Country, random: Random): string {
  return drawNumber(country.mobiles, random);
}

/** An address as one record has it. */
export function writeHome({ country, street, postalCode, city }: Home, random: Random): Address {
  return {
    street: random.chance(0.04) ? null : sometimesWrong(street, 0.02, random),
    postalCode: random.chance(0.05) ? null : sometimesWrong(postalCode, 0.01, random),
    city: random.chance(0.03) ? null : sometimesWrong(city, 0.01, random),
    region: null,
    country: random.chance(0.85) ? country.code : null,
  };
}

/** Of the real ones an area code, the rest drawn: 555 alone would give half of America the same numbers. */
function drawNumber(patterns: readonly string[], random: Random): string {
  return filled(random.pick(patterns).replace('555', '###'), random);
}

function filled(pattern: string, random: Random): string {
  return pattern.replace(/[#@]/g, (place) =>
    place === '#' ? String(random.between(0, 9)) : String.fromCharCode(random.between(65, 90)),
  );
}

/** The cities of all countries, and towns whose postal codes begin as nobody else's. */
function towns(): Town[] {
  const cities = countries.flatMap(([country]) =>
    country.cities.map(({ name, postalCode }) => ({ country, name: name.latin, postalCode })),
  );
  const small = rootNames.map((name, index) => {
    const [country] = countries[index % countries.length] ?? countries[0] ?? [];
    if (country === undefined) throw new RangeError('no countries');
    return { country, name, postalCode: `${100 + (index % 900)}##` };
  });
  return [...cities, ...small];
}

function streetNames(): string[] {
  const known = countries.flatMap(([country]) => country.streets.map(({ latin }) => latin));
  const others = rootNames.map((name, index) => `${name} ${streetKinds[index % streetKinds.length]}`);
  return [...known, ...others];
}
