/**
 * Email events and unsubscribes name an address and no contact. Rows therefore belong to an addressee: a contact's id,
 * or `email:` and the address as `emailKey` writes it, which is joined to the contacts that have it when reading.
 */
const emailPrefix = 'email:';

/** Marks of direction and the like, which come along where an address is copied. */
const unseen = /\p{Cf}/gu;

/** Addresses that differ in case, in blanks around them or in what nobody sees are one. */
export function emailKey(email: string): string {
  return email.replace(unseen, '').trim().toLowerCase();
}

export function addresseeOfEmail(email: string): string {
  return `${emailPrefix}${emailKey(email)}`;
}

/** The address of an addressee; null when the addressee is a contact. */
export function emailOfAddressee(addressee: string): string | null {
  return addressee.startsWith(emailPrefix) ? addressee.slice(emailPrefix.length) : null;
}
