import type { PartyRecord } from '../record.ts';
import { isGivenName } from './given-name.ts';
import { isWrittenAsCompany } from './organisation-name.ts';
import { readPersonName } from './person-name.ts';

/**
 * Whether a party is called as a person is. Of a sole trader only a tax number says that it is a company: `Jane Doe`, but not `Jane Doe Ltd` nor
 * `Doe Consulting`. Told by given names that are known, so not of everybody.
 */
export function isCalledAsPerson(named: Pick<PartyRecord, 'name' | 'givenName' | 'familyName'>): boolean {
  const { name, givenName, familyName } = named;
  if (name !== null && isWrittenAsCompany(name)) return false;
  if (givenName && familyName) return true;
  const { given, family } = readPersonName(named);
  return given.length > 0 && family.length > 0 && [given[0], family[0]].some((word = '') => isGivenName(word));
}
