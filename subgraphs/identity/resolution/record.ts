/** A department's row about one party, as far as identity needs it to find the same party elsewhere. */
export interface PartyRecord {
  /** `<department>:<type>:<sourceId>`, e.g. `billing:account:cus_81`. */
  key: string;
  department: string;
  type: string;
  sourceId: string;
  kind: PartyKind;
  /** Display name as the department writes it. */
  name: string | null;
  givenName: string | null;
  familyName: string | null;
  /** Further names of the same party: maiden, native script, trade name. */
  otherNames: string[];
  emails: string[];
  phones: string[];
  addresses: Address[];
  /** `YYYY-MM-DD`. */
  birthDate: string | null;
  externalIds: ExternalId[];
  taxIds: string[];
  domains: string[];
  /** Whatever else tells parties apart, e.g. birthplace or occupation; compared as text. */
  attributes: Attribute[];
  /** Epoch milliseconds of the source's own change, null where the source does not say. */
  updatedAt: number | null;
}

export type PartyKind = 'PERSON' | 'ORGANISATION';

export interface Address {
  street: string | null;
  city: string | null;
  region: string | null;
  postalCode: string | null;
  country: string | null;
}

export interface ExternalId {
  system: string;
  value: string;
}

export interface Attribute {
  name: string;
  value: string;
}

export interface RecordName {
  department: string;
  type: string;
  sourceId: string;
}

export function recordKey({ department, type, sourceId }: RecordName): string {
  return `${department}:${type}:${sourceId}`;
}

/** Takes a key apart again; a source id may itself contain colons, a department or a type may not. */
export function recordName(key: string): RecordName {
  const first = key.indexOf(':');
  const second = key.indexOf(':', first + 1);
  if (second === -1) return { department: key.slice(0, first), type: key.slice(first + 1), sourceId: '' };
  return { department: key.slice(0, first), type: key.slice(first + 1, second), sourceId: key.slice(second + 1) };
}
