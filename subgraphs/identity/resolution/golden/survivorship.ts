/** Departments, or `department:type`, the most trusted first. Those that are not named are trusted least, all alike. */
export interface TrustedSources {
  MOST_TRUSTED_SOURCE: readonly string[];
}

/** By what one value of an attribute comes before another. */
export type Strategy = 'MOST_RECENT' | 'MOST_COMPLETE' | 'MOST_FREQUENT' | TrustedSources;

/** What decided between two values; `RECORD_ORDER` where all strategies found them alike. */
export type SurvivorshipRule = Exclude<Strategy, TrustedSources> | keyof TrustedSources | 'RECORD_ORDER';

export const attributes = [
  'name',
  'emails',
  'phones',
  'addresses',
  'birthDate',
  'taxIds',
  'externalIds',
  'domains',
] as const;

export type Attribute = (typeof attributes)[number];

/**
 * Which of the values that a customer's records hold survive in the golden profile: for each attribute its strategies, each
 * of them asked only where those before it find values alike.
 */
export type Survivorship = Readonly<Record<Attribute, readonly Strategy[]>>;

/** A name that most agree on is no slip of the finger; everything else changes in life, and the last to hear of it knows. */
export const defaultSurvivorship: Survivorship = {
  name: ['MOST_FREQUENT', 'MOST_COMPLETE', 'MOST_RECENT'],
  emails: ['MOST_RECENT'],
  phones: ['MOST_RECENT'],
  addresses: ['MOST_RECENT'],
  birthDate: ['MOST_RECENT'],
  taxIds: ['MOST_RECENT'],
  externalIds: ['MOST_RECENT'],
  domains: ['MOST_RECENT'],
};

export function ruleOf(strategy: Strategy): SurvivorshipRule {
  return typeof strategy === 'string' ? strategy : 'MOST_TRUSTED_SOURCE';
}
