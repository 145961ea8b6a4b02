import type { Link } from './link.ts';
import type { PartyKind, PartyRecord } from './record.ts';
import type { Witness } from './witness.ts';

/** A record as the store holds it. */
export interface KnownRecord {
  record: PartyRecord;
  identifiers: string[];
  customerId: string;
  /** Position in the order in which records were first seen. */
  firstSeen: number;
}

/** The key of a record that was merged into another in its source. */
export interface Alias {
  formerKey: string;
  key: string;
}

export interface Holder extends Witness {
  customerId: string;
}

/** Who holds an identifier. */
export interface SharedIdentifier {
  identifier: string;
  holders: Holder[];
}

export interface Member {
  key: string;
  kind: PartyKind;
  name: string | null;
  updatedAt: number | null;
  firstSeen: number;
}

/** A customer with everything that decides how it holds together. */
export interface CustomerState {
  id: string;
  /** Position in the order in which customers were created: the smaller, the older. */
  ordinal: number;
  createdAt: number;
  members: Member[];
  links: Link[];
}
