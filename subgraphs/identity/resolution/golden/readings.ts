import type { Address, ExternalId, PartyRecord } from '../record.ts';
import { normalizeEmail } from '../values/email.ts';
import { externalIdIdentifier, taxIdInOneSpelling } from '../values/external-id.ts';
import { readPhone } from '../values/phone.ts';
import { postalCodeKey, streetKey } from '../values/postal-address.ts';
import { regionOf } from '../values/region.ts';
import { seenText } from '../values/text.ts';
import { companyDomain } from '../values/web-domain.ts';
import type { Claim, Reading } from './survivorship-order.ts';

/** What is read of a value, from coarse to fine: what it means, how it is written, which record has it. */
export type Readings<Value> = readonly [Reading<Value, PartyRecord>, ...Reading<Value, PartyRecord>[]];

type ClaimOf<Value> = Claim<Value, PartyRecord>;

export const emailReadings = readings<string>(({ value }) => normalizeEmail(value));

/** A number that can be dialled from anywhere says more than one that is missing its country. */
export const phoneReadings = readings(phoneKey, (claim) => (phoneKey(claim)?.startsWith('+') ? 1 : 0));

export const addressReadings = readings<Address>(
  ({ value }) => addressKey(value),
  ({ value }) => Object.values(value).filter(Boolean).length,
);

/** The day says more than the month, and the month more than the year. */
export const birthDateReadings = readings<string>(
  ({ value }) => value,
  ({ value }) => value.length,
);

export const taxIdReadings = readings<string>(({ value }) => taxIdInOneSpelling(value));

export const externalIdReadings = readings<ExternalId>(({ value }) => externalIdIdentifier(value));

export const domainReadings = readings<string>(({ value }) => companyDomain(value));

/** @param meaningOf null for what is a placeholder or cannot be read */
function readings<Value>(
  meaningOf: (claim: ClaimOf<Value>) => string | null,
  completenessOf: (claim: ClaimOf<Value>) => number = () => 0,
): Readings<Value> {
  return [
    { meaningOf, completenessOf },
    { meaningOf: ({ value }) => JSON.stringify(value), completenessOf },
    { meaningOf: ({ record, place }) => `${place} ${record.key}`, completenessOf },
  ];
}

function phoneKey({ value, record: { addresses } }: ClaimOf<string>): string | null {
  const number = readPhone(value, regionOf(addresses.find(({ country }) => country)?.country ?? null));
  return number && (number.international ?? number.national);
}

function addressKey({ street, postalCode, city }: Address): string | null {
  const key = [streetKey(street) ?? street, postalCodeKey(postalCode), seenText(city ?? '').toLowerCase()]
    .filter(Boolean)
    .join('|');
  return key === '' ? null : key;
}
