import { mayBeSameGivenName } from './given-name.ts';
import type { IdentifierType } from './identifier.ts';
import { organisationWords } from './organisation-name.ts';
import { type PersonName, personName } from './person-name.ts';
import type { PartyRecord } from './record.ts';
import { isTypoOf } from './similarity.ts';

/** What of a record can speak against a link. */
export type Witness = Pick<PartyRecord, 'key' | 'kind' | 'name' | 'givenName' | 'familyName' | 'birthDate'>;

/**
 * Whether two records that share an identifier of this type are clearly two parties all the same: husband and wife with
 * one mailbox, father and son with one name, two companies behind one telephone exchange. Symmetric; what is missing
 * never contradicts.
 */
export function contradict(a: Witness, b: Witness, shared: IdentifierType): boolean {
  if (a.kind !== b.kind) return true;
  if (a.kind === 'ORGANISATION') return sharedByNeighbours.has(shared) && organisationNamesDiffer(a.name, b.name);
  if (sameNameAsWritten(a, b)) return birthDatesDiffer(a.birthDate, b.birthDate);
  return birthDatesDiffer(a.birthDate, b.birthDate) || personNamesDiffer(personName(a), personName(b), shared);
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
  if (someA.length === 1 || someB.length === 1) return !anyPair(someA, someB, mayBeSameGivenName);
  if (a.given.length === 0 || b.given.length === 0) return false;
  const straight = firstAmong(a.given, b.given) || firstAmong(b.given, a.given);
  const crossed = anyPair(a.given, b.family, isTypoOf) && anyPair(a.family, b.given, isTypoOf);
  if (crossed) return false;
  return !straight || (shared === 'phone' && !anyPair(a.family, b.family, mayBeSameGivenName));
}

/** A display name does not say where given names end: the first is one for certain, the last may be half a surname. */
function firstAmong(given: string[], others: string[]): boolean {
  return anyPair(given.slice(0, 1), others, mayBeSameGivenName);
}

function anyPair(a: string[], b: string[], same: (a: string, b: string) => boolean): boolean {
  return a.some((word) => b.some((other) => same(word, other)));
}

/** A Cyrillic and a Latin spelling of one name have no letter in common, and yet say nothing against each other. */
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

function organisationNamesDiffer(a: string | null, b: string | null): boolean {
  const wordsA = organisationWords(a);
  const wordsB = organisationWords(b);
  if (wordsA.length === 0 || wordsB.length === 0 || !sameScript(wordsA, wordsB)) return false;
  const joinedA = wordsA.join('');
  const joinedB = wordsB.join('');
  const shortened = joinedA.startsWith(joinedB) || joinedB.startsWith(joinedA);
  const acronym = acronymOf(wordsA) === joinedB || acronymOf(wordsB) === joinedA;
  return !shortened && !acronym && !anyPair(wordsA, wordsB, isTypoOf);
}

function acronymOf(words: string[]): string {
  return words.map((word) => word.charAt(0)).join('');
}
