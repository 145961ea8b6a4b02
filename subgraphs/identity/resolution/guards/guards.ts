import type { IdentifierLimit, LinkingRules } from '../engine/rules.ts';
import type { Hold } from '../match.ts';
import { recordName } from '../record.ts';
import { type Conflict, conflictsBetween } from './conflict.ts';
import { heldRelatives } from './likely-relatives.ts';
import { exceedsLimit, type LimitedRecord } from './limits.ts';
import { areLikeParentAndChild } from './parents.ts';
import { areSisterCompanies } from './sister-companies.ts';
import { areHeAndShe } from './titles.ts';
import { areLikeTwins } from './twins.ts';
import { haveOtherVatNumbers } from './vat-numbers.ts';

/** What guards are asked about of a record. */
export interface GuardedRecord extends LimitedRecord {
  key: string;
}

type GuardRules = Pick<LinkingRules, 'cleanSources' | 'holdParents' | 'holdTwins' | 'identifierLimits' | 'model'>;

/** Two records are another's, or one is mistaken: stewards are asked. */
export type AskedAbout = Extract<Hold, 'PARENT_AND_CHILD' | 'SISTER_COMPANIES' | 'TITLE' | 'TWINS' | 'VAT_NUMBERS'>;

/** What a guard found between two groups of records. */
export type Guarding =
  /** `records` are the keys of one of either group. */
  | { hold: Conflict | AskedAbout; records: readonly [string, string] }
  | { hold: 'CLEAN_SOURCE'; records: readonly [string, string]; source: string }
  | { hold: 'IDENTIFIER_LIMIT'; limit: IdentifierLimit };

/**
 * What forbids that two groups of records are one customer, whatever their weights: a conflict between two of their records,
 * a clean source with a record in both, or too many values of an identifier together. Null when nothing does.
 */
export function holdBetween(
  some: readonly GuardedRecord[],
  others: readonly GuardedRecord[],
  rules: GuardRules,
): Hold | null {
  for (const { hold } of guardingsBetween(some, others, rules)) return hold;
  return null;
}

/** All of it, found as it is asked for. One guard may speak of several pairs of records. */
export function* guardingsBetween(
  some: readonly GuardedRecord[],
  others: readonly GuardedRecord[],
  rules: GuardRules,
): Generator<Guarding> {
  const { cleanSources, identifierLimits } = rules;
  const held = heldRelatives(rules);
  for (const { key, profile } of some)
    for (const other of others) {
      const conflicts = conflictsBetween(profile, other.profile);
      for (const hold of conflicts) yield { hold, records: [key, other.key] };
      if (areHeAndShe(profile, other.profile)) yield { hold: 'TITLE', records: [key, other.key] };
      if (areSisterCompanies(profile, other.profile)) yield { hold: 'SISTER_COMPANIES', records: [key, other.key] };
      if (haveOtherVatNumbers(profile, other.profile)) yield { hold: 'VAT_NUMBERS', records: [key, other.key] };
      if (held.twins && areLikeTwins(profile, other.profile)) yield { hold: 'TWINS', records: [key, other.key] };
      if (held.parents && conflicts.length === 0 && areLikeParentAndChild(profile, other.profile))
        yield { hold: 'PARENT_AND_CHILD', records: [key, other.key] };
    }
  if (cleanSources.length > 0) yield* sharedCleanSources(some, others, cleanSources);
  const together = [...some, ...others];
  for (const limit of identifierLimits) if (exceedsLimit(together, limit)) yield { hold: 'IDENTIFIER_LIMIT', limit };
}

function* sharedCleanSources(
  some: readonly GuardedRecord[],
  others: readonly GuardedRecord[],
  cleanSources: readonly string[],
): Generator<Guarding> {
  const sources = new Map(some.flatMap(({ key }) => cleanSourcesOf(key, cleanSources).map((source) => [source, key])));
  for (const { key } of others)
    for (const source of cleanSourcesOf(key, cleanSources)) {
      const holder = sources.get(source);
      if (holder !== undefined) yield { hold: 'CLEAN_SOURCE', records: [holder, key], source };
    }
}

function cleanSourcesOf(key: string, cleanSources: readonly string[]): string[] {
  const { department, type } = recordName(key);
  return [department, `${department}:${type}`].filter((source) => cleanSources.includes(source));
}
