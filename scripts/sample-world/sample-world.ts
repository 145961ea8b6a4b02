import { resolve } from 'node:path';
import { defaultNow } from './calendar.ts';
import type { Company } from './companies.ts';
import { chooseDepartments, isKnownSomewhere } from './departments.ts';
import type { CompanyHistory, Export, PersonHistory } from './history.ts';
import { type KnownCompany, knowCompany, knowPerson } from './knowledge.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';
import { knowShowcasePerson, showcase } from './showcase.ts';
import { tellCompanyStory } from './stories/company-stories.ts';
import { tellPersonStory } from './stories/person-stories.ts';
import { tellShowcaseStory } from './stories/showcase-story.ts';
import { TableFiles } from './table-files.ts';
import { truth } from './truth.ts';
import { makeUnits, type Unit } from './units.ts';
import { Ids } from './vendors/ids.ts';
import { vendors, vendorTables } from './vendors/vendors.ts';

export interface SampleWorldOptions {
  customers: number;
  seed: number;
  directory: string;
  /** Epoch milliseconds at which the world ends; fixed unless given, so that the same seed gives the same bytes. */
  now?: number;
}

export interface SampleWorldSummary {
  directory: string;
  customers: number;
  /** By path below the directory without extension, `stripe/customer_data`. */
  tables: Record<string, { rows: number; bytes: number }>;
  rows: number;
  bytes: number;
}

/**
 * Writes a world of fictional customers as four vendors would export it: `hubspot/`, `salesforce/`, `zendesk/` and
 * `stripe/` below the directory, and `truth.csv`, which says which records are one customer.
 *
 * In it are people and companies from fifteen countries in seven scripts; households that share an address, a landline
 * or a mailbox; people who married, moved, go by a nickname or were misspelled; several records of one person within a
 * department, some merged or deleted there; departments that know only a phone or only a postal address; webshop guests
 * with and without contact; companies whose people share info@; and one story per customer that every department which
 * knows the customer tells its part of. The first customer is the showcase.
 */
export async function writeSampleWorld(options: SampleWorldOptions): Promise<SampleWorldSummary> {
  const { customers, seed, now = defaultNow } = options;
  const directory = resolve(options.directory);
  await using files = await TableFiles.create(directory, [...vendorTables, truth]);
  const world: Export = {
    emit: files.emit,
    ids: new Ids(),
    now,
    tell: (record, customer, kind, story) => files.emit(truth, { record, customer, kind, story }),
  };
  for (const vendor of vendors) vendor.setup(world);
  for (const unit of makeUnits(customers, seed, now)) {
    writeUnit(unit, world);
    await files.drain();
  }
  await files.finish();
  const tables = files.counts();
  const sum = (of: 'rows' | 'bytes') => Object.values(tables).reduce((total, table) => total + table[of], 0);
  return { directory, customers, tables, rows: sum('rows'), bytes: sum('bytes') };
}

function writeUnit({ company, people, random }: Unit, world: Export): void {
  const employer = company === null ? null : companyHistory(company, random, world);
  const histories = people.map((person) =>
    person.customer === showcase.customer
      ? showcaseHistory(person, random, world)
      : personHistory(person, employer?.known ?? null, random, world),
  );
  employer?.employees.push(...histories);
  for (const vendor of vendors) {
    if (employer !== null) vendor.company(employer, world);
    for (const history of histories) vendor.person(history, world);
  }
}

function companyHistory(company: Company, random: Random, { now, ids }: Export): CompanyHistory {
  const departments = chooseDepartments(random);
  // Somebody must deal with a company; sales found it.
  if (!isKnownSomewhere(departments)) departments.sales = true;
  const story = tellCompanyStory(company, departments, now, random);
  const known = knowCompany(company, departments, story, now, ids.party, random);
  return { company, story, known, employees: [], random };
}

function personHistory(person: Person, employer: KnownCompany | null, random: Random, world: Export): PersonHistory {
  const departments = chooseDepartments(random);
  const story = tellPersonStory(person, departments, world.now, random);
  const known = knowPerson(person, departments, story, world.now, world.ids.party, random);
  return { person, story, known, employer, random };
}

function showcaseHistory(person: Person, random: Random, { now, ids }: Export): PersonHistory {
  const known = knowShowcasePerson(person, now, ids.party);
  return { person, story: tellShowcaseStory(now), known, employer: null, random };
}
