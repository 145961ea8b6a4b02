import { type NameWord, nameOf, nameOfRole } from './comparison/name.ts';
import { says } from './comparison/says.ts';
import { type PlaceReading, type Reading, readRecord } from './reading.ts';
import { type Address, type PartyKind, type PartyRecord, recordName } from './record.ts';
import { remembered } from './remembered.ts';
import { isUnsaid, placeholderDates } from './values/blocked.ts';
import { cityWords } from './values/city-name.ts';
import { isRoleMailbox, mailboxOf } from './values/email.ts';
import { externalIdIdentifier, taxIdentifier } from './values/external-id.ts';
import { organisationNamesIn, organisationWords, withoutUmlauts } from './values/organisation-name.ts';
import { otherReadings, type PersonName, readPersonName, unpartedReading } from './values/person-name.ts';
import { roleIn } from './values/role-name.ts';
import { type SpokenOf, spokenOfAs } from './values/spoken-of.ts';
import { latinWords, plainWords, seenText } from './values/text.ts';

/** A record read for comparing: every value in one spelling, placeholders left out. A pure function of the record. */
export interface Profile {
  kind: PartyKind;
  /** Bits of what it says, as in `comparison/says.ts`. */
  says: number;
  names: readonly NameForm[];
  /** Jr, II and alike, in any of its names. */
  generations: readonly string[];
  /** What a title in front of its name tells. */
  spokenOf: SpokenOf | null;
  birthDate: string | null;
  emails: readonly Email[];
  /** Role mailboxes such as info@, which everyone in a company may give. */
  mailboxes: readonly string[];
  /** National numbers, digits only. */
  phones: readonly string[];
  /** Ids that the record claims in other systems than its own, as `system:value`. */
  claims: readonly string[];
  /** Ids by which others may refer to it, in the same form. */
  ownIds: readonly string[];
  taxIds: readonly string[];
  /** Addresses that name more than a city. */
  streets: readonly Place[];
  postalCodes: readonly string[];
  cities: readonly string[];
  domains: readonly string[];
  attributes: ReadonlyMap<string, string>;
}

/** A person's name, or a company's with all its words in `given`. */
export interface NameForm {
  given: NameWord | null;
  family: NameWord | null;
}

/** Where mail arrives: without the tag of `ann+shop@x.io`. */
export interface Email {
  address: string;
  local: string;
  domain: string;
}

export interface Place {
  street: string | null;
  /** The first number and the word after it, wherever a line has them: `173 john`. */
  house: string | null;
  postalCode: string | null;
  city: string | null;
  /** Everything that the address says, sorted. */
  words: readonly string[];
}

/** @param formerKeys records that were merged into this one in their source; their ids mean this record. */
export function profileOf(
  record: PartyRecord,
  formerKeys: readonly string[] = [],
  reading: Reading = readRecord(record),
): Profile {
  const { emails, phones, places } = reading;
  const role = reading.name && roleIn(reading.name);
  const isRole = (email: string): boolean => record.kind === 'PERSON' && role === null && isRoleMailbox(email);
  const addresses = record.addresses.map((address, index) => placeOf(address, places[index] ?? nowhere));
  const ownIds = [record.key, ...formerKeys].map(ownId);
  const names = reading.name === null ? [] : personNames(record, reading.name);
  const forms = record.kind === 'PERSON' ? names.map(formOf) : companyForms(record);
  const read: Omit<Profile, 'says'> = {
    kind: record.kind,
    names: role === null ? distinctForms(forms) : [formOfRole(role)],
    generations: distinct(names.flatMap(({ generation }) => generation ?? [])),
    spokenOf: record.kind === 'PERSON' ? spokenOfAs(record) : null,
    birthDate: birthDateOf(record.birthDate),
    emails: distinct(emails.filter((email) => !isRole(email)).flatMap((email) => mailboxOf(email) ?? [])).map(emailOf),
    mailboxes: distinct(emails.filter(isRole)),
    phones: distinct(phones.map(({ national }) => national)),
    claims: claimsOf(record).filter((id) => !ownIds.includes(id)),
    ownIds,
    taxIds: distinct(record.taxIds.map(taxIdentifier).filter((id) => id !== null)),
    streets: addresses.filter(({ words }, index) => words.length > 1 && Boolean(record.addresses[index]?.street)),
    postalCodes: distinct(addresses.flatMap(({ postalCode }) => postalCode ?? [])),
    cities: distinct(addresses.flatMap((place) => place.city ?? [])),
    domains: distinct(reading.domains),
    attributes: attributesOf(record),
  };
  return { ...read, says: whatItSays(read) };
}

