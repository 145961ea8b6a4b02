/** What a department says about one party (a person or a company) to whoever links records; the payload of its change. */
export interface Party {
  kind: 'PERSON' | 'ORGANISATION';
  /** Display name as the department writes it. */
  name: string | null;
  givenName: string | null;
  familyName: string | null;
  emails: string[];
  /** As written in the source; `country` of the first address helps to read a national number. */
  phones: string[];
  addresses: PostalAddress[];
  /** ISO 8601 date, `YYYY-MM-DD`. */
  birthDate: string | null;
  /** Ids that other systems gave to this party, e.g. `{ system: 'billing', value: 'cus_81' }` or `{ system: 'loyalty', … }`. */
  externalIds: ExternalId[];
  taxIds: string[];
  /** Web domains of a company. */
  domains: string[];
  /** Name of the company that a person works for; a relationship, never an identifier. */
  employer: string | null;
  /** Epoch milliseconds of the source's own change, null where the source does not say. */
  updatedAt: number | null;
}

export interface PostalAddress {
  street: string | null;
  city: string | null;
  region: string | null;
  postalCode: string | null;
  /** As the source writes it: an ISO 3166 code or a name. */
  country: string | null;
}

export interface ExternalId {
  system: string;
  value: string;
}

/** `contact:76340251`: unique within a department, since a source numbers its contacts and its companies apart. */
export function recordId(type: string, sourceId: string): string {
  return `${type}:${sourceId}`;
}
