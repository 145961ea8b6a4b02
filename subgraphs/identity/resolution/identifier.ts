import { placeholderDates } from './blocked.ts';
import { domainOfEmail, emailIdentifier } from './email.ts';
import { externalIdIdentifier, taxIdentifier } from './external-id.ts';
import { organisationNameKey } from './organisation-name.ts';
import { personNameKey } from './person-name.ts';
import { type PhoneNumber, readPhone } from './phone.ts';
import { postalCodeKey, streetKey } from './postal-address.ts';
import { type PartyRecord, recordName } from './record.ts';
import { regionOf } from './region.ts';
import { companyDomain } from './web-domain.ts';

/** What kind of value an identifier holds; its place in the key, before the first colon. */
export type IdentifierType =
  | 'email'
  /** A role mailbox such as info@: found by look-ups, links nobody. */
  | 'mailbox'
  | 'phone'
  | 'external'
  | 'tax'
  | 'domain'
  | 'name-address'
  | 'name-birthdate'
  | 'name-phone'
  | 'name-mailbox';

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
    ...record.externalIds.map(externalIdIdentifier),
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
  const name = personNameKey(record);
  const emails = record.emails.map(emailIdentifier);
  const phones = phonesOf(record);
  return [
    ...emails,
    ...phones.map(phoneIdentifier),
    ...(name === null ? [] : personNameIdentifiers(record, name, emails, phones)),
  ];
}

/** A full name identifies nobody; together with a place, a birth date or a number of little use alone, it does. */
function personNameIdentifiers(
  record: PartyRecord,
  name: string,
  emails: (string | null)[],
  phones: PhoneNumber[],
): (string | null)[] {
  const mailboxes = emails.filter((identifier) => identifier?.startsWith('mailbox:'));
  const { birthDate } = record;
  return [
    ...addresses(record, name),
    birthDate === null || placeholderDates.has(birthDate) ? null : `name-birthdate:${name}|${birthDate}`,
    ...phones.map(({ national }) => `name-phone:${name}|${national}`),
    ...mailboxes.map((mailbox) => `name-${mailbox}|${name}`),
  ];
}

function organisationIdentifiers(record: PartyRecord): (string | null)[] {
  const name = organisationNameKey(record.name);
  const domains = [...record.domains, ...record.emails.map(domainOfEmail)].map(companyDomain);
  return [
    ...record.emails.map(emailIdentifier),
    ...phonesOf(record).map(phoneIdentifier),
    ...domains.map((domain) => domain && `domain:${domain}`),
    ...(name === null ? [] : addresses(record, name)),
  ];
}

function phonesOf(record: PartyRecord): PhoneNumber[] {
  const region = regionOf(record.addresses.find((address) => address.country)?.country ?? null);
  return record.phones.map((phone) => readPhone(phone, region)).filter((phone) => phone !== null);
}

function phoneIdentifier({ international }: PhoneNumber): string | null {
  return international && `phone:${international}`;
}

function addresses(record: PartyRecord, name: string): (string | null)[] {
  return record.addresses.map((address) => {
    const street = streetKey(address.street);
    const postalCode = postalCodeKey(address.postalCode);
    return street && postalCode ? `name-address:${name}|${street}|${postalCode}` : null;
  });
}
