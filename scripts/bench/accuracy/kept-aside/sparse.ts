import type { Random } from '../../../sample-world/random.ts';
import { birthDateIn, dayAndMonthSwapped, digitSlip } from './dates.ts';
import type { Draft } from './generate.ts';
import { drawPerson, type NameNoise, writeName } from './people.ts';
import { keyboardSlip, sometimesWrong } from './slips.ts';
import { cities, rootNames } from './words.ts';

const noise: NameNoise = {
  ...{ nickname: 0.05, initial: 0.03, middle: 0, maiden: 0.05, typo: 0.12, swapped: 0.03, missing: 0.12 },
};

/** One person of whom there is little more than a name, with gaps. */
export function tellSparsePerson(random: Random): Draft[][] {
  const person = drawPerson(random);
  const birthDate = birthDateIn(random.between(1935, 2008), random);
  const city = random.chance(0.6) ? random.pickCommon(cities) : random.pick(rootNames);
  const email = `${person.given.full.charAt(0)}${person.surname}${random.between(1, 999)}@example.com`.toLowerCase();
  const count = random.weighted([
    [1, 30],
    [2, 25],
    [3, 20],
    [4, 15],
    [6, 10],
  ]);
  const records = Array.from({ length: count }, (): Draft => {
    const writtenCity = random.chance(0.4) ? null : sometimesWrong(city, 0.12, random);
    return {
      ...writeName(person, noise, random),
      birthDate: random.chance(0.45) ? null : writeBirthDate(birthDate, random),
      addresses: writtenCity
        ? [{ street: null, city: writtenCity, region: null, postalCode: null, country: null }]
        : [],
      emails: random.chance(0.2) ? [random.chance(0.1) ? keyboardSlip(email, random) : email] : [],
    };
  });
  return [records];
}

function writeBirthDate(date: string, random: Random): string {
  if (random.chance(0.08)) return digitSlip(date, random);
  return random.chance(0.04) ? dayAndMonthSwapped(date) : date;
}
