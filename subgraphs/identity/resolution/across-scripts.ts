import { normalizedEmails } from './email.ts';
import type { IdentifierType } from './identifier.ts';
import { nameWords, type PersonName, personName } from './person-name.ts';
import type { Witness } from './witness.ts';

/** Two names in scripts that are not transliterated have no letter in common, and may be one person's or two. */
export function cannotBeCompared(a: PersonName, b: PersonName): boolean {
  const [someA, someB] = [nameWords(a), nameWords(b)];
  return someA.length > 0 && someB.length > 0 && !sameScript(someA, someB);
}

export function sameScript(a: string[], b: string[]): boolean {
  return /\p{Script=Latin}/u.test(a.join('')) === /\p{Script=Latin}/u.test(b.join(''));
}

/**
 * Whether something besides a mailbox or a telephone speaks for one person under names that cannot be compared: the date
 * of birth, or a mailbox named after the one of them who is written in Latin letters.
 */
export function vouchedFor(a: Witness, b: Witness, shared: IdentifierType): boolean {
  if (shared !== 'email' && shared !== 'phone') return true;
  if (a.birthDate !== null && a.birthDate === b.birthDate) return true;
  return shared === 'email' && sharedEmails(a, b).some((email) => isNamedAfter(email, a) || isNamedAfter(email, b));
}

/** Which word of a display name is the given one differs between countries: without the separate fields it takes both. */
function isNamedAfter(email: string, record: Witness): boolean {
  const name = personName(record);
  const words = record.givenName === null ? nameWords(name) : name.given;
  const mailbox = mailboxWords(email);
  return words.length > 0 && words.every((word) => mailbox.includes(word));
}

function sharedEmails(a: Witness, b: Witness): string[] {
  const others = normalizedEmails(b.emails);
  return normalizedEmails(a.emails).filter((email) => others.includes(email));
}

function mailboxWords(email: string): string[] {
  return email.slice(0, email.lastIndexOf('@')).split(/[^\p{L}]+/u);
}
