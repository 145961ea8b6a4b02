import type { Decision } from '../resolution/decision.ts';
import type { StoredMatch } from '../resolution/match.ts';
import type { StoredProposal } from '../resolution/proposal.ts';
import type { PartyRecord } from '../resolution/record.ts';

/** How much of what is attached to a record is told. */
export interface NeighbourhoodBounds {
  /** So many links of a record at most. */
  links: number;
  /** So many pairs held apart, so many proposals and so many decisions. */
  questions: number;
  /** The records are told that hold an identifier, unless they are more than these. */
  holders: number;
  /** Holders are counted up to here. */
  counted: number;
}

/** A record with all that is directly attached to it. */
export interface Neighbourhood {
  record: PartyRecord;
  customerId: string;
  /** In the order of their texts. */
  identifiers: SharedIdentifier[];
  /** Links, then pairs held apart, each the strongest first. */
  pairs: AttachedPair[];
  /** Open ones, the strongest first. */
  proposals: AttachedProposal[];
  /** Those that stand, the newest first. */
  decisions: Decision[];
  /** Whether there are more of any of these than are told. */
  isPartial: boolean;
}

export interface SharedIdentifier {
  /** `type:value`. */
  identifier: string;
  /** How many records hold it. */
  holders: number;
  /** Which ones, the first seen first; none when they are too many. */
  recordKeys: string[];
}

export type AttachedPair = Pick<StoredMatch, 'low' | 'high' | 'weight' | 'model' | 'hold'>;

export type AttachedProposal = Pick<StoredProposal, 'id' | 'low' | 'high' | 'weight' | 'reason'>;
