import type { CountryCode } from 'libphonenumber-js/min';
import type { Address, PartyRecord } from './record.ts';
import { emailsIn, normalizeEmail } from './values/email.ts';
import { type PersonName, readPersonName } from './values/person-name.ts';
import { type PhoneNumber, phonesIn, readPhone } from './values/phone.ts';
import { postalCodeKey, streetKey } from './values/postal-address.ts';
import { regionOf } from './values/region.ts';
import { latinWords } from './values/text.ts';
import { companyDomain } from './values/web-domain.ts';

/** What both a record's profile and its identifiers are made of, so that it is read once. */
export interface Reading {
  /** Of a person; nothing of a company. */
  name: PersonName | null;
  /** Normalised, without those that stand for no one. */
  emails: readonly string[];
  phones: readonly PhoneNumber[];
  /** One for each address. */
  places: readonly PlaceReading[];
  /** A company's own; none of a person. */
  domains: readonly string[];
}

export interface PlaceReading {
  /** The street's words in plain Latin letters. */
  streetWords: readonly string[];
  street: string | null;
  postalCode: string | null;
}

/** A record as linking may read it. */
export interface LinkedRecord extends PartyRecord {
  /** Of its emails' domains those that rules say are nobody's. */
  nobodysDomains?: readonly string[];
}

export function readRecord(record: LinkedRecord): Reading {
  const emails = partsOf(record.emails, emailsIn)
    .map(normalizeEmail)
    .filter((email) => email !== null);
  const isPerson = record.kind === 'PERSON';
  return {
    name: isPerson ? readPersonName(record) : null,
    emails,
    phones: phonesOf(record),
    places: record.addresses.map(readPlace),
    domains: isPerson ? [] : domainsOf(record, emails),
  };
}

/** Whoever has more fields writes one value into each. */
const mostToPart = 10;

function partsOf(fields: readonly string[], valuesIn: (field: string) => string[]): readonly string[] {
  return fields.length > mostToPart ? fields : fields.flatMap(valuesIn);
}

function phonesOf(record: PartyRecord): PhoneNumber[] {
  if (record.phones.length === 0) return [];
  const region = regionOfPhones(record);
  const phones = record.phones.length > mostToPart ? record.phones : record.phones.flatMap(phonesIn);
  return phones.map((phone) => readPhone(phone, region)).filter((phone) => phone !== null);
}

/** Where numbers without a country's prefix are of. */
export function regionOfPhones({ addresses }: PartyRecord): CountryCode | null {
  return regionOf(addresses.find((address) => address.country)?.country ?? null);
}

function readPlace({ street, postalCode }: Address): PlaceReading {
  const streetWords = street === null ? [] : latinWords(street);
  return { streetWords, street: streetKey(street, streetWords), postalCode: postalCodeKey(postalCode) };
}

function domainsOf({ domains, nobodysDomains = [] }: LinkedRecord, emails: readonly string[]): string[] {
  const candidates = [...domains, ...mailDomainsOf(emails).filter((domain) => !nobodysDomains.includes(domain))];
  return candidates.map(companyDomain).filter((domain) => domain !== null);
}

/** @param emails normalised */
export function mailDomainsOf(emails: readonly string[]): string[] {
  return emails.map((email) => email.slice(email.lastIndexOf('@') + 1));
}
