import { normalizeEmail } from '../email.ts';
import type { BlockedValue } from '../engine/rules.ts';
import type { PartyRecord } from '../record.ts';

/**
 * The record as linking may read it: without values that rules say identify nobody. Emails are compared in one spelling,
 * everything else by its letters and digits; a pattern is tried on what the record says.
 */
export function withoutBlockedValues(record: PartyRecord, blocked: readonly BlockedValue[]): PartyRecord {
  if (blocked.length === 0) return record;
  const keep = (identifier: BlockedValue['identifier'], values: readonly string[]): string[] =>
    values.filter((value) => !blocked.some((each) => each.identifier === identifier && isMeant(each, value)));
  return {
    ...record,
    emails: keep('email', record.emails),
    phones: keep('phone', record.phones),
    taxIds: keep('taxId', record.taxIds),
    domains: keep('domain', record.domains),
    externalIds: record.externalIds.filter(({ value }) => keep('externalId', [value]).length > 0),
  };
}

function isMeant({ identifier, value, pattern }: BlockedValue, said: string): boolean {
  if (pattern !== undefined && new RegExp(pattern, 'iu').test(said)) return true;
  if (value === undefined) return false;
  if (identifier === 'email') return (normalizeEmail(said) ?? said) === (normalizeEmail(value) ?? value);
  return bare(said) === bare(value);
}

function bare(value: string): string {
  return value.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
