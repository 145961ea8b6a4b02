import type { Address } from './addresses.ts';
import { day } from './calendar.ts';
import type { Company } from './companies.ts';
import type { Country, FamilyName, GivenName } from './countries/country.ts';
import { mobileOf, type Phone } from './phones.ts';
import type { Random } from './random.ts';
import { slug } from './spelling.ts';

export interface Person {
  kind: 'PERSON';
  customer: number;
  country: Country;
  female: boolean;
  givenName: GivenName;
  familyName: FamilyName;
  /** Until `nameChangedAt`, for instance before a marriage. */
  formerFamilyName: FamilyName | null;
  nameChangedAt: number;
  /** `YYYY-MM-DD` */
  birthDate: string;
  email: string;
  /** From before the name changed, still known somewhere. */
  formerEmail: string | null;
  /** At the company's domain. */
  workEmail: string | null;
  /** A mailbox that others read as well: a family's, or a company's info@. */
  sharedEmail: string | null;
  mobile: Phone;
  /** At home or in the office, shared with whoever lives or works there. */
  landline: Phone | null;
  address: Address;
  formerAddress: Address | null;
  employer: Company | null;
  jobTitle: string | null;
}

/** What people of one household or one company have in common. */
export interface Surroundings {
  country: Country;
  address: Address;
  landline: Phone | null;
  familyName: FamilyName;
}

const mailDomains = [
  'example.com',
  'example.org',
  'example.net',
  'mailbox.example',
  'webpost.example',
  'inbox.example',
] as const;

export function makePerson(customer: number, around: Surroundings, now: number, random: Random): Person {
  const { country } = around;
  const female = random.chance(0.5);
  const givenName = random.pickCommon(female ? country.femaleNames : country.maleNames);
  const renamed = random.chance(female ? 0.12 : 0.03);
  const formerFamilyName = renamed ? random.pickCommon(country.familyNames) : null;
  const person: Person = {
    kind: 'PERSON',
    customer,
    country,
    female,
    givenName,
    familyName: around.familyName,
    formerFamilyName,
    nameChangedAt: now - random.between(60, 900) * day,
    birthDate: new Date(now - random.between(19 * 365, 84 * 365) * day).toISOString().slice(0, 10),
    email: privateEmail(givenName, familyNameOf(around.familyName, female).latin, customer, random),
    formerEmail: null,
    workEmail: null,
    sharedEmail: null,
    mobile: mobileOf(country, customer),
    landline: around.landline,
    address: around.address,
    formerAddress: null,
    employer: null,
    jobTitle: null,
  };
  if (formerFamilyName !== null && random.chance(0.6)) {
    const formerName = familyNameOf(formerFamilyName, female).latin;
    person.formerEmail = privateEmail(givenName, formerName, (customer * 7_919) % 99_991, random);
  }
  return person;
}

export function familyNameOf(name: FamilyName, female: boolean) {
  return female ? name.female : name.male;
}

export function fullName(country: Country, given: string, family: string): string {
  if (!country.familyNameFirst) return `${given} ${family}`.trim();
  const inOwnScript = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(family);
  return inOwnScript ? `${family} ${given}`.trim() : `${given} ${family}`.trim();
}

/** The number keeps namesakes apart: no two people of a world have the same private address. */
function privateEmail(givenName: GivenName, familyName: string, number: number, random: Random): string {
  const given = slug(givenName.latin);
  const family = slug(familyName);
  const local = random.weighted([
    [`${given}.${family}${number}`, 5],
    [`${given[0]}${family}.${number}`, 2],
    [`${family}.${given}${number}`, 2],
    [`${given}_${number}`, 1],
  ]);
  return `${local}@${random.pickCommon(mailDomains)}`;
}
