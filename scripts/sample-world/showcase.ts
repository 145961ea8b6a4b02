import type { Address } from './addresses.ts';
import { day } from './calendar.ts';
import { familyName, givenName } from './countries/country.ts';
import { germany } from './countries/germany.ts';
import type { Department } from './departments.ts';
import type { Known, KnownPerson, MintId } from './knowledge.ts';
import type { Person } from './people.ts';
import { e164, mobileOf } from './phones.ts';
import type { PersonView } from './views.ts';

/**
 * The customer that examples ask for: known in all four departments, with a failed checkout, a call that was handed
 * over, an unpaid invoice and a plan about to end. The same in every world, whatever its seed and size.
 */
export const showcase = {
  customer: 1,
  name: 'Katharina Lindqvist',
  email: 'katharina.lindqvist@example.com',
  phone: '+491601234567',
  stripeId: 'cus_SAMPLE00001',
  records: {
    marketing: 'marketing:contact:101',
    sales: 'sales:contact:0038d0000000001AAA',
    support: 'support:requester:370000000001',
    billing: 'billing:account:cus_SAMPLE00001',
  },
} as const;

const mobile = mobileOf(germany, showcase.customer);

const lines = {
  street: 'Am Deich 12',
  city: 'Hamburg',
  region: 'Hamburg',
  postalCode: '20457',
  country: 'Deutschland',
};

const address: Address = { country: germany, native: lines, latin: { ...lines, country: 'Germany' } };

export function makeShowcasePerson(now: number): Person {
  return {
    kind: 'PERSON',
    customer: showcase.customer,
    country: germany,
    female: true,
    givenName: givenName('Katharina/Kati'),
    familyName: familyName('Lindqvist'),
    formerFamilyName: familyName('Brandt'),
    nameChangedAt: now - 300 * day,
    birthDate: '1988-04-17',
    email: showcase.email,
    formerEmail: null,
    workEmail: null,
    sharedEmail: null,
    mobile,
    landline: null,
    address,
    formerAddress: null,
    employer: null,
    jobTitle: null,
  };
}

/** Marketing still has her maiden name and nickname, support only her phone; identifiers hold the four together. */
export function knowShowcasePerson(person: Person, now: number, mint: MintId): KnownPerson {
  const view: PersonView = {
    givenName: 'Katharina',
    familyName: 'Lindqvist',
    fullName: showcase.name,
    email: showcase.email,
    otherEmail: null,
    mobile: e164(mobile),
    phone: null,
    address: address.native,
    countryCode: germany.code,
    birthDate: person.birthDate,
    jobTitle: null,
    employer: null,
  };
  const maidenName = { givenName: 'Kati', familyName: 'Brandt', fullName: 'Kati Brandt' };
  const record = (
    department: Department,
    type: string,
    age: number,
    written: Partial<PersonView>,
  ): Known<PersonView> => ({
    id: mint(department, type),
    type,
    view: { ...view, ...written },
    createdAt: now - age * day,
    changedAt: now - Math.min(age, 40) * day,
    fate: 'live',
  });
  return {
    marketing: [record('marketing', 'contact', 820, { ...maidenName, address: null })],
    sales: [record('sales', 'contact', 610, { mobile: '0160 1234567' })],
    support: [
      record('support', 'requester', 200, { email: null, address: null, birthDate: null, mobile: '+49 160 1234567' }),
    ],
    billing: [record('billing', 'account', 420, { mobile: null, birthDate: null })],
  };
}
