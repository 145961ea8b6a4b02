import { type Caller, mayReadPersonalData } from './caller.ts';

export type PersonalDataKind = 'name' | 'email' | 'phone' | 'url' | 'id' | 'text';

/**
 * A person's data as this caller may see it: as it is with the scope `personal-data:read`, else masked so that it can
 * still be told from another ("j***@example.com", "***42") but not be used.
 */
export function personal(caller: Caller, kind: PersonalDataKind, value: string): string;
export function personal(caller: Caller, kind: PersonalDataKind, value: string | null): string | null;
export function personal(caller: Caller, kind: PersonalDataKind, value: string | null): string | null {
  return value === null || mayReadPersonalData(caller) ? value : masks[kind](value);
}

/** What defines a nullable field with a person's data of this kind. Its description is told, and that it is masked. */
export function maskedField<Name extends string>(name: Name, kind: PersonalDataKind, description: string) {
  return {
    nullable: true,
    description: `${description}; masked without the scope personal-data:read.`,
    resolve: (parent: Readonly<Record<Name, string | null>>, _args: object, { caller }: { caller: Caller }) =>
      personal(caller, kind, parent[name]),
  } as const;
}

/** Of a name of a single letter the first is all of it. */
function initialOf(word: string): string {
  const [initial = '', ...rest] = word;
  return rest.length > 0 ? initial : '';
}

/** Behind it some people write whose address it is, or a telephone number. */
const domainAt = /^@[\p{L}\p{M}\p{N}.-]*/u;

/** Without the plus a number could be any. */
const numberWithCountry = /\+\d[\d ().-]{5,}\d/g;

const masks: Record<PersonalDataKind, (value: string) => string> = {
  name: (value) =>
    value
      .split(/\s+/)
      .map((word) => `${initialOf(word)}***`)
      .join(' '),
  email: (value) => {
    const at = value.lastIndexOf('@');
    return at < 1 ? '***' : `${[...value][0]}***${domainAt.exec(value.slice(at))?.[0]}`;
  },
  phone: (value) => `***${value.slice(-2)}`,
  // What follows the path is what somebody typed or a mailing put there, and paths that unsubscribe hold addresses. A link that
  // is followed by way of another stands in that one's path, written as a part of it, twice over if need be.
  url: (value) =>
    value
      .replace(/(?:[?#]|%(?:25)*(?:3f|23)).*$/is, '')
      .split('/')
      .map((part) => (/@|%(?:25)*40/i.test(part) ? '***' : part))
      .join('/'),
  // Many a shop calls its customers by their addresses, and a messenger by their numbers.
  id: (value) => (value.includes('@') ? masks.email(value) : value.replace(numberWithCountry, masks.phone)),
  text: () => '***',
};
