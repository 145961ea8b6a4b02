import { domainToASCII } from 'node:url';
import { isPlaceholder, placeholderMailboxes, placeholderMailDomains, roleMailboxes } from './blocked.ts';

const shape = /^[^\s@,;<>"]+@[^\s@,;<>"]+$/;

/**
 * One spelling per mailbox: composed Unicode, lower case, the domain as DNS knows it (`münchen.de` becomes
 * `xn--mnchen-3ya.de`), without the name of `Jane Doe <jane@x.io>`. Dots and tags in the local part stay: only Gmail ignores them.
 *
 * @returns null when it is no address or stands for no one.
 */
export function normalizeEmail(raw: string): string | null {
  const text = raw
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/^[^<>]*<([^<>]+)>$/, '$1')
    .replace(/^mailto:/, '')
    .replace(/\.$/, '');
  if (!shape.test(text)) return null;
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  const domain = asciiDomain(text.slice(at + 1));
  if (!domain || placeholderMailboxes.has(local) || placeholderMailDomains.has(domain) || isPlaceholder(local))
    return null;
  return `${local}@${domain}`;
}

/** Nearly every domain is ASCII already, and asking for it costs more than all else here. */
function asciiDomain(domain: string): string {
  return /^[a-z0-9.-]+$/.test(domain) ? domain : domainToASCII(domain);
}

export function normalizedEmails(emails: readonly string[]): string[] {
  return emails.map(normalizeEmail).filter((email) => email !== null);
}

/** `email:…`, or `mailbox:…` for an address that a role answers. */
export function emailIdentifier(raw: string): string | null {
  const email = normalizeEmail(raw);
  if (email === null) return null;
  const [local = ''] = email.split(/[@+]/);
  return roleMailboxes.has(local) ? `mailbox:${email}` : `email:${email}`;
}

/** Under what an address is found: as a party's own first, then as a mailbox that many people give. */
export function emailIdentifiers(raw: string): string[] {
  const email = normalizeEmail(raw);
  return email === null ? [] : [`email:${email}`, `mailbox:${email}`];
}

export function domainOfEmail(raw: string): string {
  return normalizeEmail(raw)?.split('@').at(-1) ?? '';
}
