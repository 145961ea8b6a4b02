import { type Company, makeCompany } from './companies.ts';
import { countries } from './countries/countries.ts';
import { makeEmployee } from './employees.ts';
import { makeHousehold, makeSinglePerson } from './households.ts';
import type { Person } from './people.ts';
import { Random } from './random.ts';
import { makeShowcasePerson } from './showcase.ts';

/** Customers who have something to do with each other: a company and its people, a household, or somebody alone. */
export interface Unit {
  random: Random;
  company: Company | null;
  people: Person[];
}

/** Customers 1 to `customers`; the first is the showcase person, whatever the seed. */
export function* makeUnits(customers: number, seed: number, now: number): Generator<Unit> {
  if (customers > 0) yield { random: new Random(1, 0), company: null, people: [makeShowcasePerson(now)] };
  for (let next = 2; next <= customers; ) {
    const unit = makeUnit(next, customers - next + 1, new Random(seed, next), now);
    yield unit;
    next += unit.people.length + (unit.company === null ? 0 : 1);
  }
}

function makeUnit(first: number, room: number, random: Random, now: number): Unit {
  const country = random.weighted(countries);
  const form = random.weighted([
    ['alone', 66],
    ['household', 14],
    ['company', 20],
  ]);
  if (form === 'company') {
    const company = makeCompany(first, country, random);
    const staff = numbersFrom(first + 1, Math.min(room - 1, random.between(0, 4)));
    return { random, company, people: staff.map((customer) => makeEmployee(customer, company, now, random)) };
  }
  if (form === 'household') {
    const members = numbersFrom(first, Math.min(room, random.between(2, 4)));
    return { random, company: null, people: makeHousehold(members, country, now, random) };
  }
  return { random, company: null, people: [makeSinglePerson(first, country, now, random)] };
}

function numbersFrom(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}
