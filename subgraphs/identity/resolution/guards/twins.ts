import { areOtherGivenNames, nameLevel, nameLevels } from '../comparison/name.ts';
import type { Profile } from '../profile.ts';
import { shareId } from './shared-id.ts';

const wholeDate = 8;
const sameName = nameLevels.length - 1;

/**
 * Born on one day, of one family, with two given names of which neither is a slip or a short form of the other, and no id in
 * common that is given to one person.
 */
export function areLikeTwins(a: Profile, b: Profile): boolean {
  if (a.birthDate === null || a.birthDate !== b.birthDate || a.birthDate.length < wholeDate) return false;
  const isOfOneFamily = a.names.some(({ family }) =>
    b.names.some((other) => family && other.family && nameLevel(family, other.family) === sameName),
  );
  if (!isOfOneFamily || shareId(a, b)) return false;
  return a.names.every(({ given, family }) =>
    b.names.every(
      (other) =>
        given &&
        other.given &&
        areOtherGivenNames(given, other.given) &&
        given !== other.family &&
        family !== other.given,
    ),
  );
}
