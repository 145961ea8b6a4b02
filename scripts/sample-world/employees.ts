import { makeAddress } from './addresses.ts';
import type { Company } from './companies.ts';
import { makePerson, type Person } from './people.ts';
import type { Random } from './random.ts';

const jobTitles = [
  'Managing Director',
  'Office Manager',
  'Head of Purchasing',
  'Accountant',
  'IT Manager',
  'Assistant',
];

/** Someone with a life of their own who also appears as a contact at work, some of them behind the shared mailbox. */
export function makeEmployee(customer: number, company: Company, now: number, random: Random): Person {
  const { country } = company;
  const person = makePerson(
    customer,
    {
      country,
      address: makeAddress(country, random),
      landline: company.phone,
      familyName: random.pickCommon(country.familyNames),
    },
    now,
    random,
  );
  person.employer = company;
  person.jobTitle = random.pick(jobTitles);
  person.workEmail = `${person.email.split('@')[0]}@${company.domain}`;
  if (random.chance(0.3)) person.sharedEmail = company.email;
  return person;
}
