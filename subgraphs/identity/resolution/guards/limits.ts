import type { IdentifierLimit } from '../engine/rules.ts';
import type { Profile } from '../profile.ts';

/** What limits are asked about of a record. */
export interface LimitedRecord {
  profile: Profile;
  updatedAt: number | null;
}

const externalId = 'externalId:';
const day = 24 * 60 * 60 * 1000;

/** Whether these records together hold more values of an identifier than its limit lets one customer have. */
export function exceedsLimit(records: readonly LimitedRecord[], limit: IdentifierLimit): boolean {
  const counted = limit.withinDays === undefined ? records : within(records, limit.withinDays);
  const values = counted.flatMap(({ profile }) => valuesOf(profile, limit.identifier));
  return values.length > limit.most && new Set(values.map(asItIsNow(records))).size > limit.most;
}

/** The ids of records that were merged into one in their source are one id. */
function asItIsNow(records: readonly LimitedRecord[]): (id: string) => string {
  const merged = records.map(({ profile }) => profile.ownIds).filter(({ length }) => length > 1);
  if (merged.length === 0) return (id) => id;
  const idOf = new Map(merged.flatMap((ids) => ids.map((id) => [id, ids[0] ?? id] as const)));
  return (id) => idOf.get(id) ?? id;
}

/** Time is told by the records, not by a clock, so that the same records give the same answer on any day. */
function within(records: readonly LimitedRecord[], days: number): LimitedRecord[] {
  const newest = Math.max(...records.map(({ updatedAt }) => updatedAt ?? 0));
  return records.filter(({ updatedAt }) => updatedAt === null || updatedAt >= newest - days * day);
}

function valuesOf(profile: Profile, identifier: string): readonly string[] {
  if (identifier === 'email') return profile.emails.map(({ address }) => address);
  if (identifier === 'phone') return profile.phones;
  if (identifier === 'taxId') return profile.taxIds;
  const system = `${identifier.slice(externalId.length)}:`;
  return [...profile.claims, ...profile.ownIds].filter((id) => id.startsWith(system));
}
