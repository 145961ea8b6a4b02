import { nameWithId } from '../comparison/name.ts';
import type { NameForm, Profile } from '../profile.ts';
import { BytePages } from './byte-pages.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { Dictionary } from './dictionary.ts';
import { packRecord } from './pack.ts';
import { PackedProfile, type PackedSource } from './packed-profile.ts';
import { bitsOf, sections } from './sections.ts';

/** As many profiles stay read as are looked at together; a power of two. */
const profilesKept = 8192;

/** Records in compact form by slot: what pairs are asked first in columns, the rest in bytes. */
export class PackedRecords implements PackedSource {
  readonly #dictionary = new Dictionary();
  readonly #writer = new ByteWriter(this.#dictionary);
  readonly #reader = new ByteReader(this.#dictionary);
  readonly #pages = new BytePages();
  readonly #dates: (string | null)[] = [null];
  readonly #dateCodes = new Map<string, number>();
  readonly #kept: (Profile | null)[] = new Array(profilesKept).fill(null);
  readonly #keptSlots = new Int32Array(profilesKept).fill(-1);
  #bits = new Uint16Array(1024);
  #birthDates = new Uint32Array(1024);
  #given = new Uint32Array(1024);
  #family = new Uint32Array(1024);

  set(slot: number, key: string, name: string | null, profile: Profile): void {
    if (slot >= this.#bits.length) this.#grow(slot);
    const bits = bitsOf(profile, key);
    const [first] = profile.names;
    this.#bits[slot] = bits;
    this.#birthDates[slot] = this.#codeOfDate(profile.birthDate);
    this.#given[slot] = first?.given?.id ?? 0;
    this.#family[slot] = first?.family?.id ?? 0;
    packRecord(this.#writer, bits, key, name, profile);
    this.#pages.set(slot, this.#writer.written);
    this.#keep(slot, profile);
  }

  delete(slot: number): void {
    this.#forget(slot);
    this.#pages.delete(slot);
  }

  profileOf(slot: number): Profile {
    const place = slot & (profilesKept - 1);
    const kept = this.#kept[place];
    if (kept && this.#keptSlots[place] === slot) return kept;
    const birthDate = this.#dates[this.#birthDates[slot] ?? 0] ?? null;
    const profile = new PackedProfile(this, slot, this.#bits[slot] ?? 0, birthDate, this.#firstName(slot));
    this.#keep(slot, profile);
    return profile;
  }

  keyOf(slot: number): string {
    const reader = this.#readerAfter(slot, 0);
    return reader.word() + reader.text();
  }

  nameOf(slot: number): string | null {
    const reader = this.#readerAfter(slot, 0);
    reader.word();
    reader.text();
    return reader.number() === 0 ? null : reader.text();
  }

  readerAt(slot: number, section: number): ByteReader | null {
    return ((this.#bits[slot] ?? 0) & section) === 0 ? null : this.#readerAfter(slot, section);
  }

  /** At the beginning of this section, or behind all sections. */
  #readerAfter(slot: number, wanted: number): ByteReader {
    const reader = this.#reader;
    const bits = this.#bits[slot] ?? 0;
    reader.open(this.#pages.pageOf(slot), this.#pages.offsetOf(slot));
    for (const section of sections) {
      if ((bits & section) === 0) continue;
      const length = reader.number();
      if (section === wanted) break;
      reader.at += length;
    }
    return reader;
  }

  #firstName(slot: number): NameForm | null {
    const given = nameWithId(this.#given[slot] ?? 0);
    const family = nameWithId(this.#family[slot] ?? 0);
    return given === null && family === null ? null : { given, family };
  }

  #codeOfDate(date: string | null): number {
    if (date === null) return 0;
    const known = this.#dateCodes.get(date);
    if (known !== undefined) return known;
    const code = this.#dates.push(date) - 1;
    this.#dateCodes.set(date, code);
    return code;
  }

  #keep(slot: number, profile: Profile): void {
    const place = slot & (profilesKept - 1);
    this.#kept[place] = profile;
    this.#keptSlots[place] = slot;
  }

  #forget(slot: number): void {
    const place = slot & (profilesKept - 1);
    if (this.#keptSlots[place] !== slot) return;
    this.#kept[place] = null;
    this.#keptSlots[place] = -1;
  }

  #grow(slot: number): void {
    const capacity = Math.max(slot + 1, Math.ceil(this.#bits.length * 1.5));
    const longer = (column: Uint32Array): Uint32Array<ArrayBuffer> => {
      const grown = new Uint32Array(capacity);
      grown.set(column);
      return grown;
    };
    const bits = new Uint16Array(capacity);
    bits.set(this.#bits);
    this.#bits = bits;
    this.#birthDates = longer(this.#birthDates);
    this.#given = longer(this.#given);
    this.#family = longer(this.#family);
  }
}
