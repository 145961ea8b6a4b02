import { finish, mixText } from '../hash.ts';

/** So many records may share a key that is meant to be one party's. */
const mostSharing = 200;

/**
 * What a blocking key is made of. Held by too many records it is of no use: by more than `mostSharing`, or, where many
 * parties share it by nature, by more than a model says. The place of a type is part of its keys' hashes, `typeBits` of them.
 */
const types = [
  ['email', 'own'],
  ['local', 'own'],
  ['local5', 'common'],
  ['phone', 'own'],
  ['phone6', 'own'],
  ['id', 'own'],
  ['tax', 'own'],
  ['domain', 'own'],
  ['street', 'own'],
  ['house', 'own'],
  ['born', 'common'],
  ['names', 'own'],
  ['name', 'common'],
  ['year', 'common'],
  ['month', 'common'],
  ['day', 'common'],
  ['code', 'common'],
  ['city', 'common'],
] as const;

export type KeyType = (typeof types)[number][0];

const typeBits = 6;
const typeMask = (1 << typeBits) - 1;
const places: Readonly<Record<string, number>> = Object.fromEntries(types.map(([type], place) => [type, place]));

/** The limit of each type, at its place, where a model lets so many share a key that is common by nature. */
export function keyLimits(commonKeys: number): number[] {
  return types.map(([, sharing]) => (sharing === 'own' ? mostSharing : commonKeys));
}

/** The place of a hashed key's type, as in `keyLimits`. */
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
