import type { IdentifierLimit } from '../engine/rules.ts';
import type { Profile } from '../profile.ts';

/** What limits are asked about of a record. */
export interface LimitedRecord {
  profile: Profile;
  updatedAt: number | null;
  /** When others said the same that repeat it, and are no party to this themselves. */
  repeatedAt?(): readonly (number | null)[];
}

const externalId = 'externalId:';
const day = 24 * 60 * 60 * 1000;

/**
 * Whether these records together hold more values of an identifier than its limit lets one customer have: ever, or within any such
 * time as the limit names. Time is told by the records, not by a clock, so that the same records give the same answer on any day;
 * one that does not say when counts at any time.
 */
export function exceedsLimit(
  records: readonly LimitedRecord[],
  { identifier, most, withinDays = Number.POSITIVE_INFINITY }: IdentifierLimit,
): boolean {
  const isEver = withinDays === Number.POSITIVE_INFINITY;
  const held = records.flatMap(({ profile, updatedAt, repeatedAt }) => {
    const times = isEver ? [updatedAt] : [updatedAt, ...(repeatedAt?.() ?? [])];
    return valuesOf(profile, identifier).flatMap((value) => times.map((at) => ({ value, at })));
  });
  if (held.length <= most) return false;
  const isNow = asItIsNow(records);
  const inOrder = held
    .map(({ value, at }) => ({ value: isNow(value), at: at ?? Number.NEGATIVE_INFINITY }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return mostWithin(inOrder, withinDays * day) > most;
}

/** How many different values there are at most within such a time, those of no time always among them. */
function mostWithin(inOrder: readonly { value: string; at: number }[], span: number): number {
  const times = new Map<string, number>();
  let [most, first] = [0, inOrder.findIndex(({ at }) => at !== Number.NEGATIVE_INFINITY)];
  for (const { value, at } of inOrder) {
    times.set(value, (times.get(value) ?? 0) + 1);
    for (let old = inOrder[first]; old && at - old.at > span; old = inOrder[++first]) {
      const left = (times.get(old.value) ?? 0) - 1;
      if (left > 0) times.set(old.value, left);
      else times.delete(old.value);
    }
    most = Math.max(most, times.size);
  }
  return most;
}

/** The ids of records that were merged into one in their source are one id. */
function asItIsNow(records: readonly LimitedRecord[]): (id: string) => string {
  const merged = records.map(({ profile }) => profile.ownIds).filter(({ length }) => length > 1);
  if (merged.length === 0) return (id) => id;
  const idOf = new Map(merged.flatMap((ids) => ids.map((id) => [id, ids[0] ?? id] as const)));
  return (id) => idOf.get(id) ?? id;
}

function valuesOf(profile: Profile, identifier: string): readonly string[] {
  if (identifier === 'email') return profile.emails.map(({ address }) => address);
  if (identifier === 'phone') return profile.phones;
  if (identifier === 'taxId') return profile.taxIds;
  const system = `${identifier.slice(externalId.length)}:`;
  return [...profile.claims, ...profile.ownIds].filter((id) => id.startsWith(system));
}
