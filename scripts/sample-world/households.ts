import { makeAddress } from './addresses.ts';
import type { Country } from './countries/country.ts';
import { makePerson, type Person, type Surroundings } from './people.ts';
import { landlineOf } from './phones.ts';
import type { Random } from './random.ts';
import { slug } from './spelling.ts';

export function makeSinglePerson(customer: number, country: Country, now: number, random: Random): Person {
  const person = makePerson(customer, makeSurroundings(customer, country, random), now, random);
  if (random.chance(0.15)) person.formerAddress = makeAddress(country, random);
  return person;
}

/**
 * People under one roof share the address and often a landline, sometimes a mailbox. Now and then two are twins, or a
 * parent and a child carry the same name: different customers who look like one.
 */
export function makeHousehold(customers: readonly number[], country: Country, now: number, random: Random): Person[] {
  const [first = 0] = customers;
  const around = makeSurroundings(first, country, random);
  const people = customers.map((customer) => makePerson(customer, around, now, random));
  if (random.chance(0.3)) {
    const shared = `family.${slug(around.familyName.male.latin)}${first}@example.org`;
    for (const person of people) person.sharedEmail = shared;
  }
  const [elder, younger] = people;
  if (elder !== undefined && younger !== undefined && elder.female === younger.female) {
    const likeness = random.fraction();
    if (likeness < 0.1) younger.birthDate = elder.birthDate;
    else if (likeness < 0.2) younger.givenName = elder.givenName;
  }
  return people;
}

function makeSurroundings(customer: number, country: Country, random: Random): Surroundings {
  return {
    country,
    address: makeAddress(country, random),
    landline: random.chance(0.55) ? landlineOf(country, customer) : null,
    familyName: random.pickCommon(country.familyNames),
  };
}
