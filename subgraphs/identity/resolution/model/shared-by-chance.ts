import type { Comparison } from '../comparison/comparison.ts';
import type { Profile } from '../profile.ts';

/**
 * Identifiers that are blocking keys of their own: all pairs that share one are compared, so those of them that are strangers
 * can be counted. Among random pairs there are too few: nearly all that share an email are one party.
 */
const counted: ReadonlySet<string> = new Set(['email', 'phone', 'externalId', 'taxId']);
/** Shipped values count as much as this many pairs. */
const shippedPairs = 10_000;
const smallestShare = 1e-7;

/** How many pairs can be compared by an identifier, whether they share it or not; null for what is not counted. */
export function comparablePairs({ name, needs }: Comparison, profiles: readonly Profile[]): number | null {
  if (!counted.has(name)) return null;
  return name === 'externalId'
    ? pairsOfSystems(profiles)
    : pairsAmong(profiles.filter(({ says }) => (says & needs) !== 0).length);
}

/** `u` with the share of its top level as it was counted: so many strangers of so many pairs share the identifier. */
export function withCounted(u: readonly number[], shippedU: number, strangers: number, comparable: number): number[] {
  const counted = (strangers + shippedPairs * shippedU) / (comparable + shippedPairs);
  const top = Math.max(smallestShare, counted);
  const below = u.slice(0, -1);
  const rest = below.reduce((sum, share) => sum + share, 0);
  return [...below.map((share) => (share * (1 - top)) / rest), top];
}

interface Systems {
  claimed: ReadonlySet<string>;
  own: ReadonlySet<string>;
  records: number;
}

/** Pairs of which one claims an id in a system that the other claims one in, or is of. */
function pairsOfSystems(profiles: readonly Profile[]): number {
  const known = new Map<string, Systems>();
  for (const { claims, ownIds } of profiles) {
    const [claimed, own] = [systemsOf(claims), systemsOf(ownIds)];
    const key = [claimed, own].map((systems) => [...systems].sort().join(' ')).join('|');
    known.set(key, { claimed, own, records: (known.get(key)?.records ?? 0) + 1 });
  }
  const all = [...known.values()];
  let pairs = 0;
  all.forEach((one, place) => {
    if (mayShare(one, one)) pairs += pairsAmong(one.records);
    for (const other of all.slice(place + 1)) if (mayShare(one, other)) pairs += one.records * other.records;
  });
  return pairs;
}

function systemsOf(ids: readonly string[]): Set<string> {
  return new Set(ids.map((id) => id.slice(0, id.indexOf(':'))));
}

function mayShare(one: Systems, other: Systems): boolean {
  const claims = ({ claimed }: Systems, { claimed: others, own }: Systems): boolean =>
    [...claimed].some((system) => others.has(system) || own.has(system));
  return claims(one, other) || claims(other, one);
}

function pairsAmong(records: number): number {
  return (records * (records - 1)) / 2;
}
