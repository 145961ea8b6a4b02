import { normalizeEmail } from './email.ts';
import { mayBeSameGivenName } from './given-name.ts';
import type { IdentifierType } from './identifier.ts';
import { organisationWords } from './organisation-name.ts';
import { type PersonName, personName } from './person-name.ts';
import type { PartyRecord } from './record.ts';
import { isTypoOf } from './similarity.ts';

/** What of a record can speak against a link. */
export type Witness = Pick<PartyRecord, 'key' | 'kind' | 'name' | 'givenName' | 'familyName' | 'birthDate' | 'emails'>;

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
  return birthDatesDiffer(a.birthDate, b.birthDate) || personNamesDiffer(personName(a), personName(b), shared);
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
  const agree = namesFit(nameA.given, nameB.given) && namesFit(nameA.family, nameB.family);
  return (!agree && !crossed(nameA, nameB)) || (shared === 'address' && emailsDiffer(a.emails, b.emails));
}

/** Father and son of one name live at one address; that they write from two tells them apart. */
function emailsDiffer(a: readonly string[], b: readonly string[]): boolean {
  const normalized = (emails: readonly string[]) => emails.map(normalizeEmail).filter((email) => email !== null);
  const known = normalized(a);
  const others = normalized(b);
  return known.length > 0 && others.length > 0 && !known.some((email) => others.includes(email));
}

/** Companies in one house, or with one bookkeeper, share these; a domain or a tax id they do not. */
const sharedByNeighbours: ReadonlySet<IdentifierType> = new Set(['email', 'phone']);

function sameNameAsWritten(a: Witness, b: Witness): boolean {
  return a.name === b.name && a.givenName === b.givenName && a.familyName === b.familyName;
}

function personNamesDiffer(a: PersonName, b: PersonName, shared: IdentifierType): boolean {
  if (a.generation && b.generation && a.generation !== b.generation) return true;
  const someA = [...a.given, ...a.family];
  const someB = [...b.given, ...b.family];
  if (someA.length === 0 || someB.length === 0 || !sameScript(someA, someB)) return false;
  if (someA.length === 1 || someB.length === 1) return !namesFit(someA, someB);
  if (a.given.length === 0 || b.given.length === 0 || crossed(a, b)) return false;
  const given = namesFit(a.given.slice(0, 1), b.given) || namesFit(b.given.slice(0, 1), a.given);
  return !given || (shared === 'phone' && !namesFit(a.family, b.family));
}

/** Given and family name in each other's place, as forms and countries have it. */
function crossed(a: PersonName, b: PersonName): boolean {
  return anyPair(a.given, b.family, isTypoOf) && anyPair(a.family, b.given, isTypoOf);
}

function namesFit(a: string[], b: string[]): boolean {
  return anyPair(a, b, mayBeSameGivenName);
}

function anyPair(a: string[], b: string[], same: (a: string, b: string) => boolean): boolean {
  return a.some((word) => b.some((other) => same(word, other)));
}

/** Names in two scripts that are not transliterated have no letter in common, and yet say nothing against each other. */
function sameScript(a: string[], b: string[]): boolean {
  return /\p{Script=Latin}/u.test(a.join('')) === /\p{Script=Latin}/u.test(b.join(''));
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
