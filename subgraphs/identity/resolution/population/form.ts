import { says } from '../comparison/says.ts';
import { mixText } from '../hash.ts';
import type { Profile } from '../profile.ts';
import { has, prefixLength } from './sections.ts';
import { more, type Sketches, word } from './sketches.ts';

/** Whatever a sketch does not say, or says only the first of. */
const unsketched =
  more.emails |
  more.phones |
  more.streets |
  more.postalCodes |
  more.cities |
  more.ids |
  has.otherNames |
  has.generations |
  says.mailbox |
  says.taxId |
  says.domain |
  says.attribute;

const always = [word.bits, word.birthDate, word.given, word.family, word.postalCode, word.city, word.claim];
const ofEmail = [word.local, word.length, word.domain];
const ofPhone = [word.phone, word.digits];
const highBits = 2 ** 21;

/**
 * A number for all that a record says and which of its department's types it is, beside its own id: two records have the same one
 * when they say the same. 53 bits, never 0.
 *
 * @param mark what was decided about it, 0 for nothing
 */
export function formOf(sketches: Sketches, slot: number, key: string, profile: Profile, mark = 0): number {
  const words = sketches.wordsOf(slot);
  const offset = sketches.offsetOf(slot);
  const bits = words[offset + word.bits] ?? 0;
  let [one, other] = [0x811c9dc5, 0x2545f491];
  const mix = (value: number): void => {
    one = Math.imul(one ^ value, 0x85ebca6b);
    one ^= one >>> 15;
    other = Math.imul(other ^ value, 0xc2b2ae35);
    other ^= other >>> 13;
  };
  const mixWords = (places: readonly number[]): void => {
    for (const place of places) mix(words[offset + place] ?? 0);
  };
  mixWords(always);
  if (mark !== 0) mix(mark);
  if ((bits & says.email) !== 0) mixWords(ofEmail);
  if ((bits & says.phone) !== 0) mixWords(ofPhone);
  if ((bits & says.street) !== 0) for (const { words: said } of profile.streets) mix(mixText(bits, said.join(' ')));
  mix(mixText(bits, key.slice(0, prefixLength(key))));
  if ((bits & unsketched) !== 0) mix(mixText(0x811c9dc5, restOf(profile)));
  return (one >>> 0) * highBits + (other >>> 11) || 1;
}

function restOf(profile: Profile): string {
  const { names, generations, emails, mailboxes, phones, claims, taxIds, streets } = profile;
  const { postalCodes, cities, domains, attributes } = profile;
  return JSON.stringify([
    names.map(({ given, family }) => [given?.text, family?.text]),
    emails.map(({ address }) => address),
    streets.map(({ words }) => words),
    ...[generations, mailboxes, phones, claims, taxIds, postalCodes, cities, domains],
    [...attributes],
  ]);
}
