import { says } from '../comparison/says.ts';
import type { Place, Profile } from '../profile.ts';
import type { ByteWriter } from './byte-writer.ts';
import { has, prefixLength } from './sections.ts';

/** In the order of `sections`. */
const written: readonly (readonly [bit: number, write: (writer: ByteWriter, profile: Profile) => void])[] = [
  [says.email, writeEmails],
  [says.mailbox, (writer, { mailboxes }) => writeTexts(writer, mailboxes)],
  [says.phone, (writer, { phones }) => writeTexts(writer, phones)],
  [says.claim, writeClaims],
  [says.taxId, (writer, { taxIds }) => writeTexts(writer, taxIds)],
  [has.otherIds, (writer, { ownIds }) => writeTexts(writer, ownIds)],
  [has.otherNames, writeOtherNames],
  [says.postalCode, (writer, { postalCodes }) => writeWords(writer, postalCodes)],
  [says.city, (writer, { cities }) => writeWords(writer, cities)],
  [says.street, writePlaces],
  [says.domain, (writer, { domains }) => writeWords(writer, domains)],
  [has.generations, (writer, { generations }) => writeWords(writer, generations)],
  [says.attribute, writeAttributes],
];

/** Everything of a record that has no column of its own: the sections that its bits name, then its key and its name. */
export function packRecord(writer: ByteWriter, bits: number, key: string, name: string | null, profile: Profile): void {
  writer.start();
  for (const [bit, write] of written) if ((bits & bit) !== 0) writer.section(() => write(writer, profile));
  const cut = prefixLength(key);
  writer.word(key.slice(0, cut));
  writer.text(key.slice(cut));
  writer.number(name === null ? 0 : 1);
  if (name !== null) writer.text(name);
}

function writeTexts(writer: ByteWriter, texts: readonly string[]): void {
  writer.number(texts.length);
  for (const text of texts) writer.text(text);
}

function writeWords(writer: ByteWriter, words: readonly string[]): void {
  writer.number(words.length);
  for (const word of words) writer.word(word);
}

function writeEmails(writer: ByteWriter, { emails }: Profile): void {
  writer.number(emails.length);
  for (const { local, domain } of emails) {
    writer.text(local);
    writer.word(domain);
  }
}

function writeClaims(writer: ByteWriter, { claims }: Profile): void {
  writer.number(claims.length);
  for (const claim of claims) {
    const cut = claim.indexOf(':') + 1;
    writer.word(claim.slice(0, cut));
    writer.text(claim.slice(cut));
  }
}

function writeOtherNames(writer: ByteWriter, { names }: Profile): void {
  writer.number(names.length - 1);
  for (const { given, family } of names.slice(1)) {
    writer.number(given?.id ?? 0);
    writer.number(family?.id ?? 0);
  }
}

function writePlaces(writer: ByteWriter, { streets, postalCodes, cities }: Profile): void {
  writer.number(streets.length);
  for (const place of streets) {
    const { street, house, postalCode, city, words } = place;
    writeWords(writer, words);
    writer.number(partsOf(place));
    if (street !== null) writer.text(street);
    if (house !== null) writeHouse(writer, house, words);
    if (postalCode !== null) writeOneOf(writer, postalCode, postalCodes);
    if (city !== null) writeOneOf(writer, city, cities);
  }
}

export const parts = { street: 1, house: 2, postalCode: 4, city: 8 } as const;

function partsOf({ street, house, postalCode, city }: Place): number {
  return (
    (street === null ? 0 : parts.street) |
    (house === null ? 0 : parts.house) |
    (postalCode === null ? 0 : parts.postalCode) |
    (city === null ? 0 : parts.city)
  );
}

/** A number and a name that are words of the place as well. */
function writeHouse(writer: ByteWriter, house: string, words: readonly string[]): void {
  const cut = house.indexOf(' ');
  writeOneOf(writer, house.slice(0, cut), words);
  writeOneOf(writer, house.slice(cut + 1), words);
}

function writeOneOf(writer: ByteWriter, text: string, known: readonly string[]): void {
  const place = known.indexOf(text) + 1;
  writer.number(place);
  if (place === 0) writer.word(text);
}

function writeAttributes(writer: ByteWriter, { attributes }: Profile): void {
  writer.number(attributes.size);
  for (const [name, value] of attributes) {
    writer.word(name);
    writer.word(value);
  }
}
