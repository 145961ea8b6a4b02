import { nameWithId } from '../comparison/name.ts';
import type { NameForm, Profile } from '../profile.ts';
import { BytePages } from './byte-pages.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { Dictionary } from './dictionary.ts';
import { packRecord } from './pack.ts';
import { PackedProfile, type PackedSource } from './packed-profile.ts';
import { bitsOf, sections } from './sections.ts';
import { Sketches, word } from './sketches.ts';

/** As many profiles stay read as are looked at together; a power of two. */
const profilesKept = 8192;

/** What is asked again and again of records that were just taken in. */
interface Recent {
  slot: number;
  key: string;
  name: string | null;
}

/** Records in compact form by slot: what pairs are asked first in sketches, the rest in bytes. */
export class PackedRecords implements PackedSource {
  readonly sketches = new Sketches();
  readonly #dictionary = new Dictionary();
  readonly #writer = new ByteWriter(this.#dictionary);
  readonly #reader = new ByteReader(this.#dictionary);
  readonly #pages = new BytePages();
  readonly #kept: (Profile | null)[] = new Array(profilesKept).fill(null);
  readonly #keptSlots = new Int32Array(profilesKept).fill(-1);
  readonly #recent: (Recent | null)[] = new Array(profilesKept).fill(null);

  set(slot: number, key: string, name: string | null, profile: Profile): void {
    const bits = bitsOf(profile, key);
    this.sketches.set(slot, bits, profile);
    packRecord(this.#writer, bits, key, name, profile);
    this.#pages.set(slot, this.#writer.written);
    this.#keep(slot, profile);
    this.#recent[slot & (profilesKept - 1)] = { slot, key, name };
  }

  delete(slot: number): void {
    this.#forget(slot);
    if (this.#recentAt(slot)) this.#recent[slot & (profilesKept - 1)] = null;
    this.#pages.delete(slot);
  }

  profileOf(slot: number): Profile {
    const place = slot & (profilesKept - 1);
    const kept = this.#kept[place];
    if (kept && this.#keptSlots[place] === slot) return kept;
    const birthDate = this.sketches.dateOf(this.#sketched(slot, word.birthDate));
    const profile = new PackedProfile(this, slot, this.#sketched(slot, word.bits), birthDate, this.#firstName(slot));
    this.#keep(slot, profile);
    return profile;
  }

  keyOf(slot: number): string {
    const recent = this.#recentAt(slot);
    if (recent) return recent.key;
    const reader = this.#readerAfter(slot, 0);
    return reader.word() + reader.text();
  }

  nameOf(slot: number): string | null {
    const recent = this.#recentAt(slot);
    if (recent) return recent.name;
    const reader = this.#readerAfter(slot, 0);
    reader.word();
    reader.text();
    return reader.number() === 0 ? null : reader.text();
  }

  readerAt(slot: number, section: number): ByteReader | null {
    return (this.#sketched(slot, word.bits) & section) === 0 ? null : this.#readerAfter(slot, section);
  }

  /** At the beginning of this section, or behind all sections. */
  #readerAfter(slot: number, wanted: number): ByteReader {
    const reader = this.#reader;
    const bits = this.#sketched(slot, word.bits);
    reader.open(this.#pages.pageOf(slot), this.#pages.offsetOf(slot));
    for (const section of sections) {
      if ((bits & section) === 0) continue;
      const length = reader.number();
      if (section === wanted) break;
      reader.at += length;
    }
    return reader;
  }

  #recentAt(slot: number): Recent | null {
    const recent = this.#recent[slot & (profilesKept - 1)] ?? null;
    return recent?.slot === slot ? recent : null;
  }

  #firstName(slot: number): NameForm | null {
    const given = nameWithId(this.#sketched(slot, word.given));
    const family = nameWithId(this.#sketched(slot, word.family));
    return given === null && family === null ? null : { given, family };
  }

  #sketched(slot: number, place: number): number {
    return this.sketches.wordsOf(slot)[this.sketches.offsetOf(slot) + place] ?? 0;
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
}