function whatItSays(read: Omit<Profile, 'says'>): number {
  return (
    bit(says.name, read.names.length) |
    bit(says.birthDate, read.birthDate === null ? 0 : 1) |
    bit(says.email, read.emails.length) |
    bit(says.mailbox, read.mailboxes.length) |
    bit(says.phone, read.phones.length) |
    bit(says.claim, read.claims.length) |
    bit(says.taxId, read.taxIds.length) |
    bit(says.street, read.streets.length) |
    bit(says.postalCode, read.postalCodes.length) |
    bit(says.city, read.cities.length) |
    bit(says.domain, read.domains.length) |
    bit(says.attribute, read.attributes.size)
  );
}

function bit(saying: number, count: number): number {
  return count > 0 ? saying : 0;
}

function distinctForms(forms: readonly NameForm[]): NameForm[] {
  return forms.filter(({ given, family }, index) => {
    return (given || family) && forms.findIndex((form) => form.given === given && form.family === family) === index;
  });
}

function companyForms({ name, otherNames }: PartyRecord): NameForm[] {
  const called = [name, ...otherNames].flatMap((each) => (each === null ? [] : organisationNamesIn(each)));
  const names = called.flatMap((each) => [each, withoutUmlauts(each)]);
  return names.map((each) => ({ given: asName(organisationWords(each)), family: null }));
}

/** How a person's whole name may be read. */
export function formsOfName(name: string): NameForm[] {
  const record = { name, givenName: null, familyName: null, otherNames: [] };
  return distinctForms(personNames(record, readPersonName(record)).map(formOf));
}

type Named = Pick<PartyRecord, 'name' | 'givenName' | 'familyName' | 'otherNames'>;

function personNames(record: Named, first: PersonName): PersonName[] {
  const displayed = record.givenName || record.familyName ? record.otherNames : [record.name, ...record.otherNames];
  const others = record.otherNames.map((name) => readPersonName({ name, givenName: null, familyName: null }));
  return [first, ...others, ...unpartedReading(first), ...displayed.flatMap((name) => otherReadings(name))];
}

function formOf({ given, family }: PersonName): NameForm {
  return { given: asName(given), family: asName(family) };
}

/** It is no given name and no family name of anybody. */
function formOfRole(role: string): NameForm {
  const name = nameOfRole(role);
  return { given: name, family: name };
}

function asName(words: readonly string[]): NameWord | null {
  return words.length === 0 ? null : nameOf(words.join(' '));
}

/** `YYYY-MM-DD` as eight digits, less of them where only the year or the month is known. */
function birthDateOf(date: string | null): string | null {
  return date === null || placeholderDates.has(date) ? null : date.replaceAll('-', '');
}

function emailOf(address: string): Email {
  const at = address.lastIndexOf('@');
  return { address, local: address.slice(0, at), domain: address.slice(at + 1) };
}

function claimsOf(record: PartyRecord): string[] {
  const claims = record.externalIds.map(externalIdIdentifier).filter((id) => id !== null);
  return distinct(claims.map((claim) => asClaim(claim.slice('external:'.length))));
}

/** Of so many digits no two numbers of a system are the same but for their groups. */
const fewestGrouped = 9;

/** Long numbers are grouped in many ways; of a short one, as `12-3` and `1-23`, the groups are part, and so are letters. */
function asClaim(id: string): string {
  const colon = id.indexOf(':') + 1;
  const value = id.slice(colon);
  if (!/^\d[\d\s./-]*$/.test(value)) return id;
  const digits = value.replace(/\D/g, '');
  return digits.length < fewestGrouped ? id : id.slice(0, colon) + digits;
}

function ownId(key: string): string {
  const { department, sourceId } = recordName(key);
  return asClaim(`${department}:${seenText(sourceId)}`);
}

/** Of what many records say. */
const commonWords = remembered((text): readonly string[] => latinWords(text));

const nowhere: PlaceReading = { streetWords: [], street: null, postalCode: null };

function placeOf({ postalCode, city, region }: Address, reading: PlaceReading): Place {
  const { streetWords, street } = reading;
  const ofCity = city && !isUnsaid(city) ? cityWords(city) : [];
  const others = [postalCode, region].flatMap((part) => (part ? commonWords(part) : []));
  return {
    ...{ street, house: houseOf(streetWords), postalCode: reading.postalCode },
    city: ofCity.join(' ') || null,
    words: distinct([...streetWords, ...ofCity, ...others]).sort(),
  };
}

function houseOf(words: readonly string[]): string | null {
  const number = words.findIndex((word) => /^\d/.test(word));
  const name = words.slice(number + 1).find((word) => /^\p{L}{3}/u.test(word));
  return number === -1 || name === undefined ? null : `${words[number]} ${name}`;
}

function attributesOf({ attributes }: PartyRecord): ReadonlyMap<string, string> {
  const said = attributes.filter(({ value }) => !isUnsaid(value));
  const read = said.map(({ name, value }): [string, string] => [name, plainWords(value).join(' ')]);
  return new Map(read.filter(([, value]) => value !== ''));
}

function distinct(values: readonly string[]): string[] {
  return values.length < 2 ? [...values] : [...new Set(values)];
}
