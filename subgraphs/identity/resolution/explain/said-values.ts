import { yearOf } from '../comparison/birth-date.ts';
import { attributeOf, comparisonOf } from '../comparison/comparisons.ts';
import { type Profile, profileOf } from '../profile.ts';
import { type PartyRecord, recordKey } from '../record.ts';
import { latinNames } from '../values/text.ts';
import { generationComparison } from './evidence-lines.ts';

/** How a value is kept from those who may not read personal data. */
export type Secrecy = 'name' | 'email' | 'phone' | 'id' | 'text' | 'public';

/** A value that a comparison reads. */
export interface SaidValue {
  /** As the record has it. */
  text: string;
  secrecy: Secrecy;
  /** The record as if it said nothing else. */
  profile: Profile;
}

/** A value with the part of the record that says it. */
type Told = readonly [text: string | null, saidBy: Partial<PartyRecord>];

/** What a record says that a comparison reads, each value once. */
export function saidValues(comparison: string, record: PartyRecord): SaidValue[] {
  if (comparison === 'externalId') return distinct(externalIds(record));
  const { secrecy, tell, part } = tellings[comparison] ?? attributeTelling(comparison);
  const needs = comparisonOf(record.kind, comparison)?.needs ?? 0;
  const said = tell(record).flatMap(([whole, saidBy]): SaidValue[] => {
    const profile = profileOf({ ...saysNothing(record), ...saidBy });
    if (needs !== 0 && (profile.says & needs) === 0) return [];
    const text = part ? partOfName(whole ?? '', part, profile) : whole;
    return text ? [{ text, secrecy, profile }] : [];
  });
  return distinct(said);
}

/** Of two records the values that are as alike as a comparison found; the first of each where that cannot be told. */
export function closestValues(
  comparison: string,
  level: number | null,
  some: readonly SaidValue[],
  others: readonly SaidValue[],
): readonly [SaidValue | null, SaidValue | null] {
  const [first = null] = some;
  const compared = first && level !== null ? comparisonOf(first.profile.kind, comparison) : null;
  if (compared)
    for (const one of some)
      for (const other of others) if (compared.level(one.profile, other.profile) === level) return [one, other];
  return [first, others[0] ?? null];
}

interface Telling {
  secrecy: Secrecy;
  tell: (record: PartyRecord) => readonly Told[];
  /** Of a name only the words that are read as this. */
  part?: 'given' | 'family';
}

const names: Telling = {
  secrecy: 'name',
  tell: ({ name, givenName, familyName, otherNames }) => [
    [name ?? [givenName, familyName].filter(Boolean).join(' '), { name, givenName, familyName }],
    ...otherNames.map((other): Told => [other, { name: other }]),
  ],
};

function ofAddresses(part: 'street' | 'postalCode' | 'city', secrecy: Secrecy): Telling {
  return {
    secrecy,
    tell: ({ addresses }) => addresses.map((address): Told => [address[part], { addresses: [address] }]),
  };
}

const emails: Telling = {
  secrecy: 'email',
  tell: (record) => record.emails.map((email): Told => [email, { emails: [email] }]),
};

const tellings: Readonly<Record<string, Telling>> = {
  birthDate: { secrecy: 'text', tell: ({ birthDate }) => [[birthDate, { birthDate }]] },
  birthYear: { secrecy: 'text', tell: ({ birthDate }) => [[birthDate && yearOf(birthDate), { birthDate }]] },
  givenName: { ...names, part: 'given' },
  givenInitial: { ...names, part: 'given' },
  familyName: { ...names, part: 'family' },
  familyInitial: { ...names, part: 'family' },
  middleInitial: names,
  acrossScripts: names,
  nameOrder: names,
  name: names,
  [generationComparison]: names,
  email: emails,
  mailbox: emails,
  phone: {
    secrecy: 'phone',
    // Without its country a number is read as one of the address.
    tell: ({ phones, addresses }) => phones.map((phone): Told => [phone, { phones: [phone], addresses }]),
  },
  taxId: { secrecy: 'text', tell: ({ taxIds }) => taxIds.map((taxId): Told => [taxId, { taxIds: [taxId] }]) },
  street: ofAddresses('street', 'text'),
  postalCode: ofAddresses('postalCode', 'text'),
  city: ofAddresses('city', 'public'),
  domain: {
    secrecy: 'public',
    tell: (record) =>
      [...record.domains, ...record.emails.map((email) => email.slice(email.lastIndexOf('@') + 1))].map(
        (domain): Told => [domain, { domains: [domain] }],
      ),
  },
};

function attributeTelling(comparison: string): Telling {
  const name = attributeOf(comparison);
  return {
    secrecy: 'text',
    tell: ({ attributes }) =>
      attributes
        .filter((attribute) => attribute.name === name)
        .map((attribute): Told => [attribute.value, { attributes: [attribute] }]),
  };
}

/** Ids that the record names, and its own, by which others may name it. */
function externalIds(record: PartyRecord): SaidValue[] {
  const { department, type, sourceId } = record;
  const nobody = { ...saysNothing(record), sourceId: '', key: recordKey({ department, type, sourceId: '' }) };
  const named = record.externalIds.map(
    (externalId): SaidValue => ({
      ...{ text: `${externalId.system}:${externalId.value}`, secrecy: 'id' },
      profile: profileOf({ ...nobody, externalIds: [externalId] }),
    }),
  );
  return [...named, { text: `${department}:${sourceId}`, secrecy: 'id', profile: profileOf(saysNothing(record)) }];
}

/** Its words as the record has them, without initials of middle names; all of them where none can be told. */
function partOfName(whole: string, part: 'given' | 'family', { names }: Profile): string {
  // Of several readings the first is the likeliest.
  const read = new Set(names[0]?.[part]?.bare.words ?? []);
  const words = whole
    .split(/[\s,]+/)
    .filter((word) => latinNames(word).some((each) => read.has(each) || read.has(each.replace(/\.$/, ''))));
  return words.join(' ') || whole;
}

function distinct(said: readonly SaidValue[]): SaidValue[] {
  return said.filter(({ text }, place) => said.findIndex((each) => each.text === text) === place);
}

function saysNothing(record: PartyRecord): PartyRecord {
  return {
    ...record,
    ...{ name: null, givenName: null, familyName: null, otherNames: [], birthDate: null },
    ...{ emails: [], phones: [], addresses: [], externalIds: [], taxIds: [], domains: [], attributes: [] },
  };
}
