import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personalDataScope } from '../../kit/caller.ts';
import type { Subgraph } from '../../kit/subgraph.ts';
import type { PartyRecord } from '../resolution/record.ts';
import { parseSurvivorship } from '../settings/survivorship-file.ts';
import { disposable } from '../store/contract/customers.ts';
import { person, take, upserted } from '../store/contract/fixture.ts';
import { openEmbeddedStore } from '../store/embedded.ts';
import { startIdentity } from '../subgraph.ts';

const directory = mkdtempSync(join(tmpdir(), 'identity-profile-'));
const databasePath = join(directory, 'identity.db');
const day = 86_400_000;

const elm = { street: 'Elm Street 1', city: 'Berlin', region: null, postalCode: '10115', country: 'DE' };
const jane = { emails: ['jane@x.io'], phones: ['+49 30 901820'] };
const acme: Partial<PartyRecord> = { kind: 'ORGANISATION', name: 'Acme GmbH', domains: ['acme.example'] };
const records = [
  person('sales:lead:00Q1', { ...jane, name: 'Jane Doe', birthDate: '1980-02-03', updatedAt: 3 * day }),
  person('marketing:contact:7', { ...jane, name: 'JANE DOE', addresses: [elm], updatedAt: 1 * day }),
  person('billing:account:cus_1', {
    ...{ name: 'Jane Miller', emails: ['Jane@X.io', 'bills@x.io'], phones: jane.phones, birthDate: '1980-02-04' },
    ...{ externalIds: [{ system: 'loyalty', value: 'L-1042' }], taxIds: ['12345678903'], updatedAt: 2 * day },
  }),
  person('billing:account:cus_2', { ...acme, emails: ['info@acme.example'], taxIds: ['DE136695976'] }),
];

/** Billing knows what people are called, and everything else is as ever. */
const survivorship = parseSurvivorship('{"name": [{"MOST_TRUSTED_SOURCE": ["billing"]}, "MOST_RECENT"]}');

let subgraph: Subgraph;

beforeAll(async () => {
  await using store = disposable(await openEmbeddedStore(databasePath));
  await take(store, records.map(upserted), { survivorship });
  subgraph = await startIdentity({ databasePath, survivorship });
});

afterAll(async () => {
  await subgraph.close();
  rmSync(directory, { recursive: true, force: true });
});

const text = '{ __typename value rule department asOf record { id } sources { id } }';
const query = `query ($name: String) { customers(search: $name) { edges { node { name profile {
  __typename name ${text} emails ${text} phones ${text} birthDate ${text} taxIds ${text} domains ${text}
  addresses { __typename value { street city postalCode } rule department sources { id } }
  externalIds { __typename value { system value } rule department sources { id } }
  conflicts { __typename attribute survivor { value department } others ${text} }
} } } } }`;

async function profileOf(name: string, scopes: string[] = [personalDataScope]) {
  const caller = { subject: 'test', scopes: new Set(scopes) };
  const result = await subgraph.execute({ query, variables: { name }, caller, requestId: 'test' });
  const { data, errors } = JSON.parse(JSON.stringify(result));
  expect(errors).toBeUndefined();
  return data.customers.edges[0].node;
}

const [billing, sales, marketing] = [
  { id: 'billing:account:cus_1' },
  { id: 'sales:lead:00Q1' },
  { id: 'marketing:contact:7' },
];
const asOf = (days: number): string => new Date(days * day).toISOString();
const ofBilling = {
  __typename: 'ProfileText',
  department: 'BILLING',
  asOf: asOf(2),
  record: billing,
  sources: [billing],
};
const ofSales = { __typename: 'ProfileText', department: 'SALES', asOf: asOf(3), record: sales };

describe('a golden profile', () => {
  it('says of every value who holds it, since when and why it comes first, and what records disagree about', async () => {
    expect(await profileOf('jane')).toEqual({
      name: 'Jane Miller',
      profile: {
        __typename: 'GoldenProfile',
        name: { ...ofBilling, value: 'Jane Miller', rule: 'MOST_TRUSTED_SOURCE' },
        emails: [
          { ...ofSales, value: 'jane@x.io', rule: 'MOST_RECENT', sources: [sales, billing, marketing] },
          { ...ofBilling, value: 'bills@x.io', rule: null },
        ],
        phones: [{ ...ofSales, value: '+49 30 901820', rule: null, sources: [sales, billing, marketing] }],
        birthDate: { ...ofSales, value: '1980-02-03', rule: 'MOST_RECENT', sources: [sales] },
        taxIds: [{ ...ofBilling, value: '12345678903', rule: null }],
        domains: [],
        addresses: [
          {
            __typename: 'ProfileAddress',
            value: { street: 'Elm Street 1', city: 'Berlin', postalCode: '10115' },
            ...{ rule: null, department: 'MARKETING', sources: [marketing] },
          },
        ],
        externalIds: [
          {
            __typename: 'ProfileExternalId',
            value: { system: 'loyalty', value: 'L-1042' },
            ...{ rule: null, department: 'BILLING', sources: [billing] },
          },
        ],
        conflicts: [
          {
            __typename: 'ProfileConflict',
            attribute: 'NAME',
            survivor: { value: 'Jane Miller', department: 'BILLING' },
            others: [{ ...ofSales, value: 'Jane Doe', rule: 'MOST_TRUSTED_SOURCE', sources: [sales, marketing] }],
          },
          {
            __typename: 'ProfileConflict',
            attribute: 'BIRTH_DATE',
            survivor: { value: '1980-02-03', department: 'SALES' },
            others: [{ ...ofBilling, value: '1980-02-04', rule: 'MOST_RECENT' }],
          },
        ],
      },
    });
  });

  it('is masked without the scope for personal data, wherever it shows a value', async () => {
    const { name, profile } = await profileOf('jane', []);
    const values = (entries: { value: unknown }[]) => entries.map(({ value }) => value);
    expect([name, profile.name.value, profile.birthDate.value]).toEqual(['J*** M***', 'J*** M***', '***']);
    expect(values(profile.emails)).toEqual(['j***@x.io', 'b***@x.io']);
    expect([...values(profile.phones), ...values(profile.taxIds)]).toEqual(['***20', '***']);
    expect(values(profile.addresses)).toEqual([{ street: '***', city: 'Berlin', postalCode: '***' }]);
    expect(values(profile.conflicts.map(({ survivor }: { survivor: unknown }) => survivor))).toEqual([
      'J*** M***',
      '***',
    ]);
    const others = profile.conflicts.flatMap((conflict: { others: { value: string }[] }) => values(conflict.others));
    expect(others).toEqual(['J*** D***', '***']);
  });

  it('of a company is as open as its records are: who answers its mailboxes is masked, what it is called is not', async () => {
    const { profile } = await profileOf('acme', []);
    const [name, [email], [taxId], [domain]] = [profile.name, profile.emails, profile.taxIds, profile.domains];
    expect([name, email, taxId, domain].map(({ value }) => value)).toEqual([
      ...['Acme GmbH', 'i***@acme.example', 'DE136695976', 'acme.example'],
    ]);
    expect(profile.conflicts).toEqual([]);
  });
});
