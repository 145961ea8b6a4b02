import type { Address } from '../../../../subgraphs/identity/resolution/record.ts';
import type { Random } from '../../../sample-world/random.ts';
import { sometimesWrong } from './slips.ts';
import { cities, counties, rootNames, streetKinds, streetShortForms } from './words.ts';

export interface Home {
  number: string;
  street: string;
  streetKind: string;
  city: string;
  county: string;
  postalCode: string;
}

export function drawHome(random: Random): Home {
  const flat = random.chance(0.15) ? `Flat ${random.between(1, 20)}, ` : '';
  return {
    number: `${flat}${random.between(1, 180)}`,
    street: random.pick(rootNames),
    streetKind: random.pickCommon(streetKinds),
    city: random.chance(0.75) ? random.pickCommon(cities) : random.pick(rootNames),
    county: random.pick(counties),
    postalCode: drawPostalCode(random),
  };
}

export function drawPostalCode(random: Random): string {
  const letter = () => random.pick([...'ABDEFGHJLNPQRSTUWXYZ']);
  return `${letter()}${letter()}${random.between(1, 29)} ${random.between(1, 9)}${letter()}${letter()}`;
}

/** An address as one record has it: words shortened, parts left out, a slip here and there. */
export function writeAddress(home: Home, typo: number, gap: number, random: Random): Address {
  const { number, street, streetKind, city, county, postalCode } = home;
  const kind = random.chance(0.3) ? (streetShortForms[streetKind] ?? streetKind) : streetKind;
  const known = (text: string): string | null => (random.chance(gap) ? null : text);
  return {
    street: known(`${number} ${sometimesWrong(street, typo, random)} ${kind}`),
    city: known(sometimesWrong(city, typo, random)),
    region: random.chance(0.5) ? null : county,
    postalCode: known(random.chance(0.2) ? postalCode.replace(' ', '') : sometimesWrong(postalCode, typo / 2, random)),
    country: random.chance(0.7) ? 'GB' : null,
  };
}
