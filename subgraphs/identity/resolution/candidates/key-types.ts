import { finish, mixText } from '../hash.ts';

const strong = 200;
const weak = 200;

/**
 * What a blocking key is made of, with the most records that may share one: held by more it is of no use. The place of a
 * type is part of its keys' hashes, `typeBits` of them.
 */
const types = [
  ['email', strong],
  ['local', strong],
  ['local5', weak],
  ['at', weak],
  ['phone', strong],
  ['phone6', strong],
  ['id', strong],
  ['tax', strong],
  ['domain', strong],
  ['street', strong],
  ['house', strong],
  ['born', strong],
  ['names', strong],
  ['name', weak],
  ['year', weak],
  ['month', weak],
  ['day', weak],
  ['code', weak],
  ['city', weak],
] as const;

export type KeyType = (typeof types)[number][0];

const typeBits = 6;
const typeMask = (1 << typeBits) - 1;
const places: Readonly<Record<string, number>> = Object.fromEntries(types.map(([type], place) => [type, place]));

/** The limit of each type, at its place. */
export const keyLimits: readonly number[] = types.map(([, limit]) => limit);

/** The place of a hashed key's type in `keyLimits`. */
export function typeOfKey(hash: number): number {
  return hash & typeMask;
}

/** A hash of its values that ends in its type: 32 bits, signed. */
export function hashedKey(seed: number, type: KeyType, one: string, other: string | undefined): number {
  const place = places[type] ?? typeMask;
  let value = mixText(Math.imul(seed ^ place, 0x9e3779b1), one);
  if (other !== undefined) value = mixText(Math.imul(value ^ 0x7c, 0x01000193), other);
  return (finish(value) & ~typeMask) | place;
}
