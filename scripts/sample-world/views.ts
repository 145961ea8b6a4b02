import type { AddressLines } from './addresses.ts';
import type { Company } from './companies.ts';
import type { Department } from './departments.ts';
import { compoundNoise, swapDayAndMonth, typo } from './noise.ts';
import { familyNameOf, fullName, type Person } from './people.ts';
import { writePhone } from './phones.ts';
import type { Random } from './random.ts';
import { type Spelling, withoutAccents } from './spelling.ts';

/** A person as one department wrote them down. */
export interface PersonView {
  givenName: string;
  familyName: string;
  fullName: string;
  email: string | null;
  otherEmail: string | null;
  mobile: string | null;
  phone: string | null;
  address: AddressLines | null;
  countryCode: string;
  birthDate: string | null;
  jobTitle: string | null;
  employer: Company | null;
}

export interface CompanyView {
  name: string;
  email: string | null;
  phone: string | null;
  address: AddressLines | null;
  countryCode: string;
  domain: string | null;
  taxId: string | null;
  industry: string;
  size: number;
}

type Reach = { email: boolean; phone: boolean; address: boolean };

const everything: Reach = { email: true, phone: true, address: true };
const emailOnly: Reach = { email: true, phone: false, address: false };
const phoneOnly: Reach = { email: false, phone: true, address: false };
const addressOnly: Reach = { email: false, phone: false, address: true };
const noPhone: Reach = { email: true, phone: false, address: true };
const noAddress: Reach = { email: true, phone: true, address: false };
const noEmail: Reach = { email: false, phone: true, address: true };

const reaches: Record<Department, readonly (readonly [Reach, number])[]> = {
  marketing: [
    [emailOnly, 50],
    [noAddress, 20],
    [noPhone, 12],
    [everything, 8],
    [phoneOnly, 5],
    [addressOnly, 5],
  ],
  sales: [
    [everything, 52],
    [noPhone, 20],
    [noEmail, 12],
    [emailOnly, 8],
    [addressOnly, 8],
  ],
  support: [
    [emailOnly, 52],
    [phoneOnly, 26],
    [noAddress, 22],
  ],
  billing: [
    [noPhone, 58],
    [everything, 12],
    [emailOnly, 20],
    [addressOnly, 10],
  ],
};

const workMail: Record<Department, number> = { marketing: 0.5, sales: 0.6, support: 0.5, billing: 0.2 };
const knowsBirthDate: Record<Department, number> = { marketing: 0.35, sales: 0.45, support: 0, billing: 0 };

export function viewPerson(person: Person, department: Department, writtenAt: number, random: Random): PersonView {
  const reach = random.weighted(reaches[department]);
  const beforeRenaming = person.formerFamilyName !== null && writtenAt < person.nameChangedAt && random.chance(0.7);
  const names = writeNames(person, beforeRenaming, random);
  const atHome = reach.address;
  const address = person.formerAddress !== null && random.chance(0.4) ? person.formerAddress : person.address;
  const viaLandline = person.landline !== null && random.chance(0.3);
  return {
    ...names,
    email: reach.email
      ? chooseEmail(person, department, beforeRenaming, random)
      : random.chance(0.01)
        ? 'noreply@example.com'
        : null,
    otherEmail: reach.email && person.workEmail !== null && random.chance(0.15) ? person.workEmail : null,
    mobile: reach.phone && !viaLandline ? writePhone(person.mobile, atHome, random) : null,
    phone: landlineView(person, reach, viaLandline, atHome, random),
    address: reach.address ? address[random.chance(0.75) ? 'native' : 'latin'] : null,
    countryCode: person.country.code,
    birthDate: random.chance(knowsBirthDate[department]) ? writeBirthDate(person.birthDate, random) : null,
    jobTitle: person.jobTitle,
    employer: person.employer,
  };
}

export function viewCompany(company: Company, department: Department, random: Random): CompanyView {
  const name = random.chance(0.65) ? company.name : company.shortName;
  const written = name[random.chance(0.8) ? 'native' : 'latin'];
  const knowsTaxId = department === 'billing' || department === 'sales';
  return {
    name: random.chance(0.06) ? typo(written, random) : random.chance(0.05) ? written.toUpperCase() : written,
    email: random.chance(0.8) ? company.email : `billing@${company.domain}`,
    phone: random.chance(0.6) ? writePhone(company.phone, true, random) : null,
    address: random.chance(0.8) ? company.address.native : company.address.latin,
    countryCode: company.country.code,
    domain: random.chance(0.85) ? company.domain : null,
    taxId: knowsTaxId && random.chance(0.8) ? company.taxId : null,
    industry: company.industry,
    size: company.size,
  };
}

function writeNames(
  person: Person,
  beforeRenaming: boolean,
  random: Random,
): Pick<PersonView, 'givenName' | 'familyName' | 'fullName'> {
  const foreign = person.givenName.native !== person.givenName.latin;
  const script = random.chance(foreign ? 0.4 : 0.05) ? 'latin' : 'native';
  const given: Spelling =
    person.givenName.nicknames.length > 0 && random.chance(0.1)
      ? random.pick(person.givenName.nicknames)
      : person.givenName;
  const familyNames = beforeRenaming && person.formerFamilyName !== null ? person.formerFamilyName : person.familyName;
  const written = compoundNoise(given[script], familyNameOf(familyNames, person.female)[script], random);
  const plain = script === 'latin' && random.chance(0.6);
  const givenName = plain ? capitalise(withoutAccents(written.given)) : written.given;
  const familyName = plain ? capitalise(withoutAccents(written.family)) : written.family;
  return { givenName, familyName, fullName: fullName(person.country, givenName, familyName) };
}

function capitalise(text: string): string {
  return text.replace(/(^|[\s-])\p{L}/gu, (start) => start.toUpperCase());
}

function chooseEmail(person: Person, department: Department, beforeRenaming: boolean, random: Random): string {
  const personal = beforeRenaming ? (person.formerEmail ?? person.email) : person.email;
  if (person.sharedEmail !== null && random.chance(0.35)) return person.sharedEmail;
  if (person.workEmail !== null && random.chance(workMail[department])) return person.workEmail;
  if (random.chance(0.015)) return typo(personal, random).replace(/\s/g, '');
  return random.chance(0.04) ? personal.toUpperCase() : personal;
}

function landlineView(
  person: Person,
  reach: Reach,
  viaLandline: boolean,
  atHome: boolean,
  random: Random,
): string | null {
  if (!reach.phone) return random.chance(0.005) ? '0000000000' : null;
  if (person.landline === null) return null;
  return viaLandline || random.chance(0.2) ? writePhone(person.landline, atHome, random) : null;
}

function writeBirthDate(birthDate: string, random: Random): string {
  return random.chance(0.04) ? swapDayAndMonth(birthDate) : birthDate;
}
