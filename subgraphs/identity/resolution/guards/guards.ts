import type { IdentifierLimit, LinkingRules } from '../engine/rules.ts';
import type { Hold } from '../match.ts';
import { recordName } from '../record.ts';
import { conflictBetween } from './conflict.ts';
import { exceedsLimit, type LimitedRecord } from './limits.ts';
import { areLikeTwins } from './twins.ts';

/** What guards are asked about of a record. */
export interface GuardedRecord extends LimitedRecord {
  key: string;
}

/**
 * What forbids that two groups of records are one customer, whatever their weights: a conflict between two of their records,
 * a clean source with a record in both, or too many values of an identifier together. Null when nothing does.
 */
export function holdBetween(
  some: readonly GuardedRecord[],
  others: readonly GuardedRecord[],
  { cleanSources, holdTwins, identifierLimits }: Pick<LinkingRules, 'cleanSources' | 'holdTwins' | 'identifierLimits'>,
): Hold | null {
  for (const { profile } of some)
    for (const other of others) {
      const conflict = conflictBetween(profile, other.profile);
      if (conflict) return conflict;
      if (holdTwins && areLikeTwins(profile, other.profile)) return 'TWINS';
    }
  if (cleanSources.length > 0 && shareCleanSource(some, others, cleanSources)) return 'CLEAN_SOURCE';
  return anyExceeded([...some, ...others], identifierLimits) ? 'IDENTIFIER_LIMIT' : null;
}

function anyExceeded(records: readonly GuardedRecord[], limits: readonly IdentifierLimit[]): boolean {
  return limits.some((limit) => records.length > 1 && exceedsLimit(records, limit));
}

function shareCleanSource(
  some: readonly GuardedRecord[],
  others: readonly GuardedRecord[],
  cleanSources: readonly string[],
): boolean {
  const sources = new Set(some.flatMap(({ key }) => cleanSourcesOf(key, cleanSources)));
  return others.some(({ key }) => cleanSourcesOf(key, cleanSources).some((source) => sources.has(source)));
}

function cleanSourcesOf(key: string, cleanSources: readonly string[]): string[] {
  const { department, type } = recordName(key);
  return [department, `${department}:${type}`].filter((source) => cleanSources.includes(source));
}
