/** A record as others refer to it. */
export interface RecordRef {
  key: string;
  firstSeen: number;
}

/** Why two records that are alike are not one customer. */
export type Hold =
  /** The mean weight between their customers is short of the bar. */
  | 'BELOW_BAR'
  /** Sr and Jr, or father and son otherwise told apart. */
  | 'GENERATION'
  /** Two birth dates and two tax ids. */
  | 'BIRTH_DATE_AND_TAX_ID'
  /** Born on one day, of one family name, with two given names: twins, or one person by two names. */
  | 'TWINS'
  /** Alike, and born 15 to 60 years apart: parent and child of one name, or one person with a wrong date. */
  | 'PARENT_AND_CHILD'
  /** Mr and Mrs of one name: a couple, or a title that somebody got wrong. */
  | 'TITLE'
  /** Companies of one name but for a number, a point of the compass or a country: a row of them, or a slip. */
  | 'SISTER_COMPANIES'
  /** Companies with two numbers for VAT of one country: of one group, or a number that somebody got wrong. */
  | 'VAT_NUMBERS'
  /** Together they would hold two records of a source that is declared to have one for each party. */
  | 'CLEAN_SOURCE'
  /** Together they would hold more values of an identifier than its limit. */
  | 'IDENTIFIER_LIMIT'
  /** So many records hang together that only pairs that weigh more than theirs are looked at together. */
  | 'COMPONENT_LIMIT'
  /** It alone held a large and sparse customer together, and waits for review. */
  | 'BRIDGE'
  /** A steward decided that they are two, or that others are who would become one with them. */
  | 'NEVER';

/**
 * Two records that are alike enough to be one party: an accepted link, or what something holds apart. `low` is the
 * smaller key, so a pair has one spelling.
 */
export interface Match {
  low: RecordRef;
  high: RecordRef;
  /** Logarithm of the odds that both are one party, in thousandths of a nat. */
  weight: number;
  /** What each comparison said, as in `evidence.ts`. */
  evidence: string;
  model: string;
  /** Null for an accepted link. */
  hold: Hold | null;
  /** Whether the store does not hold the pair yet. */
  isNew: boolean;
}

/** A match as it is stored and read again. */
export interface StoredMatch extends Omit<Match, 'low' | 'high' | 'isNew'> {
  low: string;
  high: string;
  /** Epoch milliseconds. */
  at: number;
}

/** Holds that nobody is asked about; the others become proposals. */
export const refusals: readonly Hold[] = ['GENERATION', 'BIRTH_DATE_AND_TAX_ID'];
