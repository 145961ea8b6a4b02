import type { Blocking } from '../candidates/key-types.ts';
import type { PartyKind } from '../record.ts';

/** What a model knows of one comparison; the lists are by level, the lowest first, and each adds up to 1. */
export interface ComparisonModel {
  /** How often two records of one party reach the level. */
  m: readonly number[];
  /** How often two records of strangers do. */
  u: readonly number[];
  /** How often two records of related parties do: a family under one roof, companies of one group. Absent: as strangers. */
  r?: readonly number[];
  /** How often two records of strangers do who share a given and a family name. Absent: as other strangers. */
  n?: readonly number[];
  frequencies?: Frequencies;
}

/** How many of `counted` values are each; those that are missing are rare. */
export interface Frequencies {
  counted: number;
  values: Readonly<Record<string, number>>;
}

export interface KindModel {
  /** How likely two records picked at random are one party. */
  prior: number;
  /** How likely they are two related parties. */
  related: number;
  /** How many times likelier strangers with one given name have the same family name too than chance would have it. */
  namesTogether: number;
  comparisons: Readonly<Record<string, ComparisonModel>>;
}

/** What linking needs to know of a whole population. A link depends on it and on its neighbours, on nothing else. */
export interface Model {
  name: string;
  /** How many records it was learned from; 0 for shipped values. */
  records: number;
  blocking: Blocking;
  kinds: Readonly<Record<PartyKind, KindModel>>;
  /** How likely pairs of a weight were one party where that was measured; absent: nobody measured it. */
  calibration?: Calibration;
}

/** Weights in thousandths of a nat with their probabilities, both rising. */
export type Calibration = readonly (readonly [weight: number, probability: number])[];
