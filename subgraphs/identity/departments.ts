import type { DepartmentName } from '../kit/department-names.ts';

/** A party type of a department: how its records are called there, and by which entity it publishes them. */
export interface PartyType {
  type: string;
  entity: string;
}

export interface KnownDepartment {
  name: DepartmentName;
  description: string;
  partyTypes: readonly PartyType[];
}

/** The departments whose records identity links. */
export const departments: readonly KnownDepartment[] = [
  {
    name: 'marketing',
    description: 'Contacts and companies that marketing writes to.',
    partyTypes: [
      { type: 'contact', entity: 'MarketingContact' },
      { type: 'company', entity: 'MarketingCompany' },
    ],
  },
  {
    name: 'sales',
    description: 'Contacts, leads, accounts and webshop guests of sales.',
    partyTypes: [
      { type: 'contact', entity: 'SalesContact' },
      { type: 'lead', entity: 'SalesContact' },
      { type: 'guest', entity: 'SalesContact' },
      { type: 'account', entity: 'SalesAccount' },
    ],
  },
  {
    name: 'support',
    description: 'People and organizations that asked support for help.',
    partyTypes: [
      { type: 'requester', entity: 'Requester' },
      { type: 'organization', entity: 'SupportOrganization' },
    ],
  },
  {
    name: 'billing',
    description: 'Accounts that billing invoices.',
    partyTypes: [{ type: 'account', entity: 'BillingAccount' }],
  },
];

/** How many records of all departments there are. */
export async function countAllRecords(store: { countRecords(department: string): Promise<number> }): Promise<number> {
  const counts = await Promise.all(departments.map(({ name }) => store.countRecords(name)));
  return counts.reduce((sum, count) => sum + count, 0);
}
