import fc from 'fast-check';
import { hashedKeys } from '../candidates/blocking-keys.ts';
import { hashedValues } from '../model/spread.ts';
import { type Profile, profileOf } from '../profile.ts';
import type { Address, PartyRecord } from '../record.ts';
import type { PopulationEntry } from './population.ts';

/** What texts in records look like at their oddest: other scripts, emoji, halves of them, nothing. */
const anyText = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('Олена Коваль', '田中 太郎', 'Γιώργος', 'محمد', 'Zoë', 'x'.repeat(400), '\ud800', 'ÿ', 'Ā'),
);

function among(values: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: anyText });
}

function optional<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> {
  return fc.option(value, { freq: 2 });
}

function some<Value>(value: fc.Arbitrary<Value>, maxLength = 3): fc.Arbitrary<Value[]> {
  return fc.array(value, { maxLength });
}

const givenName = among(['Anna', 'Anna Maria', 'Ben', 'Chloé', 'J.', 'Олена', 'Jörg']);
const familyName = among(['Berg', 'García López', 'Smith Jr', "O'Brien", 'Коваль', 'Müller']);
const address: fc.Arbitrary<Address> = fc.record({
  street: optional(among(['Hauptstraße 5', '12 High Street', 'Flat 3, 7 High St', 'ul. Długa 4a'])),
  city: optional(among(['Berlin', 'München', 'London', 'Köln'])),
  region: optional(among(['Bayern', 'Kent'])),
  postalCode: optional(among(['10115', 'SW1A 1AA', '80331'])),
  country: optional(among(['DE', 'GB', 'United States'])),
});

/** A record of one of so many keys, as like the others as records of a few people are. */
export function anyRecord(keys: number): fc.Arbitrary<PartyRecord> {
  return fc
    .record({
      id: fc.integer({ min: 0, max: keys - 1 }),
      kind: fc.constantFrom('PERSON' as const, 'PERSON' as const, 'ORGANISATION' as const),
      name: optional(
        among([
          'Anna Berg',
          'Ben Smith',
          'Juan García López',
          'Acme GmbH',
          '김민수',
          'Min-su Kim',
          'محمد علي',
          'Mohamed Ali',
        ]),
      ),
      givenName: optional(givenName),
      familyName: optional(familyName),
      otherNames: some(among(['Anna Schmidt', 'Бен Сміт', 'Acme', '김민수', 'Min-su Kim']), 2),
      emails: some(
        among([
          'anna@home.example',
          'info@acme.example',
          'ben.smith@gmail.com',
          'ben.smiht@gmal.com',
          'Ümit@müller.de',
        ]),
      ),
      phones: some(among(['+49 30 5557788', '030 5557788', '+44 20 7946 0000', '(212) 555-0188'])),
      addresses: some(address, 2),
      birthDate: optional(among(['1980-02-01', '1980-01-02', '1979', '1970-01-01'])),
      externalIds: some(
        fc.record({ system: among(['billing', 'CRM', 'sales']), value: among(['0', '2', '12-34', 'L-100042']) }),
        2,
      ),
      taxIds: some(among(['DE136695976', '12-3456789']), 2),
      domains: some(among(['acme.example', 'www.Acme.de']), 2),
      attributes: some(fc.record({ name: among(['birthplace']), value: among(['Kiel', 'New York']) }), 2),
      updatedAt: optional(fc.integer({ min: 0, max: 2 ** 41 })),
    })
    .map(({ id, ...record }) => {
      const identity = { department: 'sales', type: 'contact', sourceId: id % 2 === 0 ? `${id}` : `a:${id}` };
      return { ...record, ...identity, key: `sales:contact:${identity.sourceId}` };
    });
}

export function entryOf(record: PartyRecord, formerKeys: readonly string[] = []): PopulationEntry {
  const profile = profileOf(record, formerKeys);
  return {
    ...{ key: record.key, formerKeys, profile, blocks: hashedKeys(profile), values: hashedValues(profile) },
    ...{ name: record.name, firstSeen: record.key.length, updatedAt: record.updatedAt },
  };
}

/** All that a profile says, whatever is behind it. */
export function plain(profile: Profile): Profile {
  const { kind, says, names, generations, spokenOf, birthDate, emails, mailboxes, phones, claims, ownIds, taxIds } =
    profile;
  const { streets, postalCodes, cities, domains, attributes } = profile;
  return {
    ...{ kind, says, names, generations, spokenOf, birthDate, emails, mailboxes, phones, claims, ownIds, taxIds },
    ...{ streets, postalCodes, cities, domains, attributes },
  };
}
