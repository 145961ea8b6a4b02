import { seenText } from './text.ts';
import { wordList } from './word-list.ts';

/** Words that people and forms write where they have nothing to write. */
const placeholderWords: ReadonlySet<string> = wordList(`
  -, ., amazon customer, anonymous, anonymous caller, blank, cash customer, cash sale, cash sales, client divers,
  cliente generico, cliente genérico, consumidor final, current resident, customer, dear customer, default, deleted,
  demo account, demo user, desconocida, desconocido, do not call, do not contact, do not use, ebay buyer, ebay user, empty,
  facebook user, false, first name unknown, firstname, fnu, guest, home owner, homeowner, inconnu, instagram user,
  last name unknown, lastname, laufkunde, lnu, missing, n.a., n.n., n/a, na, name, new contact, new customer, new lead, new user,
  nieznany, nil, no caller id, no contact, no first name, no last name, no name, no name given, no name provided, nobody, none,
  not applicable, not available, not given, not known, not provided, not specified, null, occupant, onbekend, private caller,
  private number, publico en general, público en general, publico general, público general, redacted, resident, sconosciuto,
  sin nombre, tba, tbd, test, test account, to whom it may concern, true, unbekannt, undefined, unknown, unknown caller, user,
  valued customer, visitor, walk in, walk-in, walk-in customer, webshop customer, website visitor, wireless caller, x, xx, xxx,
  xxxx
`);

/** Those of them that people are called, as 娜 is in China, and Nil in Catalonia and in India. */
const givenNames: ReadonlySet<string> = wordList('na, nil');
const familyNames: ReadonlySet<string> = wordList('blank, guest, null');

/** Mailboxes that stand for no one: placeholders, test addresses and senders that nobody reads. */
export const placeholderMailboxes: ReadonlySet<string> = wordList(`
  a, aaa, abc, anonymous, asdf, bounce, bounces, do-not-reply, donotreply, email, fake, foo, mailer-daemon, n/a,
  na, no-email, no-reply, no_reply, nobody, noemail, nomail, none, noreply, null, qwerty, test, test1, test123,
  tester, testing, undefined, unknown, unsubscribe, user, x, xx, xxx
`);

/** Domains that receive no mail for anyone in particular. */
export const placeholderMailDomains: ReadonlySet<string> = wordList(`
  domain.com, email.com.invalid, fake.com, invalid, localhost, none.com, noemail.com, nomail.com, test.com,
  test.test, unknown.com
`);

/** Mailboxes that a role answers, whoever fills it today. */
export const roleMailboxes: ReadonlySet<string> = wordList(`
  abuse, accounting, accounts, admin, administrator, billing, booking, bookings, buchhaltung, career, careers,
  comercial, compras, compta, comptabilite, contact, contacto, contato, customerservice, einkauf, enquiries,
  feedback, finance, hello, help, helpdesk, hola, hostmaster, hr, info, information, infos, inquiries, invoice,
  invoices, it, jobs, kontakt, legal, mail, mailbox, marketing, media, newsletter, office, operations, orders,
  payments, postmaster, post, press, privacy, purchasing, rechnung, reception, recepcion, root, sales, secretary,
  security, service, shop, store, support, team, ventas, vertrieb, verwaltung, webmaster, welcome
`);

/** Dates that forms and migrations fill in. */
export const placeholderDates: ReadonlySet<string> = wordList(`
  0001-01-01, 1111-11-11, 1753-01-01, 1800-01-01, 1899-12-30, 1899-12-31, 1900-01-01, 1901-01-01, 1904-01-01, 1970-01-01,
  1999-12-31, 2000-01-01, 2099-12-31, 2999-12-31, 9999-12-31
`);

/** What says nothing of a town or whatever else, of which `none` and `false` may say something. */
const unsaidWords: ReadonlySet<string> = wordList(`
  blank, missing, n.a., n/a, not available, not known, not provided, not stated, null, redacted, tba, tbd, undefined,
  unknown, unspecified
`);

const longestPlaceholder = 40;

/** `Na Na` is somebody's name. */
const shortestOfSeveral = 3;

/** One of these words, or several: `Unknown Unknown`, `Guest User`. */
export function isPlaceholder(value: string): boolean {
  const text = shortWords(value);
  if (text === null) return false;
  if (placeholderWords.has(text)) return true;
  const space = text.indexOf(' ');
  return space !== -1 && isOneOfSeveral(text.slice(0, space)) && text.split(' ').every(isOneOfSeveral);
}

/** Whether one of them begins with this, in small letters: most words begin none. */
export function mayBeginPlaceholder(word: string): boolean {
  return firstWords.has(word);
}

const firstWords: ReadonlySet<string> = new Set(
  [...placeholderWords].filter((text) => text.includes(' ')).map((text) => text.slice(0, text.indexOf(' '))),
);

function isOneOfSeveral(word: string): boolean {
  return word.length >= shortestOfSeveral && placeholderWords.has(word);
}

/** Whether a given name is one though the word stands for nothing elsewhere: `Nil` beside a family name, but not `NIL`. */
export function mayBeGivenName(word: string): boolean {
  return isWrittenAsName(word) && givenNames.has(word.toLowerCase());
}

/** … and a family name, beside a given one: `Guest`. */
export function mayBeFamilyName(word: string): boolean {
  return isWrittenAsName(word) && familyNames.has(word.toLowerCase());
}

function isWrittenAsName(word: string): boolean {
  return /^\p{Lu}\p{Ll}+$/u.test(word);
}

export function isUnsaid(value: string): boolean {
  return unsaidWords.has(shortWords(value) ?? '');
}

/** A text without the brackets that forms and what syncs with Salesforce put around it, `[not provided]` and `[[Unknown]]`; null of a long one. */
function shortWords(value: string): string | null {
  const seen = seenText(value).trim();
  if (seen.length > longestPlaceholder) return null;
  const text = seen.toLowerCase();
  return /^[[({<]/.test(text) ? text.replace(/^[[({<\s]+|[\])}>\s]+$/g, '') : text;
}

const sameDigitAtLeast = /(\d)\1{6,}/;
const countingUpOrDown = ['0123456789', '1234567890', '9876543210'];
const shortestRun = 7;
/** In North America, where no exchange begins with a 1, nobody has these, and forms are full of them. */
const madeUpNumbers: ReadonlySet<string> = wordList('1112223333, 1231231234, 5551234567');

/** Digits that a finger types to get past a form: repeated (0000000), counted (1234567) or next to none. */
export function isPlaceholderNumber(digits: string): boolean {
  const run = digits.length >= shortestRun ? digits : '';
  const counted = countingUpOrDown.some((digitsInOrder) => run !== '' && digitsInOrder.includes(run.slice(-9)));
  return /^0*$/.test(digits) || sameDigitAtLeast.test(digits) || counted || madeUpNumbers.has(digits);
}
