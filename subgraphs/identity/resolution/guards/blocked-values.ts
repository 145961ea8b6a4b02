import type { CountryCode } from 'libphonenumber-js/min';
import type { BlockedValue } from '../engine/rules.ts';
import { type LinkedRecord, mailDomainsOf, regionOfPhones } from '../reading.ts';
import type { PartyRecord } from '../record.ts';
import { remembered } from '../remembered.ts';
import { normalizeEmail } from '../values/email.ts';
import { readPhone } from '../values/phone.ts';
import { companyDomain } from '../values/web-domain.ts';

type Identifier = BlockedValue['identifier'];

/**
 * The record as linking may read it: without values that rules say identify nobody, in whatever spelling. A pattern is tried on
 * what the record says.
 */
export function withoutBlockedValues(record: PartyRecord, blocked: readonly BlockedValue[]): LinkedRecord {
  if (blocked.length === 0) return record;
  const region = regionOfPhones(record);
  const keep = (identifier: Identifier, values: readonly string[]): string[] => {
    const rules = blocked.filter((each) => each.identifier === identifier);
    if (rules.length === 0) return [...values];
    return values.filter((value) => {
      const spelling = spellingOf(identifier, value, region);
      return !rules.some((rule) => isMeant(rule, value, spelling));
    });
  };
  const emails = keep('email', record.emails);
  const mailDomains =
    record.kind === 'PERSON' ? [] : mailDomainsOf(emails.map((email) => normalizeEmail(email) ?? email));
  const others = new Set(keep('domain', mailDomains));
  return {
    ...{ ...record, emails },
    phones: keep('phone', record.phones),
    taxIds: keep('taxId', record.taxIds),
    domains: keep('domain', record.domains),
    nobodysDomains: mailDomains.filter((domain) => !others.has(domain)),
    externalIds: record.externalIds.filter(({ value }) => keep('externalId', [value]).length > 0),
  };
}

function isMeant({ identifier, value, pattern }: BlockedValue, said: string, spelling: string): boolean {
  if (pattern !== undefined && new RegExp(pattern, 'iu').test(said)) return true;
  return value !== undefined && spelling === ruleSpellings[identifier](value);
}

/** A phone is told without its country, as it is compared; ids by their letters and digits. */
function spellingOf(identifier: Identifier, value: string, region: CountryCode | null): string {
  if (identifier === 'email') return normalizeEmail(value) ?? value;
  if (identifier === 'phone') return readPhone(value, region)?.national ?? bare(value);
  return identifier === 'domain' ? (companyDomain(value) ?? bare(value)) : bare(value);
}

const ruleSpelling = (identifier: Identifier) => remembered((value) => spellingOf(identifier, value, null));
const ruleSpellings: Record<Identifier, (value: string) => string> = {
  ...{ email: ruleSpelling('email'), phone: ruleSpelling('phone'), taxId: ruleSpelling('taxId') },
  ...{ externalId: ruleSpelling('externalId'), domain: ruleSpelling('domain') },
};

function bare(value: string): string {
  return value.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
