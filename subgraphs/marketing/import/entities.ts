import type { Entities } from '../../kit/import/row-change.ts';
import type { ExternalId, Party, PostalAddress } from '../../kit/party.ts';
import type { CompanyRow, ContactRow } from '../tables.ts';

/** The columns of a party that linking needs, as they stand in an import. */
type ContactValues = Partial<ContactRow>;
type CompanyValues = Partial<CompanyRow>;

function contactParty(id: string, values: ContactValues, version: number | null): Party {
  const { given_name: givenName, family_name: familyName, email, other_email: otherEmail } = values;
  const { phone, mobile_phone: mobile, loyalty_member_id: memberId } = values;
  const loyalty: ExternalId[] = memberId ? [{ system: 'loyalty', value: memberId }] : [];
  return {
    kind: 'PERSON',
    name: [givenName, familyName].filter(Boolean).join(' ') || null,
    givenName: givenName ?? null,
    familyName: familyName ?? null,
    emails: [...new Set([...listed(email), ...listed(otherEmail).filter((address) => address.includes('@'))])],
    phones: [...new Set([...listed(phone), ...listed(mobile)])],
    addresses: addressOf(values),
    birthDate: values.birth_date ?? null,
    externalIds: [{ system: 'marketing', value: id }, ...loyalty],
    taxIds: [],
    domains: [],
    employer: values.company_name ?? null,
    updatedAt: version,
  };
}

function companyParty(id: string, values: CompanyValues, version: number | null): Party {
  return {
    kind: 'ORGANISATION',
    name: values.name ?? null,
    givenName: null,
    familyName: null,
    emails: [],
    phones: listed(values.phone),
    addresses: addressOf(values),
    birthDate: null,
    externalIds: [{ system: 'marketing', value: id }],
    taxIds: [],
    domains: listed(values.domain),
    employer: null,
    updatedAt: version,
  };
}

function addressOf(values: ContactValues | CompanyValues): PostalAddress[] {
  const { street = null, city = null, region = null, postal_code: postalCode = null, country = null } = values;
  return street || city || postalCode ? [{ street, city, region, postalCode, country }] : [];
}

function listed(value: string | null | undefined): string[] {
  return value ? [value] : [];
}

const ofContact = { references: { contact_id: 'contact' } };
const ofAddressee = {
  references: { addressee: 'contact' },
  partOf: {
    addressee: {
      email: { entity: 'contact_email', columns: ['addressee'], whole: true, personal: true },
    },
  },
};

export const entities: Entities = {
  contact: { table: 'contact', toParty: contactParty },
  contact_email: {
    ...{ table: 'contact_email', ...ofContact },
    erasedWith: { entity: 'contact', column: 'contact_id' },
  },
  company: { table: 'company', toParty: companyParty },
  consent: { table: 'consent', ...ofAddressee },
  engagement: { table: 'engagement', ...ofAddressee },
  email_event_detail: { table: 'email_event_detail', partOf: { id: 'engagement' } },
  campaign: { table: 'campaign' },
  form: { table: 'form' },
  segment: { table: 'segment' },
  segment_member: { table: 'segment_member', ...ofContact },
  survey_response: { table: 'survey_response', ...ofContact },
  loyalty_movement: { table: 'loyalty_movement', ...ofContact },
  enrichment: { table: 'enrichment', ...ofContact },
};
