import { finish, mixText } from '../hash.ts';

/** So many records may share a key that is meant to be one party's. */
const mostSharing = 200;
/** … and so many a town, a postal code or an attribute alone, which says something where few share it. */
const mostNeighbours = 50;
/** Which records are worth comparing; what is too common depends on the population, so a model says it. */
export interface Blocking {
  /** A key that many parties share by nature, such as a name, is of no use when more records have it. */
  commonKeys: number;
  /** How many points the keys that two records share have to make: 1 for any key, up to 6 for what tells parties apart. */
  enoughPoints: number;
}

/**
 * What a blocking key is made of, whether it is a party's own or common by nature, and how many points it makes. Held by too
 * many records it is of no use: by more than `mostSharing`; where it is common, by more than a model says; where it is faint, by
 * more than `mostNeighbours`. The place of a
 * type is part of its keys' hashes, `typeBits` of them.
 */
const types = [
  ['email', 'own', 6],
  ['local', 'own', 3],
  ['local5', 'common', 1],
  ['phone', 'own', 6],
  ['phone6', 'own', 6],
  ['id', 'own', 6],
  ['tax', 'own', 6],
  ['domain', 'own', 6],
  ['street', 'own', 6],
  ['house', 'own', 4],
  ['born', 'common', 4],
  ['names', 'own', 6],
  ['name', 'common', 2],
  ['year', 'common', 1],
  ['month', 'common', 1],
  ['day', 'common', 1],
  ['code', 'common', 3],
  ['city', 'common', 1],
  ['town', 'faint', 1],
  ['townYear', 'common', 2],
  ['area', 'faint', 1],
  ['areaYear', 'common', 2],
  ['attribute', 'faint', 1],
  ['attributes', 'common', 2],
] as const;

export type KeyType = (typeof types)[number][0];

const typeBits = 6;
const typeMask = (1 << typeBits) - 1;
const places: Readonly<Record<string, number>> = Object.fromEntries(types.map(([type], place) => [type, place]));

/** The limit of each type, at its place, where a model lets so many share a key that is common by nature. */
export function keyLimits(commonKeys: number): number[] {
  const limits = { own: mostSharing, common: commonKeys, faint: Math.min(mostNeighbours, commonKeys) };
  return types.map(([, sharing]) => limits[sharing]);
}

/** The points that a key of each type makes, at its place. */
export const keyPoints: readonly number[] = types.map(([, , points]) => points);

/** The place of a hashed key's type, as in `keyLimits`. */
export function typeOfKey(hash: number): number {
  return hash & typeMask;
}

/** Whether a key is an id that a record has or claims. */
export function isIdKey(hash: number): boolean {
  return typeOfKey(hash) === places.id;
}

/** A hash of its values that ends in its type: 32 bits, signed. */
export function hashedKey(seed: number, type: KeyType, one: string, other: string | undefined): number {
  const place = places[type] ?? typeMask;
  let value = mixText(Math.imul(seed ^ place, 0x9e3779b1), one);
  if (other !== undefined) value = mixText(Math.imul(value ^ 0x7c, 0x01000193), other);
  return (finish(value) & ~typeMask) | place;
}
