import { domainToASCII } from 'node:url';
import { isPlaceholder, placeholderMailboxes, placeholderMailDomains, roleMailboxes } from './blocked.ts';
import { seenText } from './text.ts';

const shape = /^[^\s@,;<>"]+@[^\s@,;<>"]+$/;
/** What is in its one spelling already but for capitals. */
const plain = /^[\w.+-]+@[a-z\d-]+(?:\.[a-z\d-]+)+$/i;

/** No mail goes to a longer one (RFC 5321), and to compare such takes long. */
const longest = 254;

/** What address books and exports write before an address, `smtp:`, and behind it, `(work)`. */
const label = /^(?:e-?mail|mailto|smtp):\s*/;
const remark = /(?<=\S)\s*\([^()]*\)$/;
const wrapping = /^["'([]+|["')\].,;]+$/g;

const mostInOneField = 3;
/** The address of `Jane Doe <jane@x.io>`. */
const behindName = /(?<=<)[^\s@<>]+@[^\s@<>]+(?=>)/g;

/** Each of the addresses in one field: `jane@x.io; jane.doe@y.io`, `Jane <jane@x.io>, Jane Doe <jane.doe@y.io>`. */
export function emailsIn(raw: string): string[] {
  const isList = raw.includes('@', raw.indexOf('@') + 1);
  if (!isList) return [raw];
  const named = raw.match(behindName) ?? [];
  const parts = named.length > 1 ? named : raw.split(/[;,|\s]+/).filter((part) => part !== '');
  const areAddresses = parts.length > 1 && parts.length <= mostInOneField && parts.every((part) => shape.test(part));
  return areAddresses ? parts : [raw];
}

/**
 * One spelling per mailbox: composed Unicode, lower case, the domain as DNS knows it (`münchen.de` becomes
 * `xn--mnchen-3ya.de`), without the name of `Jane Doe <jane@x.io>`. Dots and tags in the local part stay, for it is by the whole address that a record is found.
 *
 * @returns null when it is no address or stands for no one.
 */
export function normalizeEmail(raw: string): string | null {
  if (plain.test(raw)) return unlessPlaceholder(raw.toLowerCase());
  const text = seenText(raw)
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/^[^<>]*<([^<>]+)>$/, '$1')
    .replace(label, '')
    .replace(remark, '')
    .replace(wrapping, '');
  if (!shape.test(text)) return null;
  const at = text.lastIndexOf('@');
  const domain = asciiDomain(text.slice(at + 1));
  return domain ? unlessPlaceholder(`${text.slice(0, at)}@${domain}`) : null;
}

function unlessPlaceholder(email: string): string | null {
  if (email.length > longest) return null;
  const at = email.lastIndexOf('@');
  const local = email.slice(0, at);
  const isNobodys = placeholderMailboxes.has(local) || isPlaceholder(local);
  return isNobodys || placeholderMailDomains.has(email.slice(at + 1)) ? null : email;
}

/** Nearly every domain is ASCII already, and asking for it costs more than all else here. */
function asciiDomain(domain: string): string {
  return /^[a-z0-9.-]+$/.test(domain) ? domain : domainToASCII(domain);
}

const googlesOther = '@googlemail.com';

/**
 * Where mail to a normalised address arrives: what follows a `+` is a tag that its owner chose (RFC 5233), and Google has two names. Null when the
 * mailbox is nobody's, as that of `noreply+81@x.io`. Dots stay: only Gmail ignores them.
 */
export function mailboxOf(email: string): string | null {
  const plus = email.indexOf('+');
  const at = email.lastIndexOf('@');
  const mailbox = plus > 0 && plus < at ? unlessPlaceholder(email.slice(0, plus) + email.slice(at)) : email;
  return mailbox?.endsWith(googlesOther) ? mailbox.replace(googlesOther, '@gmail.com') : mailbox;
}

/** Whether a role answers a normalised address. */
export function isRoleMailbox(email: string): boolean {
  return roleMailboxes.has(email.slice(0, email.search(/[@+]/)));
}

/** Under what an address is found: as a party's own first, then as a mailbox that many people give. */
export function emailIdentifiers(raw: string): string[] {
  const email = normalizeEmail(raw);
  return email === null ? [] : [`email:${email}`, `mailbox:${email}`];
}
