import type { NameForm, Profile } from '../profile.ts';
import { soundOf } from './sound.ts';

/** Records that share one are worth comparing, unless too many share it. */
export interface BlockingKey {
  key: string;
  /** Held by more records than this it is of no use. */
  limit: number;
}

const strong = 200;
const weak = 200;

/** Everything under which a record may meet others of its party, in spite of slips, gaps and swapped names. */
export function blockingKeys(profile: Profile): BlockingKey[] {
  const found = new Map<string, number>();
  const add = (limit: number, type: string, ...values: (string | null)[]): void => {
    if (!values.includes(null)) found.set(`${profile.kind.charAt(0)}${type}:${values.join('|')}`, limit);
  };
  for (const { address, local, domain } of profile.emails) {
    add(strong, 'email', address);
    add(strong, 'local', local);
    add(weak, 'local5', local.slice(0, 5));
    add(weak, 'at', domain);
  }
  for (const phone of profile.phones) {
    add(strong, 'phone', phone);
    add(strong, 'phone6', phone.slice(-6));
  }
  for (const address of profile.mailboxes) add(strong, 'email', address);
  for (const id of [...profile.claims, ...profile.ownIds]) add(strong, 'id', id);
  for (const id of profile.taxIds) add(strong, 'tax', id);
  for (const name of profile.domains) add(strong, 'domain', name);
  for (const { street, postalCode } of profile.streets) add(strong, 'street', street, postalCode);
  for (const { house } of profile.streets) add(strong, 'house', house);
  add(strong, 'born', bornEitherWay(profile.birthDate));
  for (const form of profile.names) addNameKeys(form, profile, add);
  return [...found].map(([key, limit]) => ({ key, limit }));
}

/** Day and month in one order, since forms and countries swap them. */
function bornEitherWay(date: string | null): string | null {
  if (date === null || date.length < 8) return date;
  const [month, day] = [date.slice(4, 6), date.slice(6)];
  return date.slice(0, 4) + (month < day ? month + day : day + month);
}

type Add = (limit: number, type: string, ...values: (string | null)[]) => void;

function addNameKeys({ given, family }: NameForm, profile: Profile, add: Add): void {
  const names = [given, family].flatMap((name) => name?.text ?? []);
  add(strong, 'names', names.toSorted().join(' '));
  const words = [...new Set([given, family].flatMap((name) => name?.words ?? []))].slice(0, 6);
  const date = profile.birthDate;
  for (const word of words) {
    if (word.length < 2) continue;
    add(weak, 'name', word);
    for (const part of [`~${soundOf(word)}`, word.slice(0, 3)]) {
      if (date !== null) {
        add(weak, 'year', part, date.slice(0, 4));
        if (date.length >= 6) add(weak, 'month', part, date.slice(0, 6));
        if (date.length === 8) add(weak, 'day', part, date.slice(4));
      }
      for (const code of profile.postalCodes) add(weak, 'code', part, code);
      for (const city of profile.cities) add(weak, 'city', part, city);
    }
  }
}
