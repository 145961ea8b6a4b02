import type { Country } from './countries/country.ts';
import type { Random } from './random.ts';

/** A postal address as it is written in the country and as it is written abroad. */
export interface Address {
  country: Country;
  native: AddressLines;
  latin: AddressLines;
}

export interface AddressLines {
  street: string;
  city: string;
  region: string;
  postalCode: string;
  country: string;
}

export function makeAddress(country: Country, random: Random): Address {
  const street = random.pick(country.streets);
  const city = random.pickCommon(country.cities);
  const number = country.familyNameFirst && country.code === 'JP' ? blockNumber(random) : houseNumber(random);
  const postalCode = fillPattern(city.postalCode, random);
  const lines = (script: 'native' | 'latin') => ({
    street: country.streetLine.replace('{street}', street[script]).replace('{number}', number),
    city: city.name[script],
    region: city.region[script],
    postalCode,
    country: country.name[script],
  });
  return { country, native: lines('native'), latin: { ...lines('latin') } };
}

function houseNumber(random: Random): string {
  const suffix = random.chance(0.1) ? random.pick(['a', 'b', 'c']) : '';
  return `${random.between(1, 180)}${suffix}`;
}

function blockNumber(random: Random): string {
  return `${random.between(1, 6)}-${random.between(1, 30)}-${random.between(1, 20)}`;
}

/** Replaces every `#` by a digit and every `@` by a capital letter. */
export function fillPattern(pattern: string, random: Random): string {
  return pattern.replace(/[#@]/g, (mark) =>
    mark === '#' ? String(random.between(0, 9)) : random.pick([...'ABCDEFGHJLNPRSTUWXYZ']),
  );
}
