import type { Attribute } from '../../../../subgraphs/identity/resolution/record.ts';
import type { Random } from '../../../sample-world/random.ts';
import { birthDateIn, dayAndMonthSwapped, digitSlip, yearsOff } from './dates.ts';
import type { Draft } from './generate.ts';
import { drawPerson, drawSurname, type NamedPerson, type NameNoise, writeName } from './people.ts';
import { drawPostalCode } from './places.ts';
import { sometimesWrong } from './slips.ts';
import { cities, counties, type NameForms, occupations, rootNames } from './words.ts';

interface HistoricPerson extends NamedPerson {
  birthDate: string;
  birthplace: string;
  county: string;
  postalCode: string;
  occupation: NameForms;
  title: string | null;
}

const noise: NameNoise = {
  ...{ nickname: 0.08, initial: 0.07, middle: 0.5, maiden: 0.15, typo: 0.07, swapped: 0.02, missing: 0.03 },
};
const mostRecords = 21;

/** People of past centuries as many registers know them; some have a parent or a sibling of nearly the same name. */
export function tellHistoricFamily(random: Random): Draft[][] {
  const first = drawHistoricPerson(random, drawSurname(random), random.between(1620, 1915));
  const family = [first];
  if (random.chance(0.12)) family.push(relativeOf(first, random));
  return family.map((person) => {
    const count = 1 + Math.floor(mostRecords * random.fraction() ** 1.7);
    return Array.from({ length: count }, () => writeHistoricRecord(person, random));
  });
}

function drawHistoricPerson(random: Random, surname: string, birthYear: number): HistoricPerson {
  const person = drawPerson(random, surname);
  return {
    ...person,
    birthDate: birthDateIn(birthYear, random),
    birthplace: random.chance(0.5) ? random.pickCommon(cities) : random.pick(rootNames),
    county: random.pick(counties),
    postalCode: drawPostalCode(random),
    occupation: random.pickCommon(occupations),
    title: random.chance(0.1)
      ? random.pick(person.female ? ['Lady', 'Dame', 'Mrs'] : ['Sir', 'Lord', 'Dr', 'Rev'])
      : null,
  };
}

/** A child named after the parent, or a sibling; born in the same place. */
function relativeOf(person: HistoricPerson, random: Random): HistoricPerson {
  const isChild = random.chance(0.5);
  const birthYear = Number(person.birthDate.slice(0, 4)) + (isChild ? random.between(22, 38) : random.between(1, 9));
  const { birthplace, county, female, given } = person;
  const relative = drawHistoricPerson(random, person.surname, birthYear);
  return { ...relative, birthplace, county, ...(isChild ? { female, given, maidenName: null } : {}) };
}

function writeHistoricRecord(person: HistoricPerson, random: Random): Draft {
  const { givenName, familyName } = writeName(person, noise, random);
  const title = person.title !== null && random.chance(0.5) ? person.title : null;
  const postalCode = random.chance(0.85) ? person.postalCode : drawPostalCode(random);
  return {
    givenName: title && givenName ? `${title} ${givenName}` : givenName,
    familyName,
    birthDate: writeBirthDate(person.birthDate, random),
    addresses: random.chance(0.6) ? [{ street: null, city: null, region: null, postalCode, country: null }] : [],
    attributes: [
      ...attribute('birthplace', writeBirthplace(person, random)),
      ...attribute('occupation', writeOccupation(person, random)),
    ],
  };
}

function writeBirthDate(date: string, random: Random): string | null {
  return random.weighted<() => string | null>([
    [() => date, 54],
    [() => null, 16],
    [() => date.slice(0, 4), 12],
    [() => `${date.slice(0, 4)}-01-01`, 3],
    [() => date.slice(0, 7), 2],
    [() => yearsOff(date, random).slice(0, random.chance(0.5) ? 4 : 10), 6],
    [() => dayAndMonthSwapped(date), 3],
    [() => digitSlip(date, random), 4],
  ])();
}

function writeBirthplace({ birthplace, county }: HistoricPerson, random: Random): string | null {
  if (random.chance(0.25)) return null;
  if (random.chance(0.04)) return random.pickCommon(cities);
  const town = sometimesWrong(birthplace, 0.05, random);
  return random.weighted([
    [town, 6],
    [`${town}, ${county}`, 3],
    [county, 1],
  ]);
}

function writeOccupation({ occupation: { full, short } }: HistoricPerson, random: Random): string | null {
  if (random.chance(0.3)) return null;
  return short.length > 0 && random.chance(0.2) ? random.pick(short) : full;
}

function attribute(name: string, value: string | null): Attribute[] {
  return value === null ? [] : [{ name, value }];
}
