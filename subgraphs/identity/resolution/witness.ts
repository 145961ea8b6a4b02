import type { PartyRecord } from './record.ts';

/** What of a record can speak against a link. */
export type Witness = Pick<PartyRecord, 'key' | 'kind' | 'name' | 'givenName' | 'familyName' | 'birthDate' | 'emails'>;
