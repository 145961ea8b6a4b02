import { contradict, type Witness } from './contradiction.ts';
import { identifierType } from './identifier.ts';
import { type LinkPolicy, mostHoldersOf } from './policy.ts';

/** Two records that are one party, and why. `low` is the smaller key, so a pair has one spelling. */
export interface Link {
  low: string;
  high: string;
  /** The identifiers that both hold and that joined them, sorted. */
  evidence: string[];
  weight: number;
  model: string;
}

export function pairOf(a: string, b: string): { low: string; high: string } {
  return a < b ? { low: a, high: b } : { low: b, high: a };
}

/** The weight of all evidence together. Names count once, however many identifiers contain them. */
export function weigh(evidence: readonly string[], { rules }: LinkPolicy): number {
  const weights = evidence.map((identifier) => {
    const type = identifierType(identifier);
    return { weight: rules[type]?.weight ?? 0, named: type.startsWith('name-') };
  });
  const named = weights.filter((each) => each.named).map((each) => each.weight);
  const others = weights.filter((each) => !each.named).map((each) => each.weight);
  return Math.max(0, ...named) + others.reduce((sum, weight) => sum + weight, 0);
}

/**
 * The pairs that an identifier links, given everyone who holds it now.
 *
 * Two holders are linked when they do not contradict each other **and** contradict the same others. So a record without
 * a name, or with an initial only, does not glue together the husband and wife who share its address: as long as it
 * could be either of them, it is linked to neither.
 */
export function linksThrough(identifier: string, holders: readonly Witness[], policy: LinkPolicy): [string, string][] {
  const type = identifierType(identifier);
  if (holders.length > mostHoldersOf(policy, type)) return [];
  const opponents = holders.map((holder) =>
    holders.map((other) => other.key !== holder.key && contradict(holder, other, type)),
  );
  return holders.flatMap((holder, i) =>
    holders.slice(i + 1).flatMap((other, offset): [string, string][] => {
      const j = i + 1 + offset;
      return opponents[i]?.[j] || !sameFlags(opponents[i], opponents[j]) ? [] : [[holder.key, other.key]];
    }),
  );
}

function sameFlags(a: boolean[] | undefined, b: boolean[] | undefined): boolean {
  return a?.every((flag, index) => flag === b?.[index]) ?? false;
}
