import { nameWithId } from '../comparison/name.ts';
import { says } from '../comparison/says.ts';
import type { Email, NameForm, Place, Profile } from '../profile.ts';
import type { PartyKind } from '../record.ts';
import type { SpokenOf } from '../values/spoken-of.ts';
import type { ByteReader } from './byte-reader.ts';
import { parts } from './pack.ts';
import { has, ownIdOf } from './sections.ts';

/** Where a packed record is read. */
export interface PackedSource {
  /** A reader at the beginning of a section, or null when the record has none. */
  readerAt(slot: number, section: number): ByteReader | null;
  keyOf(slot: number): string;
}

const none: readonly never[] = [];
const noAttributes: ReadonlyMap<string, string> = new Map();

/**
 * A profile that is read from its bytes when it is asked, and no more of it than that. Good until the record is removed or
 * replaced.
 */
export class PackedProfile implements Profile {
  readonly says: number;
  readonly kind: PartyKind;
  readonly spokenOf: SpokenOf | null;
  readonly birthDate: string | null;
  readonly #source: PackedSource;
  readonly #slot: number;
  readonly #first: NameForm | null;
  #names: readonly NameForm[] | null = null;
  #emails: readonly Email[] | null = null;
  #phones: readonly string[] | null = null;
  #claims: readonly string[] | null = null;
  #ownIds: readonly string[] | null = null;
  #streets: readonly Place[] | null = null;
  #postalCodes: readonly string[] | null = null;
  #cities: readonly string[] | null = null;
  #attributes: ReadonlyMap<string, string> | null = null;

  constructor(source: PackedSource, slot: number, bits: number, birthDate: string | null, first: NameForm | null) {
    this.#source = source;
    this.#slot = slot;
    this.says = bits & (has.organisation - 1);
    this.spokenOf = (bits & has.he) !== 0 ? 'HE' : (bits & has.she) !== 0 ? 'SHE' : null;
    this.kind = (bits & has.organisation) === 0 ? 'PERSON' : 'ORGANISATION';
    this.birthDate = birthDate;
    this.#first = first;
  }

  get names(): readonly NameForm[] {
    this.#names ??= this.#first === null ? none : [this.#first, ...this.#read(has.otherNames, readName)];
    return this.#names;
  }

  get generations(): readonly string[] {
    return this.#read(has.generations, readWord);
  }

  get emails(): readonly Email[] {
    this.#emails ??= this.#read(says.email, readEmail);
    return this.#emails;
  }

  get mailboxes(): readonly string[] {
    return this.#read(says.mailbox, readText);
  }

  get phones(): readonly string[] {
    this.#phones ??= this.#read(says.phone, readText);
    return this.#phones;
  }

  get claims(): readonly string[] {
    this.#claims ??= this.#read(says.claim, (reader) => reader.word() + reader.text());
    return this.#claims;
  }

  get ownIds(): readonly string[] {
    if (this.#ownIds === null) {
      const others = this.#read(has.otherIds, readText);
      this.#ownIds = others.length > 0 ? others : [ownIdOf(this.#source.keyOf(this.#slot))];
    }
    return this.#ownIds;
  }

  get taxIds(): readonly string[] {
    return this.#read(says.taxId, readText);
  }

  get streets(): readonly Place[] {
    if (this.#streets === null) {
      const { postalCodes, cities } = this;
      this.#streets = this.#read(says.street, (reader) => readPlace(reader, postalCodes, cities));
    }
    return this.#streets;
  }

  get postalCodes(): readonly string[] {
    this.#postalCodes ??= this.#read(says.postalCode, readWord);
    return this.#postalCodes;
  }

  get cities(): readonly string[] {
    this.#cities ??= this.#read(says.city, readWord);
    return this.#cities;
  }

  get domains(): readonly string[] {
    return this.#read(says.domain, readWord);
  }

  get attributes(): ReadonlyMap<string, string> {
    this.#attributes ??=
      (this.says & says.attribute) === 0
        ? noAttributes
        : new Map(this.#read(says.attribute, (reader) => [reader.word(), reader.word()] as const));
    return this.#attributes;
  }

  #read<Item>(section: number, read: (reader: ByteReader) => Item): readonly Item[] {
    const reader = this.#source.readerAt(this.#slot, section);
    return reader === null ? none : reader.list(read);
  }
}

function readWord(reader: ByteReader): string {
  return reader.word();
}

function readText(reader: ByteReader): string {
  return reader.text();
}

function readName(reader: ByteReader): NameForm {
  return { given: nameWithId(reader.number()), family: nameWithId(reader.number()) };
}

function readEmail(reader: ByteReader): Email {
  const local = reader.text();
  const domain = reader.word();
  return { address: `${local}@${domain}`, local, domain };
}

function readPlace(reader: ByteReader, postalCodes: readonly string[], cities: readonly string[]): Place {
  const words = reader.list(readWord);
  const present = reader.number();
  return {
    street: (present & parts.street) === 0 ? null : reader.text(),
    house: (present & parts.house) === 0 ? null : `${readOneOf(reader, words)} ${readOneOf(reader, words)}`,
    postalCode: (present & parts.postalCode) === 0 ? null : readOneOf(reader, postalCodes),
    city: (present & parts.city) === 0 ? null : readOneOf(reader, cities),
    words,
  };
}

function readOneOf(reader: ByteReader, known: readonly string[]): string {
  const place = reader.number();
  return place === 0 ? reader.word() : (known[place - 1] ?? '');
}
