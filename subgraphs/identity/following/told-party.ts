import type { Address, ExternalId, PartyRecord } from '../resolution/record.ts';

/** What a party says of itself, as identity keeps it. */
export type ToldParty = Omit<PartyRecord, 'key' | 'department' | 'type' | 'sourceId' | 'otherNames' | 'attributes'>;

/** Longer texts are cut: an index takes no more than some thousand bytes, and nobody is called by more. */
const longestText = 1000;
/** Longer identifiers are left out: cut, they could be another's. */
const longestIdentifier = 500;
/** More of a kind than that is a mailing list or a mistake, and every pair of records is compared by all of them. */
const mostValues = 100;
/** The last millisecond that a date can be. */
const lastTime = 8.64e15;

/**
 * Reads a party from a department's change, which nobody has checked: what cannot be stored or compared is left out, value by
 * value, and the rest is kept. The employer, for one, is not identity's to keep.
 *
 * @returns null when it is no party at all.
 */
export function readToldParty(told: unknown): ToldParty | null {
  if (!isObject(told)) return null;
  const { kind } = told;
  if (kind !== 'PERSON' && kind !== 'ORGANISATION') return null;
  return {
    kind,
    name: text(told.name),
    givenName: text(told.givenName),
    familyName: text(told.familyName),
    emails: list(told.emails, identifier),
    phones: list(told.phones, identifier),
    addresses: list(told.addresses, address),
    birthDate: date(told.birthDate),
    externalIds: list(told.externalIds, externalId),
    taxIds: list(told.taxIds, identifier),
    domains: list(told.domains, identifier),
    updatedAt: time(told.updatedAt),
  };
}

/** Whether both stores and every index keep it as it is: no half of a character, no NUL. */
export function isStorable(value: string): boolean {
  return value.isWellFormed() && !value.includes('\0');
}

function text(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  if (value.length <= longestText && isStorable(value)) return value;
  return value.slice(0, longestText).replaceAll('\0', '').toWellFormed();
}

function identifier(value: unknown): string | null {
  return typeof value === 'string' && value.length <= longestIdentifier && isStorable(value) ? value : null;
}

function address(value: unknown): Address | null {
  if (!isObject(value)) return null;
  return {
    street: text(value.street),
    city: text(value.city),
    region: text(value.region),
    postalCode: text(value.postalCode),
    country: text(value.country),
  };
}

function externalId(value: unknown): ExternalId | null {
  if (!isObject(value)) return null;
  const [system, id] = [identifier(value.system), identifier(value.value)];
  return system === null || id === null ? null : { system, value: id };
}

/** What is unknown is written as 00 by some: `1980-00-00` is the year, `0000-00-00` is nothing. */
function date(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const known = value.endsWith('-00') ? value.replace(/(-00)?-00$/, '') : value;
  return /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(known) && known !== '0000' ? known : null;
}

function time(value: unknown): number | null {
  return typeof value === 'number' && Math.abs(value) <= lastTime ? Math.trunc(value) : null;
}

function list<Item>(values: unknown, read: (value: unknown) => Item | null): Item[] {
  const items: Item[] = [];
  if (!Array.isArray(values)) return items;
  for (let place = 0; place < Math.min(values.length, mostValues); place++) {
    const item = read(values[place]);
    if (item !== null) items.push(item);
  }
  return items;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
