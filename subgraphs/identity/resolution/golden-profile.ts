import { fullName } from './display-name.ts';
import { normalizeEmail } from './email.ts';
import { goldenName } from './golden-name.ts';
import { readPhone } from './phone.ts';
import { postalCodeKey, streetKey } from './postal-address.ts';
import type { Address, PartyRecord } from './record.ts';
import { regionOf } from './region.ts';

/** A surviving value and the record it is from. */
export interface ProfileValue<Value = string> {
  value: Value;
  record: PartyRecord;
}

export interface GoldenProfile {
  name: ProfileValue | null;
  emails: ProfileValue[];
  phones: ProfileValue[];
  addresses: ProfileValue<Address>[];
  birthDate: ProfileValue | null;
}

/**
 * The values that survive of a customer's records: of what several records say alike, the spelling in the record that
 * its source changed last; the newest first. The name is the one that most records hold.
 */
export function goldenProfile(records: readonly PartyRecord[]): GoldenProfile {
  const newestFirst = [...records].sort((a, b) => (b.updatedAt ?? 0) - (a.updatedAt ?? 0) || (a.key < b.key ? -1 : 1));
  const of = <Value>(values: (record: PartyRecord) => readonly (Value | null)[]): ProfileValue<Value>[] =>
    newestFirst.flatMap((record) => values(record).flatMap((value) => (value === null ? [] : [{ value, record }])));
  return {
    name: nameOf(records),
    emails: distinct(
      of((record) => record.emails),
      ({ value }) => normalizeEmail(value),
    ),
    phones: distinct(
      of((record) => record.phones),
      ({ value, record }) => phoneKey(value, record),
    ),
    addresses: distinct(
      of((record) => record.addresses),
      ({ value }) => addressKey(value),
    ),
    birthDate: of((record) => [record.birthDate])[0] ?? null,
  };
}

function nameOf(records: readonly PartyRecord[]): ProfileValue | null {
  const named = goldenName(
    records.map((record) => ({ record, key: record.key, name: fullName(record), updatedAt: record.updatedAt })),
  );
  return named && { value: named.name, record: named.record };
}

/** What has no key is a placeholder or cannot be read. */
function distinct<Value>(
  values: ProfileValue<Value>[],
  keyOf: (value: ProfileValue<Value>) => string | null,
): ProfileValue<Value>[] {
  const found = new Map<string, ProfileValue<Value>>();
  for (const value of values) {
    const key = keyOf(value);
    if (key !== null && !found.has(key)) found.set(key, value);
  }
  return [...found.values()];
}

function phoneKey(phone: string, { addresses }: PartyRecord): string | null {
  const number = readPhone(phone, regionOf(addresses.find(({ country }) => country)?.country ?? null));
  return number && (number.international ?? number.national);
}

function addressKey({ street, postalCode, city }: Address): string | null {
  const key = [streetKey(street) ?? street, postalCodeKey(postalCode), city?.toLowerCase()].filter(Boolean).join('|');
  return key === '' ? null : key;
}
