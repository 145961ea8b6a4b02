import { isCutShort } from '../comparison/contact.ts';
import { says } from '../comparison/says.ts';
import { lettersOf } from '../comparison/similarity.ts';
import { hashOf } from '../hash.ts';
import type { NameForm, Profile } from '../profile.ts';
import { has } from './sections.ts';

/** Sixteen words of four bytes: one line of the processor's cache. */
const wordsOfOne = 16;
const chunkBits = 12;
const inChunk = (1 << chunkBits) - 1;

/** Which word of a sketch says what. Texts are hashes. */
export const word = {
  bits: 0,
  birthDate: 1,
  given: 2,
  family: 3,
  local: 4,
  /** The letters of the email's local part, and how many they are, with the first of them in the upper half. */
  letters: 5,
  length: 6,
  domain: 7,
  phone: 8,
  phoneEnd: 9,
  digits: 10,
  street: 11,
  postalCode: 12,
  city: 13,
  claim: 14,
  ownId: 15,
} as const;

/** Bits beside those of a packed record: of this a record says more than its sketch. */
export const more = {
  emails: 1 << 16,
  phones: 1 << 17,
  streets: 1 << 18,
  postalCodes: 1 << 19,
  cities: 1 << 20,
  ids: 1 << 21,
  names: has.otherNames,
  /** One of its names, at least, is not in Latin letters. */
  otherScript: 1 << 22,
} as const;

/**
 * What pairs are asked first, of every record in so few bytes that looking at another record is one read of memory: most pairs
 * are no match by that alone. They stand in chunks that never move.
 */
export class Sketches {
  readonly #chunks: Int32Array[] = [];
  readonly #dates: (string | null)[] = [null];
  readonly #dateCodes = new Map<string, number>();

  /** The words of a slot begin at `offsetOf`. */
  wordsOf(slot: number): Int32Array {
    return this.#chunks[slot >> chunkBits] ?? none;
  }

  offsetOf(slot: number): number {
    return (slot & inChunk) * wordsOfOne;
  }

  dateOf(code: number): string | null {
    return this.#dates[code] ?? null;
  }

  /** @param bits as `bitsOf` tells them */
  set(slot: number, bits: number, profile: Profile): void {
    while (slot >> chunkBits >= this.#chunks.length) this.#chunks.push(new Int32Array(wordsOfOne << chunkBits));
    const words = this.wordsOf(slot);
    const offset = this.offsetOf(slot);
    const put = (place: number, value: number): void => {
      words[offset + place] = value;
    };
    const { names, emails, phones, streets, postalCodes, cities, claims, ownIds } = profile;
    const [[name], [email], [phone], [place]] = [names, emails, phones, streets];
    put(word.bits, bits | moreThan(profile));
    put(word.birthDate, this.#codeOfDate(profile.birthDate));
    put(word.given, name?.given?.id ?? 0);
    put(word.family, name?.family?.id ?? 0);
    if (email) {
      put(word.local, hashOf(email.local));
      put(word.letters, lettersOf(email.local));
      put(word.length, Math.min(email.local.length, 0xffff) | (email.local.charCodeAt(0) << 16));
      put(word.domain, hashOf(email.domain));
    }
    if (phone !== undefined) {
      put(word.phone, hashOf(phone));
      put(word.phoneEnd, hashOf(phone.slice(-6)));
      put(word.digits, lettersOf(phone));
    }
    if (place) put(word.street, place.street === null ? 0 : hashOf(place.street));
    put(word.postalCode, hashOf(postalCodes[0] ?? ''));
    put(word.city, hashOf(cities[0] ?? ''));
    put(word.claim, hashOf(claims[0] ?? ''));
    put(word.ownId, hashOf(ownIds[0] ?? ''));
  }

  #codeOfDate(date: string | null): number {
    if (date === null) return 0;
    const known = this.#dateCodes.get(date);
    if (known !== undefined) return known;
    const code = this.#dates.push(date) - 1;
    this.#dateCodes.set(date, code);
    return code;
  }
}

const none = new Int32Array(wordsOfOne);

function isInOtherScript({ given, family }: NameForm): boolean {
  return (given !== null && given.script !== 'Latin') || (family !== null && family.script !== 'Latin');
}

function moreThan({
  says: said,
  names,
  emails,
  phones,
  streets,
  postalCodes,
  cities,
  claims,
  ownIds,
}: Profile): number {
  return (
    (emails.length > 1 || emails.some(isCutShort) ? more.emails : 0) |
    (phones.length > 1 ? more.phones : 0) |
    (names.some(isInOtherScript) ? more.otherScript : 0) |
    (streets.length > 1 || streets[0]?.street === null ? more.streets : 0) |
    (postalCodes.length > 1 ? more.postalCodes : 0) |
    (cities.length > 1 ? more.cities : 0) |
    (((said & says.claim) !== 0 && claims.length > 1) || ownIds.length !== 1 ? more.ids : 0)
  );
}
