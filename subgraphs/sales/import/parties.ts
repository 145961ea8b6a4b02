import type { ColumnValue } from '../../kit/import/row-change.ts';
import type { Party, PostalAddress } from '../../kit/party.ts';
import type { AccountRow, AddressColumns, LeadRow } from '../tables.ts';

type Values = Record<string, ColumnValue>;

export function personParty(id: string, values: Partial<LeadRow>, version: number | null): Party {
  return {
    ...partyOf(id, values, version),
    kind: 'PERSON',
    name: values.name ?? ([values.given_name, values.family_name].filter(Boolean).join(' ') || null),
    givenName: values.given_name ?? null,
    familyName: values.family_name ?? null,
    phones: present(values.phone, values.mobile_phone),
    birthDate: values.birth_date ?? null,
    employer: values.company ?? null,
  };
}

export function leadParty(id: string, values: Partial<LeadRow>, version: number | null): Party {
  return sameAsContact(values.converted_contact_id, personParty(id, values, version));
}

/** The contact that a lead became, or that is a person's account once more, has its id from the same system: it is they for certain. */
function sameAsContact(contactId: string | null | undefined, party: Party): Party {
  return contactId ? { ...party, externalIds: [...party.externalIds, { system: 'sales', value: contactId }] } : party;
}

export function accountParty(id: string, values: Partial<AccountRow>, version: number | null): Party {
  const domain = domainOf(values.website ?? null);
  return sameAsContact(values.person_contact_id, {
    ...partyOf(id, values, version),
    kind: values.kind ?? 'ORGANISATION',
    name: values.name ?? null,
    phones: present(values.phone),
    taxIds: present(values.tax_id),
    domains: domain ? [domain] : [],
  });
}

function partyOf(id: string, values: Partial<AddressColumns> & Values, version: number | null): Party {
  return {
    kind: 'PERSON',
    name: null,
    givenName: null,
    familyName: null,
    emails: present(values.email),
    phones: [],
    addresses: addressesOf(values),
    birthDate: null,
    externalIds: [{ system: 'sales', value: id }],
    taxIds: [],
    domains: [],
    employer: null,
    updatedAt: version,
  };
}

function addressesOf(values: Partial<AddressColumns>): PostalAddress[] {
  const { street = null, city = null, region = null, postal_code: postalCode = null, country = null } = values;
  // A country alone is no address, yet it tells how to read a phone number.
  if (![street, city, postalCode, country].some(Boolean)) return [];
  return [{ street, city, region, postalCode, country }];
}

function present(...values: (ColumnValue | undefined)[]): string[] {
  return values.filter((value) => typeof value === 'string').filter((value) => value !== '');
}

/** `https://www.example.com/shop` → `example.com`; null for what is no web address. */
export function domainOf(website: string | null): string | null {
  const match = /^(?:https?:\/\/)?(?:www\.)?((?:[\p{L}\d-]+\.)+[\p{L}\d-]{2,})(?:[:/?#]|$)/iu.exec(website ?? '');
  return match?.[1]?.toLowerCase() ?? null;
}
