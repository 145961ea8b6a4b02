import { placeholderDates } from './blocked.ts';
import { domainOfEmail, emailIdentifier } from './email.ts';
import { externalIdIdentifiers, taxIdentifier } from './external-id.ts';
import { personName } from './person-name.ts';
import { type PhoneNumber, readPhone } from './phone.ts';
import { postalCodeKey, streetKey } from './postal-address.ts';
import { type Address, type PartyRecord, recordName } from './record.ts';
import { regionOf } from './region.ts';
import { companyDomain } from './web-domain.ts';

/** What kind of value an identifier holds; its place in the key, before the first colon. */
export type IdentifierType =
  | 'email'
  /** A role mailbox such as info@, which everyone in a company may give. */
  | 'mailbox'
  | 'phone'
  /** A telephone number as dialled within its country, for records that do not say which country that is. */
  | 'digits'
  | 'external'
  | 'tax'
  | 'domain'
  /** Street and postal code. */
  | 'address'
  /** Date of birth and initials. */
  | 'birthdate';

export function identifierType(key: string): IdentifierType {
  return key.slice(0, key.indexOf(':')) as IdentifierType;
}

/**
 * Every normalised identifier of a record as `type:value`, sorted and without repeats; placeholders are left out.
 *
 * @param formerKeys records that were merged into this one in their source: whoever knows one of their ids means this
 * record.
 */
export function identifiersOf(record: PartyRecord, formerKeys: readonly string[] = []): string[] {
  const found = [
    ...[record.key, ...formerKeys].map(ownIdentifier),
    ...record.externalIds.flatMap(externalIdIdentifiers),
    ...record.taxIds.map(taxIdentifier),
    ...(record.kind === 'PERSON' ? personIdentifiers(record) : organisationIdentifiers(record)),
  ];
  return [...new Set(found.filter((identifier): identifier is string => Boolean(identifier)))].sort();
}

/** The id that other systems use when they refer to a record of this department. */
function ownIdentifier(key: string): string {
  const { department, sourceId } = recordName(key);
  return `external:${department}:${sourceId}`;
}

function personIdentifiers(record: PartyRecord): (string | null)[] {
  return [
    ...record.emails.map(emailIdentifier),
    ...phonesOf(record).flatMap((phone) => [phoneIdentifier(phone), `digits:${phone.national}`]),
    ...record.addresses.map(addressIdentifier),
    birthDateIdentifier(record),
  ];
}

/** A role mailbox is a company's own address, though none of its people's. */
function organisationIdentifiers(record: PartyRecord): (string | null)[] {
  const domains = [...record.domains, ...record.emails.map(domainOfEmail)].map(companyDomain);
  return [
    ...record.emails.map(emailIdentifier).map((identifier) => identifier?.replace(/^mailbox:/, 'email:') ?? null),
    ...phonesOf(record).map(phoneIdentifier),
    ...domains.map((domain) => domain && `domain:${domain}`),
    ...record.addresses.map(addressIdentifier),
  ];
}

function addressIdentifier({ street, postalCode }: Address): string | null {
  const place = streetKey(street);
  const code = postalCodeKey(postalCode);
  return place && code ? `address:${place}|${code}` : null;
}

function birthDateIdentifier(record: PartyRecord): string | null {
  const { birthDate } = record;
  const { given, family } = personName(record);
  const initials = [given[0], family.at(-1)].map((word) => word?.charAt(0) ?? '').sort();
  if (birthDate === null || placeholderDates.has(birthDate) || initials.includes('')) return null;
  return `birthdate:${birthDate}|${initials.join('')}`;
}

function phonesOf(record: PartyRecord): PhoneNumber[] {
  const region = regionOf(record.addresses.find((address) => address.country)?.country ?? null);
  return record.phones.map((phone) => readPhone(phone, region)).filter((phone) => phone !== null);
}

function phoneIdentifier({ international }: PhoneNumber): string | null {
  return international && `phone:${international}`;
}
