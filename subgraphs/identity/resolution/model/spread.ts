import type { NameWord } from '../comparison/name.ts';
import { finish, mixText } from '../hash.ts';
import type { Profile } from '../profile.ts';
import type { PowerOf } from './scorer.ts';

/** From this many different holders on a value is nobody's own. */
export const neutralFrom = 20;
/** A value that more records hold is not counted any further: it is nobody's own. */
export const mostHolders = 200;

/**
 * How much of its power a value keeps that so many differently named parties hold: all of it for one, none from 20 on, and
 * in between as the logarithm falls, so that it never jumps.
 */
export function powerOfSpread(distinctNames: number): number {
  if (distinctNames <= 1) return 1;
  return Math.max(0, 1 - Math.log(distinctNames) / Math.log(neutralFrom));
}

/**
 * What a holder counts as: its names' initials, sorted, so that a slip, a pet name or swapped names are no other holder; of a
 * company how its name begins, so that the companies of one group are one.
 * Null for who says no whole name.
 */
export function holderOf({ kind, names }: Profile): string | null {
  const [name] = names;
  if (!name) return null;
  if (kind === 'ORGANISATION') return name.given?.text.slice(0, 4) ?? null;
  return initialsOf(name.given, name.family);
}

/** What a person counts as; null for who says no whole name. */
export function initialsOf(givenName: NameWord | null, familyName: NameWord | null): string | null {
  if (!givenName || !familyName) return null;
  const [given, family] = [givenName.text.charAt(0), familyName.text.charAt(0)];
  return given < family ? given + family : family + given;
}

/** A hash by which the holders of a value are found. */
export function hashedValue(comparison: string, value: string): number {
  return finish(mixText(mixText(0x811c9dc5, comparison) ^ 0x3a, value));
}

/** The hashes of all values that lose power as they spread, each once. */
export function hashedValues(profile: Profile): number[] {
  const values: number[] = [];
  forEachSpreadingValue(profile, (comparison, value) => {
    const hash = hashedValue(comparison, value);
    if (!values.includes(hash)) values.push(hash);
  });
  return values;
}

/** Comparisons whose values lose power as they spread. */
export const spreadingComparisons: ReadonlySet<string> = new Set([
  ...['email', 'mailbox', 'phone', 'externalId', 'taxId', 'domain', 'street'],
]);

/** Calls `visit` for each value that loses power as it spreads, by comparison. */
export function forEachSpreadingValue(profile: Profile, visit: (comparison: string, value: string) => void): void {
  for (const { address } of profile.emails) visit('email', address);
  for (const address of profile.mailboxes) visit('mailbox', address);
  for (const phone of profile.phones) visit('phone', phone);
  for (const id of profile.claims) visit('externalId', id);
  for (const id of profile.taxIds) visit('taxId', id);
  for (const domain of profile.domains) visit('domain', domain);
  for (const { street } of profile.streets) if (street) visit('street', street);
}

/** How many times a profile says a value that loses power as it spreads. */
export function timesSaid(profile: Profile, comparison: string, value: string): number {
  switch (comparison) {
    case 'email':
      return count(profile.emails, ({ address }) => address === value);
    case 'street':
      return count(profile.streets, ({ street }) => street === value);
    case 'mailbox':
      return count(profile.mailboxes, (mailbox) => mailbox === value);
    case 'phone':
      return count(profile.phones, (phone) => phone === value);
    case 'externalId':
      return count(profile.claims, (claim) => claim === value);
    case 'taxId':
      return count(profile.taxIds, (taxId) => taxId === value);
    case 'domain':
      return count(profile.domains, (domain) => domain === value);
    default:
      return 0;
  }
}

function count<Item>(items: readonly Item[], matches: (item: Item) => boolean): number {
  let found = 0;
  for (const item of items) if (matches(item)) found += 1;
  return found;
}

/** The power of every value among these records. */
export function powerAmong(profiles: readonly Profile[]): PowerOf {
  const holders = new Map<string, { records: number; names: Set<string> }>();
  for (const profile of profiles) {
    const holder = holderOf(profile);
    forEachSpreadingValue(profile, (comparison, value) => {
      const key = `${comparison}:${value}`;
      const known = holders.get(key);
      const held = known ?? { records: 0, names: new Set<string>() };
      if (!known) holders.set(key, held);
      held.records += 1;
      if (holder !== null && held.names.size < neutralFrom) held.names.add(holder);
    });
  }
  const powers = new Map<string, number>();
  for (const [key, { records, names }] of holders) {
    const power = records > mostHolders ? 0 : powerOfSpread(names.size);
    if (power < 1) powers.set(key, power);
  }
  return (comparison, value) => powers.get(`${comparison}:${value}`) ?? 1;
}
