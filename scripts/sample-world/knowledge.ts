import { day, hour } from './calendar.ts';
import type { Company } from './companies.ts';
import type { Department, Departments } from './departments.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';
import { firstEventOf, type Story } from './stories/story.ts';
import { type CompanyView, type PersonView, viewCompany, viewPerson } from './views.ts';

export type Fate = 'live' | 'deleted' | 'merged';

/** A department's record about a party, before it takes the shape of a vendor. */
export interface Known<View> {
  id: string;
  type: string;
  view: View;
  createdAt: number;
  changedAt: number;
  fate: Fate;
}

export type KnownPerson = Record<Department, Known<PersonView>[]>;
export type KnownCompany = Record<Department, Known<CompanyView>[]>;

/** Hands out the vendor's ids in order of creation. */
export type MintId = (department: Department, type: string) => string;

/** The last record carries the story, so it is at least as old; it is alive unless the party is gone from the department. */
export function knowPerson(
  person: Person,
  known: Departments,
  story: Story,
  now: number,
  mint: MintId,
  random: Random,
): KnownPerson {
  const recordsIn = (department: Department): Known<PersonView>[] => {
    if (!known[department]) return [];
    return fates(department, random).map((fate, index, all) => {
      const last = index === all.length - 1;
      const type = personType(department, story.name === 'new_lead' || (!last && random.chance(0.5)));
      const dates = recordDates(now, last ? firstEventOf(story, now) - hour : now, random);
      const view = viewPerson(person, department, dates.createdAt, random);
      return {
        id: mint(department, type),
        type,
        view,
        ...dates,
        fate: type === 'lead' && fate === 'merged' ? 'live' : fate,
      };
    });
  };
  return inEveryDepartment(recordsIn);
}

export function knowCompany(
  company: Company,
  known: Departments,
  story: Story,
  now: number,
  mint: MintId,
  random: Random,
): KnownCompany {
  const recordsIn = (department: Department): Known<CompanyView>[] => {
    if (!known[department]) return [];
    return fates(department, random).map((fate, index, all) => {
      const type = companyTypes[department];
      const view = viewCompany(company, department, random);
      const fitting = fate === 'merged' && department !== 'sales' ? 'deleted' : fate;
      const dates = recordDates(now, index === all.length - 1 ? firstEventOf(story, now) - hour : now, random);
      return { id: mint(department, type), type, view, ...dates, fate: fitting };
    });
  };
  return inEveryDepartment(recordsIn);
}

const companyTypes: Record<Department, string> = {
  marketing: 'company',
  sales: 'account',
  support: 'organization',
  billing: 'account',
};

function personType(department: Department, lead: boolean): string {
  if (department === 'sales') return lead ? 'lead' : 'contact';
  return { marketing: 'contact', support: 'requester', billing: 'account' }[department];
}

function fates(department: Department, random: Random): Fate[] {
  const extra = random.weighted([
    [0, 90],
    [1, 8.5],
    [2, 1.5],
  ]);
  const canMerge = department === 'marketing' || department === 'sales';
  const older = Array.from({ length: extra }, () =>
    random.weighted<Fate>([
      ['live', 45],
      [canMerge ? 'merged' : 'deleted', 40],
      ['deleted', 15],
    ]),
  );
  const gone = older.length === 0 && random.chance(0.01);
  return [...older, gone ? 'deleted' : 'live'];
}

function recordDates(now: number, atLatest: number, random: Random): { createdAt: number; changedAt: number } {
  const age = random.between(1, 1_500) * day - random.between(0, 86_000) * 1_000;
  const createdAt = Math.min(now - age, atLatest);
  return { createdAt, changedAt: createdAt + Math.floor(random.fraction() ** 3 * (now - createdAt)) };
}

function inEveryDepartment<Item>(recordsIn: (department: Department) => Item): Record<Department, Item> {
  return {
    marketing: recordsIn('marketing'),
    sales: recordsIn('sales'),
    support: recordsIn('support'),
    billing: recordsIn('billing'),
  };
}
