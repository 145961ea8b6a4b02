import { cannotBeCompared, sameScript, vouchedFor } from './across-scripts.ts';
import { normalizedEmails } from './email.ts';
import { isSameGivenName, mayBeSameFamilyName, mayBeSameGivenName, type NameMatch } from './given-name.ts';
import type { IdentifierType } from './identifier.ts';
import { organisationWords } from './organisation-name.ts';
import { nameWords, type PersonName, personName } from './person-name.ts';
import { isTypoOf } from './similarity.ts';
import type { Witness } from './witness.ts';

/**
 * Whether two records that share an identifier of this type are clearly two parties all the same: husband and wife with
 * one mailbox, father and son with one name, two companies behind one telephone exchange. Symmetric; what is missing
 * never contradicts.
 */
export function contradict(a: Witness, b: Witness, shared: IdentifierType): boolean {
  if (a.kind !== b.kind) return true;
  if (a.kind === 'ORGANISATION')
    return sharedByNeighbours.has(shared) && organisationNamesDiffer(a.name, b.name) === true;
  if (sameNameAsWritten(a, b)) return birthDatesDiffer(a.birthDate, b.birthDate);
  if (birthDatesDiffer(a.birthDate, b.birthDate)) return true;
  const [nameA, nameB] = [personName(a), personName(b)];
  return cannotBeCompared(nameA, nameB) ? !vouchedFor(a, b, shared) : personNamesDiffer(nameA, nameB, shared);
}

/**
 * Whether two records that share something which many do (an address, a date of birth, a company's mailbox) fail to
 * name the same party: their names have to agree then, and what is missing does not.
 */
export function disagree(a: Witness, b: Witness, shared: IdentifierType): boolean {
  if (a.kind !== b.kind) return true;
  if (a.kind === 'ORGANISATION') return organisationNamesDiffer(a.name, b.name) !== false;
  if (contradict(a, b, shared)) return true;
  const nameA = personName(a);
  const nameB = personName(b);
  const agree = givenNamesFit(nameA.given, nameB.given, shared) && familyNamesFit(nameA.family, nameB.family);
  return (!agree && !crossed(nameA, nameB)) || (shared === 'address' && emailsDiffer(a.emails, b.emails));
}

/** Father and son of one name live at one address; that they write from two tells them apart. */
function emailsDiffer(a: readonly string[], b: readonly string[]): boolean {
  const known = normalizedEmails(a);
  const others = normalizedEmails(b);
  return known.length > 0 && others.length > 0 && !known.some((email) => others.includes(email));
}

/** Companies in one house, or with one bookkeeper, share these; a domain or a tax id they do not. */
const sharedByNeighbours: ReadonlySet<IdentifierType> = new Set(['email', 'phone']);

function sameNameAsWritten(a: Witness, b: Witness): boolean {
  return a.name === b.name && a.givenName === b.givenName && a.familyName === b.familyName;
}

function personNamesDiffer(a: PersonName, b: PersonName, shared: IdentifierType): boolean {
  if (a.generation && b.generation && a.generation !== b.generation) return true;
  const someA = nameWords(a);
  const someB = nameWords(b);
  if (someA.length === 0 || someB.length === 0) return false;
  if (someA.length === 1 || someB.length === 1)
    return !givenNamesFit(someA, someB, shared) && !familyNamesFit(someA, someB);
  if (a.given.length === 0 || b.given.length === 0 || crossed(a, b)) return false;
  const given =
    givenNamesFit(a.given.slice(0, 1), b.given, shared) || givenNamesFit(b.given.slice(0, 1), a.given, shared);
  return !given || (shared === 'phone' && !familyNamesFit(a.family, b.family));
}

/** Given and family name in each other's place, as forms and countries have it. */
function crossed(a: PersonName, b: PersonName): boolean {
  return anyPair(a.given, b.family, isTypoOf) && anyPair(a.family, b.given, isTypoOf);
}

/** What a household has one of: behind it an initial could be anyone's. */
const sharedAtHome: ReadonlySet<IdentifierType> = new Set(['phone', 'digits', 'address']);

function givenNamesFit(a: string[], b: string[], shared: IdentifierType): boolean {
  return anyPair(a, b, sharedAtHome.has(shared) ? isSameGivenName : mayBeSameGivenName);
}

function familyNamesFit(a: string[], b: string[]): boolean {
  return anyPair(a, b, mayBeSameFamilyName);
}

function anyPair(a: string[], b: string[], match: NameMatch): boolean {
  return a.some((word) => b.some((other) => match(word, other)));
}

/** Different beyond a slip: one digit, day and month swapped, or one of the three parts may be wrong. */
function birthDatesDiffer(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) return false;
  const [yearA, monthA, dayA] = a.split('-');
  const [yearB, monthB, dayB] = b.split('-');
  const partsAlike = [yearA === yearB, monthA === monthB, dayA === dayB].filter(Boolean).length;
  const swapped = yearA === yearB && monthA === dayB && dayA === monthB;
  return partsAlike < 2 && !swapped;
}

/** Null when a name is missing or the two cannot be compared. */
function organisationNamesDiffer(a: string | null, b: string | null): boolean | null {
  const wordsA = organisationWords(a);
  const wordsB = organisationWords(b);
  if (wordsA.length === 0 || wordsB.length === 0 || !sameScript(wordsA, wordsB)) return null;
  const joinedA = wordsA.join('');
  const joinedB = wordsB.join('');
  const shortened = joinedA.startsWith(joinedB) || joinedB.startsWith(joinedA);
  const acronym = acronymOf(wordsA) === joinedB || acronymOf(wordsB) === joinedA;
  return !shortened && !acronym && !anyPair(wordsA, wordsB, isTypoOf);
}

function acronymOf(words: string[]): string {
  return words.map((word) => word.charAt(0)).join('');
}
