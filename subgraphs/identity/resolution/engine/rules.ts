import type { Model } from '../model/model.ts';
import { shippedModel } from '../model/shipped.ts';

/** At most so many different values of an identifier for one customer; `most` counts those of a window of time where one is given. */
export interface IdentifierLimit {
  /** `email`, `phone`, `taxId`, or `externalId:SYSTEM` for the ids that a system gave. */
  identifier: string;
  most: number;
  /** Only what records said that were changed within so many days of each other counts together; whatever those days are. */
  withinDays?: number;
}

/** The weight that records of two departments need to become one customer, in place of the usual bar. */
export interface DepartmentBar {
  departments: readonly [string, string];
  mergeBar: number;
}

/** Values that identify nobody: a value in any spelling, or a regular expression for it as written in records. */
export interface BlockedValue {
  identifier: 'email' | 'phone' | 'taxId' | 'externalId' | 'domain';
  value?: string;
  pattern?: string;
}

/**
 * Everything that customers follow from beside the records themselves. Weights and bars are natural logarithms of odds in
 * thousandths.
 */
export interface LinkingRules {
  model: Model;
  /** Clusters whose records together weigh as much become one. */
  mergeBar: number;
  /** Clusters whose weight is short of the merge bar, but not of this one, are proposed to stewards … */
  proposalBar: number;
  /** … and so are those of which two records weigh as much as this. */
  proposalPairBar: number;
  departmentBars: readonly DepartmentBar[];
  identifierLimits: readonly IdentifierLimit[];
  /** Departments, or `department:type`, that keep one record for each party. */
  cleanSources: readonly string[];
  /**
   * Whether those are held who were born on one day, of one family name, with two given names: twins, or one person by two
   * names. `likely`: where the model says that such a pair may well be twins, as it does of customers who live in families.
   */
  holdTwins: boolean | 'likely';
  /**
   * Whether those are held who were born 15 to 60 years apart and look like one otherwise: parent and child of one name, or one person with
   * a wrong date. `likely`: where the model says that they are parent and child as often.
   */
  holdParents: boolean | 'likely';
  blockedValues: readonly BlockedValue[];
  /** When a component is large and sparse. */
  suspicion: SuspicionRules;
  /** A component of more records falls into those that a higher bar leaves. */
  largestComponent: number;
  /** … and one of more than this as soon as it is held together by pairs that are alike in little more than a name. */
  largestLooseComponent: number;
}

export interface SuspicionRules {
  /** Over pairs that weigh at least so much … */
  weight: number;
  /** … from so many records that hang together on … */
  records: number;
  /** … of whose pairs at most this share is alike … */
  density: number;
  /** … a link is held that alone joins two sides of at least so many records. */
  side: number;
}

/** The weight from which two records match. What is short of the merge bar is held, and may be proposed. */
export function matchBarOf({ mergeBar, proposalBar }: Pick<LinkingRules, 'mergeBar' | 'proposalBar'>): number {
  return Math.min(mergeBar, proposalBar);
}

export const defaultRules: LinkingRules = {
  model: shippedModel,
  mergeBar: -1500,
  proposalBar: -2000,
  proposalPairBar: 3000,
  departmentBars: [],
  identifierLimits: [
    { identifier: 'email', most: 15 },
    { identifier: 'phone', most: 15 },
    { identifier: 'taxId', most: 5 },
  ],
  cleanSources: [],
  holdTwins: 'likely',
  holdParents: 'likely',
  blockedValues: [],
  suspicion: { weight: 0, records: 12, density: 0.6, side: 4 },
  largestComponent: 300,
  largestLooseComponent: 60,
};
