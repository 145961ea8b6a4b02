import type { Company } from './companies.ts';
import type { Known, KnownCompany, KnownPerson } from './knowledge.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';
import type { Story } from './stories/story.ts';
import type { Emit } from './table-files.ts';
import type { Ids } from './vendors/ids.ts';

/** A customer, what happened, and what each department has written down: all that a vendor's export is made of. */
export interface PersonHistory {
  person: Person;
  story: Story;
  known: KnownPerson;
  employer: KnownCompany | null;
  random: Random;
}

export interface CompanyHistory {
  company: Company;
  story: Story;
  known: KnownCompany;
  employees: PersonHistory[];
  random: Random;
}

export interface Export {
  emit: Emit;
  ids: Ids;
  now: number;
  /** Notes the true customer behind a living record. */
  tell: (record: string, customer: number, kind: 'PERSON' | 'ORGANISATION', story: string) => void;
}

export function living<View>(records: readonly Known<View>[]): Known<View>[] {
  return records.filter((record) => record.fate === 'live');
}

/** The record that carries the customer's activity, if the department still has one. */
export function newestLiving<View>(records: readonly Known<View>[], type?: string): Known<View> | null {
  return records.findLast((record) => record.fate === 'live' && (type === undefined || record.type === type)) ?? null;
}

/** When the connector copied a row that changed then. */
export function syncedAfter(changedAt: number, now: number): number {
  return Math.min(changedAt + 17 * 60_000, Math.max(now, changedAt));
}
