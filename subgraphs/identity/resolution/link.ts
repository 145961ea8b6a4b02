import { contradict, disagree } from './contradiction.ts';
import { identifierType } from './identifier.ts';
import type { LinkPolicy } from './policy.ts';
import type { Witness } from './witness.ts';

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

/** The weight of all evidence together. One telephone number counts once, however it is written. */
export function weigh(evidence: readonly string[], { rules }: LinkPolicy): number {
  const types = evidence.map(identifierType);
  const counted = types.filter((type) => type !== 'digits' || !types.includes('phone'));
  return counted.reduce((sum, type) => sum + (rules[type]?.weight ?? 0), 0);
}

/**
 * The pairs that an identifier links, given everyone who holds it now.
 *
 * Two holders are linked when nothing keeps them apart **and** the same others are kept apart from both. So a record without
 * a name, or with an initial only, does not glue together the husband and wife who share its address: as long as it
 * could be either of them, it is linked to neither.
 */
export function linksThrough(identifier: string, holders: readonly Witness[], policy: LinkPolicy): [string, string][] {
  const type = identifierType(identifier);
  const rule = policy.rules[type];
  if (rule === undefined || holders.length > rule.mostHolders) return [];
  const apart = rule.names === 'agreeing' ? disagree : contradict;
  const opponents = holders.map((holder) =>
    holders.map((other) => other.key !== holder.key && apart(holder, other, type)),
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
