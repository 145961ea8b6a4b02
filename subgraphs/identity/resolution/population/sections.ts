import { says } from '../comparison/says.ts';
import type { Profile } from '../profile.ts';

/** What a packed record has, besides the bits of what it says. */
export const has = {
  organisation: 1 << 12,
  /** Another name than the first. */
  otherNames: 1 << 13,
  generations: 1 << 14,
  /** Own ids that do not follow from its key alone. */
  otherIds: 1 << 15,
  /** A title that speaks of him, or of her; behind the bits of `more`. */
  he: 1 << 23,
  she: 1 << 24,
} as const;

/** The parts of a packed profile in the order of its bytes; only those whose bit is set are there. */
export const sections: readonly number[] = [
  says.email,
  says.mailbox,
  says.phone,
  says.claim,
  says.taxId,
  has.otherIds,
  has.otherNames,
  says.postalCode,
  says.city,
  says.street,
  says.domain,
  has.generations,
  says.attribute,
];

export function bitsOf(profile: Profile, key: string): number {
  const { kind, says, names, generations, spokenOf, ownIds } = profile;
  const followsFromKey = ownIds.length === 1 && ownIds[0] === ownIdOf(key);
  return (
    says |
    (kind === 'ORGANISATION' ? has.organisation : 0) |
    (names.length > 1 ? has.otherNames : 0) |
    (generations.length > 0 ? has.generations : 0) |
    (spokenOf === null ? 0 : spokenOf === 'HE' ? has.he : has.she) |
    (followsFromKey ? 0 : has.otherIds)
  );
}

/** Where a key's `<department>:<type>:`, which many keys begin with, ends. */
export function prefixLength(key: string): number {
  return key.indexOf(':', key.indexOf(':') + 1) + 1;
}

/** By its department and source id, as most sources write it. */
export function ownIdOf(key: string): string {
  return key.slice(0, key.indexOf(':') + 1) + key.slice(prefixLength(key));
}
